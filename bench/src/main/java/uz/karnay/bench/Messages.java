package uz.karnay.bench;

import java.nio.charset.StandardCharsets;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.parse.ParseResult;
import uz.karnay.sip.parse.SipParser;

/** Messages of a usual size, as phones and operators send them. */
final class Messages {

    static final String DESCRIPTION = """
            v=0
            o=alice 2890844526 2890844526 IN IP4 192.0.2.1
            s=-
            c=IN IP4 192.0.2.1
            t=0 0
            m=audio 49170 RTP/AVP 8 0 101
            a=rtpmap:8 PCMA/8000
            a=rtpmap:0 PCMU/8000
            a=rtpmap:101 telephone-event/8000
            a=fmtp:101 0-15
            a=sendrecv
            """.replace("\n", "\r\n");

    private Messages() {}

    /** A request of call {@code call}; an INVITE carries a description. */
    static byte[] request(String method, long call, String toTag, int sequence) {
        String body = method.equals("INVITE") ? DESCRIPTION : "";
        return (method + " sip:998712000000@192.0.2.9:5060 SIP/2.0\r\n"
                        + "Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK" + method + call + ";rport\r\n"
                        + "Max-Forwards: 70\r\n"
                        + "From: \"Alice\" <sip:alice@192.0.2.1>;tag=9fxced76sl\r\n"
                        + "To: <sip:998712000000@192.0.2.9>" + toTag + "\r\n"
                        + "Call-ID: " + call + "-3848276298220188511@192.0.2.1\r\n"
                        + "CSeq: " + sequence + " " + method + "\r\n"
                        + "Contact: <sip:alice@192.0.2.1:5060;transport=udp>\r\n"
                        + "User-Agent: Phone/1.0\r\n"
                        + "Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE\r\n"
                        + "Supported: replaces, timer\r\n"
                        + "Content-Type: application/sdp\r\n"
                        + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    static SipRequest parsed(byte[] message) {
        if (SipParser.parse(message, 0, message.length) instanceof ParseResult.Parsed(SipRequest request)) {
            return request;
        }
        throw new IllegalStateException("not a request");
    }
}
