package uz.karnay.sip.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import uz.karnay.sip.message.HeaderName;
import uz.karnay.sip.message.SipMessage;

/** What never reaches anybody: RFC 3261 §8.2, told to Bob in plain text. */
class RefusalStoryTest extends Story {

    private int branches;

    private static String request(String method, String uri, String... lines) {
        return method + " " + uri + " SIP/2.0\r\n" + String.join("\r\n", lines) + "\r\n";
    }

    private String said(String method, String uri, String... more) {
        return request(
                method,
                uri,
                "Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKraw" + branches++ + ";rport",
                "From: <sip:alice@192.0.2.1>;tag=a1",
                "To: <sip:bob@192.0.2.2>",
                "Call-ID: raw@alice",
                "CSeq: 7 " + method,
                "Contact: <sip:alice@192.0.2.1>",
                String.join("\r\n", more));
    }

    /** Sends Bob the text and gives back his answer. */
    private SipMessage tell(String text) {
        int before = net.sent.size();
        deliver(text);
        assertThat(net.sent).hasSizeGreaterThan(before);
        return net.sent.get(before);
    }

    private void deliver(String text) {
        byte[] bytes = text.replace("\r\n\r\n\r\n", "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
        bob.does(() -> bob.transport.onDatagram(bob.port, alice.address, bytes, bytes.length));
    }

    private String statusOf(String text) {
        return tell(text).startLine();
    }

    private static final String[] NO_BODY = {"Max-Forwards: 70", "Content-Length: 0", ""};

    @Test
    void knowsItsMethods() {
        SipMessage answer = tell(said("PUBLISH", "sip:bob@192.0.2.2", NO_BODY));
        assertThat(answer.startLine()).startsWith("SIP/2.0 405");
        assertThat(answer.header(HeaderName.ALLOW).orElse("")).contains("INVITE", "BYE", "OPTIONS");
    }

    @Test
    void hasNeverHeardOfSomeMethods() {
        assertThat(statusOf(said("DANCE", "sip:bob@192.0.2.2", NO_BODY))).startsWith("SIP/2.0 501");
    }

    @Test
    void understandsSipUrisOnly() {
        assertThat(statusOf(said("INVITE", "http://bob.example", NO_BODY))).startsWith("SIP/2.0 416");
    }

    @Test
    void endsACircle() {
        assertThat(statusOf(said("INVITE", "sip:bob@192.0.2.2", "Max-Forwards: 0", "Content-Length: 0", "")))
                .startsWith("SIP/2.0 483");
    }

    @Test
    void cannotDoWhatItCannotDo() {
        SipMessage answer = tell(said("INVITE", "sip:bob@192.0.2.2", "Require: teleport", "Content-Length: 0", ""));
        assertThat(answer.startLine()).startsWith("SIP/2.0 420");
        assertThat(answer.header(HeaderName.UNSUPPORTED)).contains("teleport");
    }

    @Test
    void readsSdpOnly() {
        SipMessage answer =
                tell(said("INVITE", "sip:bob@192.0.2.2", "Content-Type: text/plain", "Content-Length: 5", "", "hello"));
        assertThat(answer.startLine()).startsWith("SIP/2.0 415");
        assertThat(answer.header(HeaderName.ACCEPT)).contains("application/sdp");
    }

    @Test
    void readsPlainSdpOnly() {
        SipMessage answer = tell(said(
                "INVITE",
                "sip:bob@192.0.2.2",
                "Content-Type: application/sdp",
                "Content-Encoding: gzip",
                "Content-Length: 5",
                "",
                "hello"));
        assertThat(answer.startLine()).startsWith("SIP/2.0 415");
        assertThat(answer.header(HeaderName.ACCEPT_ENCODING)).contains("identity");
    }

    @Test
    void answersInSdpOnly() {
        assertThat(statusOf(said("INVITE", "sip:bob@192.0.2.2", "Accept: text/plain", "Content-Length: 0", "")))
                .startsWith("SIP/2.0 406");
    }

    @Test
    void findsAMergedRequest() {
        deliver(said("INVITE", "sip:bob@192.0.2.2", NO_BODY));
        assertThat(statusOf(said("INVITE", "sip:bob@192.0.2.2", NO_BODY))).startsWith("SIP/2.0 482");
        assertThat(bob.rung).hasSize(1);
        bob.does(() -> bob.ring().refuse(Refusal.of(480, "Temporarily Unavailable")));
    }

    @Test
    void absorbsARetransmissionOfAClientOfRfc2543() {
        String old = said("INVITE", "sip:bob@192.0.2.2", NO_BODY).replace(";branch=z9hG4bKraw0", "");
        deliver(old);
        deliver(old);
        assertThat(bob.rung).hasSize(1);
        bob.does(() -> bob.ring().refuse(Refusal.of(480, "Temporarily Unavailable")));
        deliver(old.replace("INVITE", "ACK")
                .replace(
                        "To: <sip:bob@192.0.2.2>",
                        "To: <sip:bob@192.0.2.2>;tag=" + bob.ring().localTag()));
        seconds(3);

        assertThat(net.count("bob>alice 480 INVITE")).isEqualTo(1);
    }

    @Test
    void doesNotKnowTheCall() {
        String bye = said("BYE", "sip:bob@192.0.2.2", NO_BODY)
                .replace("<sip:bob@192.0.2.2>\r\n", "<sip:bob@192.0.2.2>;tag=gone\r\n");
        assertThat(statusOf(bye)).startsWith("SIP/2.0 481");
        assertThat(bob.agent.counters().withoutDialog()).isEqualTo(1);
    }

    @Test
    void doesNotKnowWhatToCancel() {
        assertThat(statusOf(said("CANCEL", "sip:bob@192.0.2.2", NO_BODY))).startsWith("SIP/2.0 481");
    }

    @Test
    void byeInTheEarlyDialogEndsTheInvitation() {
        bob.onRing = bob::rings;
        deliver(said("INVITE", "sip:bob@192.0.2.2", NO_BODY));
        String bye = said("BYE", "sip:bob@192.0.2.2", NO_BODY)
                .replace(
                        "<sip:bob@192.0.2.2>\r\n",
                        "<sip:bob@192.0.2.2>;tag=" + bob.ring().localTag() + "\r\n")
                .replace("CSeq: 7", "CSeq: 8");
        assertThat(statusOf(bye)).startsWith("SIP/2.0 200");
        assertThat(net.count("bob>alice 487 INVITE")).isEqualTo(1);
        assertThat(bob.heard).endsWith("cancelled by BYE");
    }

    @Test
    void aRequestOutOfOrderIsRefused() {
        bob.answersAtOnce();
        deliver(said("INVITE", "sip:bob@192.0.2.2", NO_BODY));
        String tagged = "<sip:bob@192.0.2.2>;tag=" + bob.ring().localTag() + "\r\n";
        deliver(said("ACK", "sip:bob@192.0.2.2", NO_BODY).replace("<sip:bob@192.0.2.2>\r\n", tagged));
        String info = said("INFO", "sip:bob@192.0.2.2", NO_BODY)
                .replace("<sip:bob@192.0.2.2>\r\n", tagged)
                .replace("CSeq: 7", "CSeq: 6");
        assertThat(statusOf(info)).startsWith("SIP/2.0 500");
        assertThat(bob.heard).endsWith("acknowledged");
        bob.hangUp();
    }

    @Test
    void brokenRequestsAreAnsweredWithinReason() {
        for (int i = 0; i < 200; i++) {
            deliver(said("OPTIONS", "sip:bob@192.0.2.2", NO_BODY).replace("CSeq: 7", "CSeq: many"));
        }
        assertThat(net.count("bob>alice broken")).isEqualTo(50);
        assertThat(bob.transport.counters().malformed()).isEqualTo(200);
        assertThat(bob.transport.counters().malformedAnswered()).isEqualTo(50);
    }

    @Test
    void noiseIsCountedAndKeepAlivesToo() {
        deliver("hello, is it me you are looking for?");
        deliver("\r\n\r\n");
        assertThat(net.sent).isEmpty();
        assertThat(bob.transport.counters().malformed()).isEqualTo(1);
        assertThat(bob.transport.counters().keepAlives()).isEqualTo(1);
    }

    @Test
    void strayResponsesAreCounted() {
        deliver("""
                SIP/2.0 200 OK
                Via: SIP/2.0/UDP 192.0.2.2:5060;branch=z9hG4bKnone
                From: <sip:bob@192.0.2.2>;tag=b
                To: <sip:alice@192.0.2.1>;tag=a
                Call-ID: x
                CSeq: 1 OPTIONS
                Content-Length: 0

                """.replace("\n", "\r\n"));
        assertThat(net.sent).isEmpty();
        assertThat(bob.transactions.counters().strayResponses()).isEqualTo(1);
    }

    @Test
    void tooManyCallsAreTurnedAway() {
        bob.onRing = bob::rings;
        for (int i = 0; i < 6; i++) {
            deliver(said("INVITE", "sip:bob@192.0.2.2", NO_BODY).replace("raw@alice", "call" + i));
        }
        assertThat(bob.rung).hasSize(4);
        assertThat(net.count("bob>alice 503 INVITE")).isEqualTo(2);
        bob.does(() -> bob.rung.forEach(invite -> invite.refuse(Refusal.of(480, "Temporarily Unavailable"))));
    }

    @Test
    void aFaultEndsTheInvitationAndNothingElse() {
        bob.onRing = invite -> {
            throw new IllegalStateException("a fault of Bob's");
        };
        assertThatThrownBy(() -> deliver(said("INVITE", "sip:bob@192.0.2.2", NO_BODY)))
                .hasMessage("a fault of Bob's");
        assertThat(net.ladder).containsExactly("bob>alice 500 INVITE");
        assertThat(bob.agent.dialogs()).isZero();
    }

    @Test
    void aFaultAnswersTheRequest() {
        bob.onAsk = request -> {
            throw new IllegalStateException("a fault of Bob's");
        };
        assertThatThrownBy(() -> deliver(said("OPTIONS", "sip:bob@192.0.2.2", NO_BODY)))
                .hasMessage("a fault of Bob's");
        assertThat(net.ladder).containsExactly("bob>alice 500 OPTIONS");
    }

    @Test
    void optionsSaysWhatItCanDo() {
        SipMessage answer = tell(said("OPTIONS", "sip:bob@192.0.2.2", NO_BODY));
        assertThat(answer.startLine()).startsWith("SIP/2.0 200");
        assertThat(answer.header(HeaderName.ALLOW)).isPresent();
        assertThat(answer.header(HeaderName.ACCEPT)).contains("application/sdp");
        assertThat(answer.to().tag()).isPresent();
    }

    @Test
    void withoutRportTheAnswerGoesToThePortOfTheVia() {
        String options = said("OPTIONS", "sip:bob@192.0.2.2", NO_BODY)
                .replace(";rport", "")
                .replace("192.0.2.1:5060", "192.0.2.1:5062");
        tell(options);
        assertThat(net.ladder).containsExactly("bob>nobody 200 OPTIONS x");
    }
}
