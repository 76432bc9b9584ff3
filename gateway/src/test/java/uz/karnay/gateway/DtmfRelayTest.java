package uz.karnay.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uz.karnay.sip.agent.Content;
import uz.karnay.sip.message.Body;
import uz.karnay.sip.message.MediaType;

class DtmfRelayTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Signal=5\\r\\nDuration=160\\r\\n | 5 | 160",
                "Signal= 5\\r\\nDuration= 250\\r\\n | 5 | 250",
                "signal=*\\nduration=100 | * | 100",
                "Signal=#\\r\\n | # | 160",
                "Duration=90\\r\\nSignal=d\\r\\nVolume=10 | D | 90",
                "Signal=11\\r\\nDuration=1\\r\\n | # | 40",
                "Signal=0\\r\\nDuration=999999\\r\\n | 0 | 5000",
                "Signal=1\\r\\nDuration=a while\\r\\n | 1 | 160",
                "Signal=1\\r\\nDuration=99999999999999\\r\\n | 1 | 160"
            })
    void readsLinesAsPhonesWriteThem(String body, char key, long millis) {
        String text = body.replace("\\r", "\r").replace("\\n", "\n");
        assertThat(DtmfRelay.parse(DtmfRelay.RELAY, Body.of(text)))
                .contains(new DtmfRelay(key, Duration.ofMillis(millis)));
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "*, *", "'#\n', #", "10, *", "15, D"})
    void readsAKeyAlone(String body, char key) {
        assertThat(DtmfRelay.parse(DtmfRelay.PLAIN, Body.of(body)))
                .hasValueSatisfying(pressed -> assertThat(pressed.key()).isEqualTo(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Signal=", "Signal=hf", "Signal=16", "5", "Signal=55", "\u0000\u0001", "==", "Signal"})
    void findsNoKeyWhereThereIsNone(String body) {
        assertThat(DtmfRelay.parse(DtmfRelay.RELAY, Body.of(body))).isEmpty();
    }

    @Test
    void looksIntoNothingElse() {
        assertThat(DtmfRelay.parse(MediaType.SDP, Body.of("Signal=5"))).isEmpty();
        assertThat(DtmfRelay.parse(DtmfRelay.RELAY, Body.of("Signal=5\r\n" + "x".repeat(300))))
                .isEmpty();
    }

    @Test
    void readsWhatItWrites() {
        for (char key : "0123456789*#ABCD".toCharArray()) {
            var pressed = new DtmfRelay(key, Duration.ofMillis(120));
            Content written = pressed.write();
            assertThat(DtmfRelay.parse(written.type(), written.body())).contains(pressed);
        }
    }
}
