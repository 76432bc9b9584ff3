package uz.karnay.pbx.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uz.karnay.pbx.record.Disposition;

class RefusalsTest {

    private static Refusals of(String statuses) {
        var refusals = new Refusals();
        Arrays.stream(statuses.split(" ", -1))
                .forEach(status -> refusals.add(new Refusal(Integer.parseInt(status), "")));
        return refusals;
    }

    @ParameterizedTest
    @CsvSource({
        "486, 486",
        "480 486 408, 486",
        "408 480, 480",
        "408, 480",
        "503 404, 404",
        "500 603 486, 603",
        "488 480, 488",
        "403 486, 486",
        "401, 480",
        "503, 480"
    })
    void devicesSpeakWithOneVoice(String met, int told) {
        assertThat(of(met).ofDevices().status()).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource({"503 404, 404", "408, 504", "407, 503", "403 503, 403", "500, 500", "503 408, 504", "487, 480"})
    void linesSpeakWithOneVoice(String met, int told) {
        assertThat(of(met).ofLines().status()).isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 407, 408, 488, 500, 502, 503, 504})
    void theNextLineMayDoBetter(int status) {
        assertThat(Refusals.isOfTheLine(new Refusal(status, ""))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410, 480, 484, 486, 487, 600, 603, 604})
    void theNextLineWouldSayTheSame(int status) {
        assertThat(Refusals.isOfTheLine(new Refusal(status, ""))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "486, BUSY",
        "600, BUSY",
        "480, NO_ANSWER",
        "404, NO_ROUTE",
        "484, NO_ROUTE",
        "403, REJECTED",
        "603, REJECTED",
        "488, FAILED",
        "503, FAILED"
    })
    void aRefusalIsADisposition(int status, Disposition disposition) {
        assertThat(Refusals.disposition(new Refusal(status, ""))).isEqualTo(disposition);
    }
}
