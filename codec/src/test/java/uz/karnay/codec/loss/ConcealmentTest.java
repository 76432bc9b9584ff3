package uz.karnay.codec.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uz.karnay.codec.signal.Sounds;
import uz.karnay.codec.signal.Speech;

class ConcealmentTest {

    @ParameterizedTest
    @CsvSource({"8000, 5", "8000, 10", "16000, 5", "16000, 10"})
    void goesOnWithATone(int rate, int percent) {
        short[] sound = Sounds.tone(rate, 1004, 8000, 10_000);
        short[] heard = withLoss(sound, rate, percent, true);
        assertThat(Sounds.signalToNoise(sound, heard, 0, heard.length))
                .isGreaterThan(Sounds.signalToNoise(sound, withLoss(sound, rate, percent, false), 0, heard.length) + 5);
        assertThat(Sounds.largestStep(heard, 0, heard.length))
                .isLessThan((int) (1.3 * Sounds.largestStep(sound, 0, sound.length)));
    }

    @ParameterizedTest
    @CsvSource({"8000, 5", "8000, 10", "16000, 5", "16000, 10"})
    void goesOnWithAVoiceWhosePitchGlides(int rate, int percent) {
        short[] sound = Sounds.voice(rate, 10_000);
        double concealed = Sounds.signalToNoise(sound, withLoss(sound, rate, percent, true), 0, sound.length);
        double silent = Sounds.signalToNoise(sound, withLoss(sound, rate, percent, false), 0, sound.length);
        assertThat(concealed).isGreaterThan(silent + 3);
    }

    /** Silence in their place would be 30 dB off. */
    @ParameterizedTest
    @CsvSource({"8000, 5", "8000, 10", "16000, 5", "16000, 10"})
    void keepsTheLevelOfSpeechWithinFiveDecibelOnAverage(int rate, int percent) {
        short[] sound = Speech.sample(rate);
        short[] heard = withLoss(sound, rate, percent, true);
        assertThat(meanLevelError(sound, heard, rate / 50)).isLessThan(5);
        assertThat(meanLevelError(sound, withLoss(sound, rate, percent, false), rate / 50))
                .isGreaterThan(30);
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16000})
    void makesNoClickAtEitherEndOfALoss(int rate) {
        short[] sound = Speech.sample(rate);
        short[] heard = withLoss(sound, rate, 10, true);
        assertThat(Sounds.largestStep(heard, 0, heard.length))
                .isLessThanOrEqualTo((int) (1.2 * Sounds.largestStep(sound, 0, sound.length)));
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16000})
    void keepsTheLevelForTenMillisecondsAndIsSilentAfterSixty(int rate) {
        short[] tone = Sounds.tone(rate, 200, 8000, 200);
        Concealment concealment = new Concealment(rate);
        concealment.good(tone, 0, tone.length);
        short[] lost = new short[rate / 10];
        for (int at = 0; at < lost.length; at += rate / 50) {
            concealment.conceal(lost, at, rate / 50);
        }
        int tenMillis = rate / 100;
        assertThat(Sounds.rms(lost, 0, tenMillis)).isBetween(5200.0, 6000.0);
        assertThat(Sounds.rms(lost, 3 * tenMillis, 4 * tenMillis)).isBetween(2000.0, 4000.0);
        assertThat(Sounds.rms(lost, 6 * tenMillis, 10 * tenMillis)).isZero();
    }

    @Test
    void continuesATonePhaseForPhase() {
        short[] tone = Sounds.tone(8000, 400, 8000, 120);
        short[] heard = tone.clone();
        Concealment concealment = new Concealment(8000);
        concealment.good(heard, 0, 800);
        concealment.conceal(heard, 800, 80);
        assertThat(Sounds.signalToNoise(tone, heard, 800, 880)).isGreaterThan(30);
    }

    @Test
    void comesBackFromSilenceWithoutAStep() {
        short[] tone = Sounds.tone(8000, 400, 8000, 400);
        short[] heard = tone.clone();
        Concealment concealment = new Concealment(8000);
        concealment.good(heard, 0, 800);
        concealment.conceal(heard, 800, 1600);
        concealment.good(heard, 2400, 800);
        assertThat(Sounds.largestStep(heard, 0, heard.length))
                .isLessThanOrEqualTo(Sounds.largestStep(tone, 0, tone.length) + 100);
        assertThat(Sounds.rms(heard, 2480, 3200)).isCloseTo(8000 / Math.sqrt(2), within(60.0));
    }

    @Test
    void leavesGoodSoundAsItIs() {
        short[] sound = Speech.sample(8000);
        short[] heard = sound.clone();
        Concealment concealment = new Concealment(8000);
        concealment.good(heard, 0, heard.length);
        assertThat(heard).isEqualTo(sound);
    }

    @Test
    void isSilentWhenNothingEverCame() {
        short[] heard = Sounds.noise(160, 1000, 1);
        new Concealment(8000).conceal(heard, 0, 160);
        assertThat(heard).containsOnly(0);
    }

    @Test
    void standsFullScaleNoiseAndAnyFrameSize() {
        Concealment concealment = new Concealment(8000);
        RandomGenerator random = Sounds.random(7);
        short[] noise = Sounds.noise(480, 30_000, 3);
        double loudest = 0;
        for (int i = 0; i < 2000; i++) {
            int count = random.nextInt(481);
            short[] frame = noise.clone();
            if (random.nextBoolean()) {
                concealment.good(frame, 0, count);
            } else {
                concealment.conceal(frame, 0, count);
            }
            loudest = Math.max(loudest, Sounds.rms(frame, 0, 480));
        }
        assertThat(loudest).isBetween(20_000.0, 32_768.0);
    }

    /** Of the lost frames that were not silent, in dB. */
    private static double meanLevelError(short[] sound, short[] heard, int frame) {
        double sum = 0;
        int lost = 0;
        for (int at = 0; at < sound.length; at += frame) {
            double wanted = Sounds.rms(sound, at, at + frame);
            if (wanted > 300 && !Arrays.equals(sound, at + frame / 2, at + frame, heard, at + frame / 2, at + frame)) {
                sum += Math.abs(Sounds.decibel((Sounds.rms(heard, at, at + frame) + 30) / wanted));
                lost++;
            }
        }
        return sum / lost;
    }

    /** Loses 20 ms frames at random, but not the first ten. */
    private static short[] withLoss(short[] sound, int rate, int percent, boolean concealed) {
        RandomGenerator random = Sounds.random(42);
        Concealment concealment = new Concealment(rate);
        short[] heard = sound.clone();
        int frame = rate / 50;
        for (int at = 0; at < heard.length; at += frame) {
            boolean lost = random.nextInt(100) < percent && at > 10 * frame;
            if (lost && concealed) {
                concealment.conceal(heard, at, frame);
            } else if (lost) {
                Arrays.fill(heard, at, at + frame, (short) 0);
            } else {
                concealment.good(heard, at, frame);
            }
        }
        return heard;
    }
}
