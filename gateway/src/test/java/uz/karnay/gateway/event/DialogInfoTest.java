package uz.karnay.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import uz.karnay.pbx.call.CallerId;
import uz.karnay.pbx.call.ExtensionLine;
import uz.karnay.pbx.record.CallId;

class DialogInfoTest {

    private final DialogInfo document = new DialogInfo("sip:201@office", "Bob & \"Co\"", "office");

    private static ExtensionLine from(String number, String name) {
        var call = new CallId(new UUID(1, 2));
        return new ExtensionLine(call, "201", false, ExtensionLine.Stage.RINGING, new CallerId(number, name));
    }

    private String next(ExtensionLine... lines) {
        return document.next(List.of(lines)).body().text();
    }

    @Test
    void namesAreEscaped() {
        assertThat(next(from("+998901234567", "<Carol>\u0001")))
                .contains(
                        "<local><identity display=\"Bob &amp; &quot;Co&quot;\">sip:201@office</identity>",
                        "<remote><identity display=\"&lt;Carol&gt;?\">sip:+998901234567@office</identity>"
                                + "<target uri=\"sip:+998901234567@office\"/></remote>");
    }

    @Test
    void aCallerWhoWithholdsTheNumberIsAnonymous() {
        assertThat(next(from("", ""))).contains("<identity>sip:anonymous@anonymous.invalid</identity>");
    }

    @Test
    void aCallThatIsOverIsToldOnce() {
        next(from("200", ""));
        assertThat(next()).contains("<state>terminated</state>", "version=\"1\"");
        assertThat(next()).doesNotContain("<dialog id");
    }
}
