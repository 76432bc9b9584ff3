package uz.karnay.codec.noise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uz.karnay.codec.signal.Sounds;
import uz.karnay.codec.signal.Speech;

class VoiceActivityTest {

    /** Share of speech frames heard, in percent, and of noise frames taken for speech. */
    @ParameterizedTest
    @CsvSource({"8000, 40, 99", "8000, 20, 98", "8000, 15, 96", "8000, 10, 93", "16000, 20, 98", "48000, 20, 96"})
    void hearsSpeechAboveNoiseAndNotTheNoise(int rate, int snr, int leastPercent) {
        short[] speech = Speech.sample(rate);
        int lead = 10 * rate;
        double noise = activeLevel(speech, rate) * Math.pow(10, -snr / 20.0);
        RandomGenerator random = Sounds.random(snr);
        short[] sound = Sounds.of(
                2 * lead + speech.length,
                i -> noise * random.nextGaussian() + (i >= lead && i < lead + speech.length ? speech[i - lead] : 0));
        Counts counts = count(sound, speech, lead, rate);
        assertThat(counts.heard * 100).isGreaterThanOrEqualTo(leastPercent * counts.spoken);
        assertThat(counts.falselyHeard * 100).isLessThanOrEqualTo(counts.unspoken);
    }

    @Test
    void getsUsedToNoiseThatRises() {
        VoiceActivity activity = new VoiceActivity(8000);
        short[] quiet = Sounds.noise(8000 * 5, 30, 1);
        short[] loud = Sounds.noise(8000 * 10, 600, 2);
        for (int at = 0; at < quiet.length; at += 160) {
            activity.isVoice(quiet, at, 160);
        }
        int late = 0;
        for (int at = 0; at < loud.length; at += 160) {
            boolean voice = activity.isVoice(loud, at, 160);
            late += voice && at > 8000 * 4 ? 1 : 0;
        }
        assertThat(late).isLessThanOrEqualTo(3);
    }

    @Test
    void hearsNothingInDigitalSilence() {
        VoiceActivity activity = new VoiceActivity(8000);
        for (int i = 0; i < 500; i++) {
            assertThat(activity.isVoice(new short[160], 0, 160)).isFalse();
        }
    }

    @Test
    void holdsOnForTwoHundredMillisecondsAfterSpeech() {
        VoiceActivity activity = new VoiceActivity(8000);
        short[] voice = Sounds.voice(8000, 200);
        for (int i = 0; i < 100; i++) {
            activity.isVoice(new short[160], 0, 160);
        }
        for (int at = 0; at < voice.length; at += 160) {
            activity.isVoice(voice, at, 160);
        }
        int held = 0;
        while (activity.isVoice(new short[160], 0, 160)) {
            held++;
        }
        assertThat(held).isBetween(9, 12);
    }

    private static double activeLevel(short[] speech, int rate) {
        double power = 0;
        int frames = 0;
        for (int at = 0; at < speech.length; at += rate / 50) {
            double rms = Sounds.rms(speech, at, at + rate / 50);
            if (rms > 300) {
                power += rms * rms;
                frames++;
            }
        }
        return Math.sqrt(power / frames);
    }

    private static Counts count(short[] sound, short[] speech, int lead, int rate) {
        VoiceActivity activity = new VoiceActivity(rate);
        Counts counts = new Counts();
        int frame = rate / 50;
        for (int at = 0; at < sound.length; at += frame) {
            boolean voice = activity.isVoice(sound, at, frame);
            int into = at - lead;
            if (into < 0 || into >= speech.length + rate / 2) {
                counts.unspoken++;
                counts.falselyHeard += voice ? 1 : 0;
            } else if (into < speech.length && Sounds.rms(speech, into, into + frame) > 500) {
                counts.spoken++;
                counts.heard += voice ? 1 : 0;
            }
        }
        return counts;
    }

    private static final class Counts {
        int spoken;
        int heard;
        int unspoken;
        int falselyHeard;
    }
}
