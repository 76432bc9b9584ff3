package uz.karnay.codec.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uz.karnay.codec.signal.Sounds;
import uz.karnay.codec.signal.Speech;

class LevelTest {

    @Test
    void measuresBelowOverload() {
        assertThat(SoundLevel.of(new short[160], 0, 160)).isEqualTo(127);
        assertThat(SoundLevel.of(Sounds.of(160, i -> i % 2 == 0 ? 32767 : -32768), 0, 160))
                .isZero();
        assertThat(SoundLevel.of(Sounds.tone(8000, 1000, 3276.8, 20), 0, 160)).isEqualTo(23);
        assertThat(SoundLevel.of(new short[0], 0, 0)).isEqualTo(127);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.4, 1, 1.9})
    void bringsSpeechToItsTarget(double factor) {
        short[] speech = scaled(Speech.sample(8000), factor);
        GainControl control = new GainControl(8000);
        adjusted(control, speech, 8000);
        short[] heard = adjusted(control, speech, 8000);
        assertThat(activeDbov(heard, 8000)).isCloseTo(-19, within(2.5));
    }

    @Test
    void raisesNoMoreThanTwentyDecibel() {
        short[] speech = scaled(Speech.sample(8000), 0.1);
        GainControl control = new GainControl(8000);
        adjusted(control, speech, 8000);
        short[] heard = adjusted(control, speech, 8000);
        assertThat(activeDbov(heard, 8000) - activeDbov(speech, 8000)).isBetween(19.0, 20.1);
    }

    @Test
    void doesNotSwellInPauses() {
        GainControl control = new GainControl(8000);
        adjusted(control, scaled(Speech.sample(8000), 0.3), 8000);
        double before = control.gainDecibel();
        adjusted(control, Sounds.noise(8000 * 20, 20, 1), 8000);
        assertThat(control.gainDecibel()).isCloseTo(before, within(0.7));
    }

    @Test
    void limitsALoudVoiceAfterASoftOneWithoutCutting() {
        GainControl control = new GainControl(8000);
        adjusted(control, scaled(Speech.sample(8000), 0.1), 8000);
        assertThat(control.gainDecibel()).isGreaterThan(15);
        short[] heard = adjusted(control, scaled(Speech.sample(8000), 1.9), 8000);
        int cut = 0;
        for (short sample : heard) {
            cut += Math.abs(sample) >= 32_766 ? 1 : 0;
        }
        assertThat(cut).isZero();
    }

    /** White noise; in frames louder than the average of speech, its level. */
    @ParameterizedTest
    @CsvSource({"8000, 20", "8000, 10", "16000, 20", "16000, 10", "48000, 20"})
    void dampensNoiseAndKeepsSpeech(int rate, int snr) {
        short[] speech = Speech.sample(rate);
        int lead = 3 * rate;
        double rms = 32768 * Math.pow(10, activeDbov(speech, rate) / 20) * Math.pow(10, -snr / 20.0);
        RandomGenerator random = Sounds.random(snr);
        short[] noise = Sounds.of(lead + speech.length, _ -> rms * random.nextGaussian());
        short[] clean = Sounds.of(noise.length, i -> i < lead ? 0 : speech[i - lead]);
        short[] heard = suppressed(Sounds.sum(noise, clean), rate);

        double noiseGain = Sounds.decibel(Sounds.rms(heard, 2 * rate, lead) / Sounds.rms(noise, 2 * rate, lead));
        assertThat(noiseGain).isBetween(-16.0, -12.0);
        assertThat(loudFramesGain(clean, heard, rate)).isBetween(-1.0, 0.5);
    }

    @Test
    void improvesTheSignalToNoiseRatioAtTenDecibel() {
        short[] speech = Speech.sample(8000);
        short[] noisy = Sounds.sum(
                speech, Sounds.noise(speech.length, 32768 * Math.pow(10, (activeDbov(speech, 8000) - 10) / 20), 3));
        short[] heard = suppressed(noisy, 8000);
        assertThat(Sounds.signalToNoise(speech, heard, 16000, speech.length - 80))
                .isGreaterThan(Sounds.signalToNoise(speech, noisy, 16000, speech.length - 80) + 2);
    }

    private static short[] scaled(short[] sound, double factor) {
        return Sounds.of(sound.length, i -> sound[i] * factor);
    }

    private static short[] adjusted(GainControl control, short[] sound, int rate) {
        short[] out = sound.clone();
        for (int at = 0; at + rate / 50 <= out.length; at += rate / 50) {
            control.adjust(out, at, rate / 50);
        }
        return out;
    }

    /** Moved back by the suppressor's delay. */
    private static short[] suppressed(short[] sound, int rate) {
        NoiseSuppressor suppressor = new NoiseSuppressor(rate);
        short[] out = sound.clone();
        for (int at = 0; at + rate / 50 <= out.length; at += rate / 50) {
            suppressor.suppress(out, at, rate / 50);
        }
        int late = rate / 100;
        return Sounds.of(out.length, i -> i + late < out.length ? out[i + late] : 0);
    }

    /** Level of the frames that are no more than 30 dB below the loudest. */
    private static double activeDbov(short[] sound, int rate) {
        int frame = rate / 50;
        double loudest = 0;
        for (int at = 0; at + frame <= sound.length; at += frame) {
            loudest = Math.max(loudest, Sounds.rms(sound, at, at + frame));
        }
        double power = 0;
        int frames = 0;
        for (int at = 0; at + frame <= sound.length; at += frame) {
            double rms = Sounds.rms(sound, at, at + frame);
            if (rms > loudest / 31) {
                power += rms * rms;
                frames++;
            }
        }
        return 10 * Math.log10(power / frames / 32768 / 32768);
    }

    private static double loudFramesGain(short[] clean, short[] heard, int rate) {
        int frame = rate / 50;
        double limit = 32768 * Math.pow(10, activeDbov(clean, rate) / 20);
        double before = 0;
        double after = 0;
        for (int at = 0; at + frame <= clean.length; at += frame) {
            if (Sounds.rms(clean, at, at + frame) > limit) {
                before += Math.pow(Sounds.rms(clean, at, at + frame), 2);
                after += Math.pow(Sounds.rms(heard, at, at + frame), 2);
            }
        }
        return 10 * Math.log10(after / before);
    }
}
