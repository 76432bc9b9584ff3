package uz.karnay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.karnay.acceptance.audio.Sound;
import uz.karnay.acceptance.peer.Subprocess;
import uz.karnay.codec.tone.DtmfDetector;
import uz.karnay.codec.tone.KeyListener;

/** Nobody presses a key by talking: ten minutes of numbers, spoken by men and women in five languages. */
class TalkOffTest {

    private static final List<String> VOICES =
            List.of("uz", "uz+f4", "ru", "ru+f2", "en-us", "en-us+f3", "de+m7", "tr+f1");
    private static final int NUMBERS = 125;
    private static final int RATE = 8000;

    @TempDir
    private Path directory;

    private final StringBuilder heard = new StringBuilder();

    @Test
    void hearsNoKeyInTenMinutesOfSpeech() throws IOException {
        int seconds = 0;
        for (int i = 0; i < VOICES.size(); i++) {
            short[] sound = spoken(VOICES.get(i), i);
            for (double gain : new double[] {1, 0.3, 0.1}) {
                listen(sound, gain);
            }
            seconds += sound.length / RATE;
        }
        assertThat(seconds).isGreaterThan(600);
        assertThat(heard).isEmpty();
    }

    private void listen(short[] sound, double gain) {
        DtmfDetector detector = new DtmfDetector(RATE, new KeyListener() {
            @Override
            public void onKeyDown(char key) {
                heard.append(key);
            }

            @Override
            public void onKeyUp(char key, Duration held) {}
        });
        short[] scaled = new short[sound.length];
        for (int i = 0; i < sound.length; i++) {
            scaled[i] = (short) (sound[i] * gain);
        }
        for (int at = 0; at + 160 <= scaled.length; at += 160) {
            detector.listen(scaled, at, 160);
        }
    }

    private short[] spoken(String voice, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        String numbers = IntStream.range(0, NUMBERS)
                .mapToObj(_ -> Integer.toString(random.nextInt(100_000)))
                .collect(Collectors.joining(" "));
        run("espeak-ng", "-v", voice, "-w", "spoken.wav", numbers);
        run("ffmpeg", "-v", "error", "-y", "-i", "spoken.wav", "-ar", "" + RATE, "narrow.wav");
        return Sound.read(directory.resolve("narrow.wav")).samples();
    }

    private void run(String... command) {
        try (Subprocess process = Subprocess.start(command[0], directory, List.of(command))) {
            assertThat(process.await(Duration.ofMinutes(1)))
                    .as(process.output())
                    .isZero();
        }
    }
}
