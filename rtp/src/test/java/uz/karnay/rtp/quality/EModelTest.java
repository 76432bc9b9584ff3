package uz.karnay.rtp.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EModelTest {

    private static final Duration NO_DELAY = Duration.ZERO;

    @ParameterizedTest
    @CsvSource({"93.2, 4.41", "90, 4.34", "80, 4.03", "70, 3.60", "60, 3.10", "50, 2.58", "0, 1", "100, 4.5"})
    void mapsRatingsToScoresAsG107Does(double rating, double score) {
        assertThat(EModel.score(VoiceCodec.G711, rating)).isCloseTo(score, within(0.01));
    }

    /** Annex B: 25(...) at 200, 300, 400 and 500 ms, worked by hand from the formula of §7.4. */
    @ParameterizedTest
    @CsvSource({"0, 0", "100, 0", "200, 3.1", "300, 14.6", "400, 24.3", "500, 31.0"})
    void takesFromTheRatingByDelay(long millis, double impairment) {
        assertThat(EModel.delayImpairment(Duration.ofMillis(millis))).isCloseTo(impairment, within(0.6));
    }

    @Test
    void givesAPathWithoutFaultsTheDefaultRating() {
        assertThat(EModel.rating(VoiceCodec.G711, 0, 1, NO_DELAY)).isEqualTo(93.2);
    }

    @ParameterizedTest
    @CsvSource({"G711, 1, 3.64", "G711, 5, 15.78", "GSM, 0, 20", "GSM, 10, 57.5", "G722, 0, 13"})
    void takesByCodecAndLoss(VoiceCodec codec, double loss, double impairment) {
        assertThat(EModel.lossImpairment(codec, loss, 1)).isCloseTo(impairment, within(0.02));
    }

    @ParameterizedTest
    @EnumSource(VoiceCodec.class)
    void fallsWithLossWithBurstsAndWithDelay(VoiceCodec codec) {
        double before = Double.MAX_VALUE;
        for (int loss = 0; loss <= 100; loss++) {
            double rating = EModel.rating(codec, loss, 1, NO_DELAY);
            assertThat(rating).isGreaterThanOrEqualTo(0).isLessThan(before);
            assertThat(EModel.score(codec, rating)).isBetween(1.0, 4.5);
            before = rating;
        }
        assertThat(EModel.rating(codec, 3, 4, NO_DELAY)).isLessThan(EModel.rating(codec, 3, 1, NO_DELAY));
        assertThat(EModel.rating(codec, 0, 1, Duration.ofMillis(400)))
                .isLessThan(EModel.rating(codec, 0, 1, Duration.ofMillis(150)));
    }

    @Test
    void judgesWidebandOnItsOwnScale() {
        double rating = EModel.rating(VoiceCodec.G722, 0, 1, NO_DELAY);
        assertThat(rating).isEqualTo(116);
        assertThat(EModel.score(VoiceCodec.G722, rating)).isCloseTo(4.34, within(0.01));
    }

    @Test
    void knowsCodecsByTheirNamesInSdp() {
        assertThat(VoiceCodec.of("pcma")).contains(VoiceCodec.G711);
        assertThat(VoiceCodec.of("opus")).contains(VoiceCodec.OPUS);
        assertThat(VoiceCodec.of("telephone-event")).isEmpty();
    }
}
