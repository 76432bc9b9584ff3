package uz.karnay.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import uz.karnay.pbx.call.CallerId;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.parse.ParseResult;
import uz.karnay.sip.parse.SipParser;

/** Where operators write who is called, and who calls. */
class IncomingNumbersTest {

    private static SipRequest invite(String uri, String... headers) {
        String text = "INVITE " + uri + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP 10.9.9.9;branch=z9hG4bK1\r\n"
                + "From: <sip:901234567@bell.uz>;tag=1\r\nTo: <sip:998780000000@10.0.0.1>\r\n"
                + "Call-ID: 1\r\nCSeq: 1 INVITE\r\n"
                + String.join(
                        "", List.of(headers).stream().map(each -> each + "\r\n").toList())
                + "Content-Length: 0\r\n\r\n";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (SipParser.parse(bytes, 0, bytes.length) instanceof ParseResult.Parsed(SipRequest request)) {
            return request;
        }
        throw new AssertionError("not a request: " + text);
    }

    private static Trunk trunk(Trunk.DidSource source, Trunk.CallerSource caller) {
        Trunk bell = Office.bell();
        Trunk.Numbers usual = bell.numbers();
        var numbers = new Trunk.Numbers(
                source, caller, usual.calledFormat(), usual.callerFormat(), usual.callerId(), usual.callerHeader());
        return new Trunk(
                bell.id(),
                bell.name(),
                bell.enabled(),
                bell.account(),
                bell.server(),
                bell.outboundProxy(),
                bell.identity(),
                bell.addresses(),
                numbers,
                bell.timing(),
                bell.codecs(),
                bell.srtp(),
                bell.dtmf(),
                bell.maxChannels(),
                bell.tieLine(),
                bell.note());
    }

    private static String dialled(Trunk.DidSource source, SipRequest request) {
        Trunk trunk = trunk(source, Trunk.CallerSource.P_ASSERTED_IDENTITY);
        return IncomingNumbers.dialled(request, trunk, user -> user.startsWith("token"));
    }

    private static CallerId caller(Trunk.CallerSource source, String... headers) {
        return IncomingNumbers.caller(invite("sip:1@10.0.0.1", headers), trunk(Trunk.DidSource.REQUEST_URI, source));
    }

    @Test
    void theNumberThatForwardedLastIsTheOneCalled() {
        SipRequest request = invite(
                "sip:998785553322@10.0.0.1",
                "Diversion: <sip:998781112233@bell.uz>;reason=unconditional, <sip:998784445566@bell.uz>;reason=no-answer");
        assertThat(dialled(Trunk.DidSource.DIVERSION, request)).isEqualTo("998781112233");
        assertThat(dialled(Trunk.DidSource.REQUEST_URI, request)).isEqualTo("998785553322");
    }

    @Test
    void theHistoryTellsTheSameAndLeavesOutTheAccountItself() {
        SipRequest request = invite(
                "sip:token1@10.0.0.1",
                "History-Info: <sip:998784445566@bell.uz>;index=1, <sip:998781112233@bell.uz?Reason=SIP%3Bcause%3D302>;index=1.1",
                "History-Info: <sip:998785553322@bell.uz>;index=1.1.1, <sip:token1@10.0.0.1>;index=1.1.1.1");
        assertThat(dialled(Trunk.DidSource.HISTORY_INFO, request)).isEqualTo("998781112233");
        assertThat(dialled(Trunk.DidSource.DIVERSION, request)).isEqualTo("998781112233");
    }

    @Test
    void withoutForwardingTheCallIsForWhomItNames() {
        assertThat(dialled(Trunk.DidSource.DIVERSION, invite("sip:998781112233@10.0.0.1")))
                .isEqualTo("998781112233");
        assertThat(dialled(Trunk.DidSource.HISTORY_INFO, invite("sip:token1@10.0.0.1")))
                .isEqualTo("998780000000");
    }

    @Test
    void theCallerIsWhomTheOperatorVouchesForWhereItIsTrusted() {
        String asserted = "P-Asserted-Identity: \"Carol\" <tel:+998907654321>";
        String party = "Remote-Party-ID: <sip:998907777777@bell.uz>;party=calling;privacy=off";
        assertThat(caller(Trunk.CallerSource.P_ASSERTED_IDENTITY, party, asserted))
                .isEqualTo(new CallerId("+998907654321", "Carol"));
        assertThat(caller(Trunk.CallerSource.REMOTE_PARTY_ID, party, asserted).number())
                .isEqualTo("998907777777");
        assertThat(caller(Trunk.CallerSource.FROM, party, asserted).number()).isEqualTo("901234567");
    }

    @Test
    void whoWithholdsTheNumberIsNobody() {
        assertThat(caller(Trunk.CallerSource.P_ASSERTED_IDENTITY, "Privacy: header;id"))
                .isEqualTo(new CallerId("", ""));
        assertThat(caller(Trunk.CallerSource.FROM, "Remote-Party-ID: <sip:9@bell.uz>;privacy=full"))
                .isEqualTo(new CallerId("", ""));
    }
}
