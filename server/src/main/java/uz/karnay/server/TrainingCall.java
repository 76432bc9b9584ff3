package uz.karnay.server;

import java.io.IOException;

/** Alice calls Bob through the server, says something, and hangs up. */
final class TrainingCall {

    private final TrainingPhone alice;
    private final TrainingPhone bob;
    private final String called;
    private final String callId;

    /** @param number of this call among those of the pair */
    TrainingCall(TrainingPhone alice, TrainingPhone bob, int pair, int number) {
        this.alice = alice;
        this.bob = bob;
        this.called = number(pair);
        this.callId = "training-" + pair + "-" + number;
    }

    /** What the Alice of a pair dials. */
    static String number(int pair) {
        return "99871200000" + pair;
    }

    void run(int packets) throws IOException {
        String callee = "<sip:" + called + "@" + alice.address() + ">";
        request("INVITE", "sip:" + called + "@127.0.0.1", "To: " + callee, 1, alice.description());
        String invite = bob.await("INVITE ");
        reply(invite, "180 Ringing", "");
        reply(invite, "200 OK", bob.description());
        String answer = alice.await("SIP/2.0 200 ");
        String to = TrainingPhone.fields(answer, "To");
        String uri = TrainingPhone.fields(answer, "Contact").replaceAll(".*<(.*)>.*", "$1");
        request("ACK", uri, to, 1, "");
        bob.await("ACK ");
        alice.speak(answer, bob, packets);
        bob.speak(invite, alice, packets);
        request("BYE", uri, to, 2, "");
        reply(bob.await("BYE "), "200 OK", "");
        alice.await("SIP/2.0 200 ");
    }

    private void request(String method, String uri, String to, int sequence, String body) throws IOException {
        alice.send(
                method + " " + uri + " SIP/2.0",
                "Via: SIP/2.0/UDP " + alice.address() + ";branch=z9hG4bK-" + callId + method,
                "Max-Forwards: 70",
                "From: \"Alice\" <sip:alice@" + alice.address() + ">;tag=alice",
                to,
                "Call-ID: " + callId,
                "CSeq: " + sequence + " " + method,
                "Contact: <sip:alice@" + alice.address() + ">",
                "Allow: INVITE, ACK, CANCEL, BYE, OPTIONS",
                "Content-Type: application/sdp",
                "Content-Length: " + body.length(),
                "",
                body);
    }

    private void reply(String request, String status, String body) throws IOException {
        String fields = TrainingPhone.fields(request, "Via", "From", "To", "Call-ID", "CSeq");
        bob.send(
                "SIP/2.0 " + status,
                fields.replaceFirst("(?m)^(To: [^;\r]*)\r?$", "$1;tag=bob"),
                "Contact: <sip:bob@" + bob.address() + ">",
                "Content-Type: application/sdp",
                "Content-Length: " + body.length(),
                "",
                body);
    }
}
