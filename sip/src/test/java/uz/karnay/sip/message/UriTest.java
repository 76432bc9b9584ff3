package uz.karnay.sip.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UriTest {

    /** The examples of RFC 3261 §19.1.4. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sip:%61lice@atlanta.com;transport=TCP | sip:alice@AtLanTa.CoM;Transport=tcp",
                "sip:carol@chicago.com | sip:carol@chicago.com;newparam=5",
                "sip:carol@chicago.com | sip:carol@chicago.com;security=on",
                "sip:carol@chicago.com;newparam=5 | sip:carol@chicago.com;security=on",
                "sip:biloxi.com;transport=tcp;method=REGISTER?to=sip:bob%40biloxi.com"
                        + "| sip:biloxi.com;method=REGISTER;transport=tcp?to=sip:bob%40biloxi.com",
                "sip:alice@atlanta.com?subject=project%20x&priority=urgent"
                        + "| sip:alice@atlanta.com?priority=urgent&subject=project%20x"
            })
    void namesTheSameResource(String a, String b) {
        assertThat(uri(a).isEquivalentTo(uri(b))).isTrue();
        assertThat(uri(b).isEquivalentTo(uri(a))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SIP:ALICE@AtLanTa.CoM;Transport=udp | sip:alice@AtLanTa.CoM;Transport=UDP",
                "sip:bob@biloxi.com | sip:bob@biloxi.com:5060",
                "sip:bob@biloxi.com | sip:bob@biloxi.com;transport=udp",
                "sip:bob@biloxi.com | sip:bob@biloxi.com:6000;transport=tcp",
                "sip:carol@chicago.com | sip:carol@chicago.com?Subject=next%20meeting",
                "sip:bob@phone21.boxesbybob.com | sip:bob@192.0.2.4",
                "sip:carol@chicago.com;security=on | sip:carol@chicago.com;security=off",
                "sip:alice@atlanta.com | sips:alice@atlanta.com",
                "sip:alice@atlanta.com | sip:alice@atlanta.com;maddr=192.0.2.9"
            })
    void namesAnotherResource(String a, String b) {
        assertThat(uri(a).isEquivalentTo(uri(b))).isFalse();
        assertThat(uri(b).isEquivalentTo(uri(a))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sip:alice@atlanta.example.com",
                "sip:alice:secretword@atlanta.example.com;transport=tcp",
                "sips:alice@atlanta.example.com?subject=project%20x&priority=urgent",
                "sip:+1-212-555-1212:1234@gateway.example.com;user=phone",
                "sip:[2001:db8::10]:5070;lr",
                "sip:*72#@192.0.2.1",
                "tel:+998-71-205-1111;ext=7",
                "urn:service:sos",
                "mailto:bob@example.com"
            })
    void isWrittenAsItWasRead(String text) {
        var out = new ByteSink();
        uri(text).writeTo(out);
        assertThat(out.toString()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sip",
                "sip:",
                "sip:@host",
                "sip:a@",
                "sip:a@b:99999",
                "sip:a@b:x",
                "sip:a@b;",
                "sip:a@b;=1",
                "sip:a@b?",
                "sip:a b@c",
                "sip:a%4@b",
                "sip:2001:db8::1",
                "sip:[2001",
                "sip:[]",
                "tel:",
                "tel:abc-xyz",
                "1sip:a",
                ":x"
            })
    void isNoUri(String text) {
        assertThat(Uri.parse(text)).isEmpty();
    }

    @Test
    void escapesAUserThatNeedsIt() {
        SipUri uri = SipUri.of("j@s;n \u0431", HostPort.of("example.com", 5061));
        assertThat(uri).hasToString("sip:j%40s%3Bn%20%D0%B1@example.com:5061");
        assertThat(uri.user()).contains("j@s;n \u0431");
    }

    @Test
    void neverPrintsAPassword() {
        assertThat(uri("sip:alice:secretword@example.com")).hasToString("sip:alice@example.com");
    }

    @Test
    void changesOnePartAndKeepsTheOthers() {
        SipUri uri = SipUri.of("sip:alice@example.com;transport=tcp;x=1");
        assertThat(uri.withParameter("transport", "udp")).hasToString("sip:alice@example.com;transport=udp;x=1");
        assertThat(uri.withoutParameter("Transport").withParameter("lr")).hasToString("sip:alice@example.com;x=1;lr");
        assertThat(uri.withHostPort(HostPort.of("192.0.2.1", 5070)))
                .hasToString("sip:alice@192.0.2.1:5070;transport=tcp;x=1");
    }

    @Test
    void knowsANumberWhateverItsVisualSeparators() {
        assertThat(uri("tel:+998(71)205-11.11").isEquivalentTo(uri("tel:+998712051111")))
                .isTrue();
        assertThat(TelUri.of("+998 71".replace(" ", "-")).digits()).isEqualTo("+99871");
    }

    @Test
    void refusesAHostThatIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> HostPort.of("exa mple"));
        assertThatIllegalArgumentException().isThrownBy(() -> HostPort.of("a\r\nb"));
        assertThat(HostPort.of("[::1]", 5060).address()).isEqualTo("::1");
    }

    private static Uri uri(String text) {
        return Uri.parse(text).orElseThrow();
    }
}
