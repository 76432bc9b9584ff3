package uz.karnay.sip.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplacesTest {

    @Test
    void readsTheExampleOfTheRfc() {
        assertThat(Replaces.parse("98732@sip.example.com;from-tag=r33th4x0r;to-tag=ff87ff"))
                .contains(new Replaces("98732@sip.example.com", "ff87ff", "r33th4x0r", false));
    }

    @Test
    void isWrittenAsItWasRead() {
        assertThat(Replaces.parse("12adf2f34456gs5;to-tag=12345;from-tag=54321;early-only"))
                .hasValueSatisfying(
                        read -> assertThat(read).hasToString("12adf2f34456gs5;to-tag=12345;from-tag=54321;early-only"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "abc", "abc;to-tag=1", "abc;from-tag=1", ";to-tag=1;from-tag=2", "a b;to-tag=1;from-tag=2"})
    void isNothingWithoutCallIdAndBothTags(String text) {
        assertThat(Replaces.parse(text)).isEmpty();
    }

    @Test
    void standsInTheHeadersOfAUri() {
        SipUri uri = SipUri.of("sip:bob@biloxi.example?a=1&replaces=98732%40x%3Bfrom-tag%3D1%3Bto-tag%3D2&b");
        assertThat(uri.header("Replaces")).contains("98732@x;from-tag=1;to-tag=2");
        assertThat(uri.header("b")).isEmpty();
        assertThat(SipUri.of("sip:bob@biloxi.example").header("Replaces")).isEmpty();
    }
}
