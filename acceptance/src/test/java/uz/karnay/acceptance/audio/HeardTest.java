package uz.karnay.acceptance.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The judge is judged first: a check that cannot fail would prove nothing. */
class HeardTest {

    private final Sound speech = babble(1, 4);

    @Test
    void findsWhatWasSaidWhereverItBegins() {
        Heard heard = Heard.of(speech, late(speech, 1_234));
        assertThat(heard.likeness()).isGreaterThan(0.99);
        assertThat(heard.found()).isEqualTo(1);
    }

    @Test
    void doesNotFindWhatSomebodyElseSaid() {
        Heard heard = Heard.of(speech, babble(2, 6));
        assertThat(heard.likeness()).isLessThan(0.6);
        assertThat(heard.found()).isZero();
    }

    @Test
    void findsNothingInSilence() {
        assertThat(Heard.of(speech, new Sound(new short[48_000], 8_000)).found())
                .isZero();
    }

    @Test
    void tellsATonesLevelAtItsFrequencyFromOthers() {
        Sound tone = Sound.tone(440, 8_000, 1);
        assertThat(tone.levelDbAt(440)).isCloseTo(tone.levelDb(), within(0.1));
        assertThat(tone.levelDbAt(880)).isLessThan(-60);
    }

    @Test
    void readsWhatItWrote(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("tone.wav");
        Sound tone = Sound.tone(440, 8_000, 0.1);
        tone.write(file, 2);
        assertThat(Sound.read(file).samples()).isEqualTo(tone.samples());
        assertThat(Sound.read(file).rate()).isEqualTo(8_000);
    }

    private static Sound late(Sound sound, int samples) {
        var all = new short[sound.samples().length + 2 * samples];
        System.arraycopy(sound.samples(), 0, all, samples, sound.samples().length);
        return new Sound(all, sound.rate());
    }

    /** Noise that changes its loudness and colour as speech does. */
    private static Sound babble(int seed, int seconds) {
        var random = new Random(seed);
        var samples = new short[8_000 * seconds];
        double low = 0;
        for (int i = 0; i < samples.length; i++) {
            low += 0.3 * (random.nextGaussian() - low);
            samples[i] = (short) (9_000 * low * (0.2 + Math.abs(Math.sin(i / 700.0))));
        }
        return new Sound(samples, 8_000);
    }
}
