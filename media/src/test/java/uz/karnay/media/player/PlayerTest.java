package uz.karnay.media.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Percentage.withPercentage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.media.audio.AudioSource;
import uz.karnay.media.file.SoundFileException;
import uz.karnay.media.file.WavReader;
import uz.karnay.media.file.WavWriter;

class PlayerTest {

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();

    @Test
    void playsOneAfterTheOtherWithoutAGapAndTellsTheEndOnce() {
        Player player = player(sound(100, 1), sound(120, 2), sound(200, 3));
        assertThat(frame(player)).containsExactly(runs(100, 1, 60, 2));
        assertThat(frame(player)).containsExactly(runs(60, 2, 100, 3));
        assertThat(told).isEmpty();
        assertThat(frame(player)).containsExactly(runs(100, 3, 60, 0));
        assertThat(told).containsExactly("end");
        assertThat(player.read(new short[160])).isFalse();
        assertThat(told).hasSize(1);
    }

    @Test
    void standsStillWhilePausedAndGoesOnWhereItWas() {
        Player player = player(sound(160, 1), sound(160, 2));
        frame(player);
        player.pause();
        short[] untouched = {7};
        assertThat(player.read(untouched)).isFalse();
        assertThat(untouched).containsExactly(7);
        player.resume();
        assertThat(frame(player)).containsOnly(2);
    }

    @Test
    void seeksAcrossItsSounds() {
        Player player = player(sound(160, 1), sound(160, 2));
        player.seek(240);
        assertThat(frame(player)).containsExactly(runs(80, 2, 80, 0));
        Player behind = player(sound(160, 1));
        behind.seek(5000);
        assertThat(behind.read(new short[160])).isFalse();
        assertThat(behind.hasEnded()).isTrue();
    }

    @Test
    void saysNothingWhenItWasStopped() {
        Player player = player(sound(160, 1));
        player.stop();
        assertThat(player.read(new short[160])).isFalse();
        assertThat(told).isEmpty();
    }

    @Test
    void aListOfNothingEndsAtOnce() {
        assertThat(player().read(new short[160])).isFalse();
        assertThat(told).containsExactly("end");
    }

    @Test
    void soundsOfAnotherRateAreAMistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Player(16_000, List.of(sound(160, 1)), () -> {}));
    }

    @Test
    void musicGoesRoundWithoutASeamAndIsTheSameForAllWhoListen() {
        var time = new VirtualTime(1);
        short[] samples = new short[8000 + 40];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) i;
        }
        var music = new Music(List.of(Sound.of(8000, samples)), time);
        AudioSource first = music.source(8000);
        short[] heard = new short[160];
        for (int i = 0; i < 49; i++) {
            first.read(heard);
        }
        time.advance(Duration.ofMillis(20 * 49));
        AudioSource second = music.source(8000);
        for (int round = 0; round < 200; round++) {
            short[] same = new short[160];
            first.read(heard);
            second.read(same);
            assertThat(same).isEqualTo(heard);
            for (int i = 1; i < heard.length; i++) {
                assertThat((int) heard[i]).isEqualTo((heard[i - 1] + 1) % samples.length);
            }
        }
    }

    @Test
    void musicOfNothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Music(List.of(sound(10, 1)), new VirtualTime(1)));
    }

    @Test
    void readsMappedFilesAsTheyStand() throws IOException {
        byte[] bytes = new byte[8];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().put(new short[] {1, -2, 3, -4});
        Sound sound = MappedSound.open(Files.write(folder.resolve("a.l16"), bytes), 8000);
        short[] read = new short[3];
        sound.copy(1, read, 0, 3);
        assertThat(read).containsExactly(-2, 3, -4);
        assertThat(sound.length()).isEqualTo(4);
    }

    @Test
    void preparesStereoOfAnyRateForEveryRate() throws IOException {
        Path file = folder.resolve("tone.wav");
        try (var writer = new WavWriter(file, 44_100, 2)) {
            short[][] frame = new short[2][882];
            for (int f = 0; f < 50; f++) {
                for (int i = 0; i < 882; i++) {
                    frame[0][i] = frame[1][i] = (short) (12_000 * Math.sin(2 * Math.PI * 440 * (f * 882 + i) / 44_100));
                }
                writer.write(frame);
            }
        }
        Sound decoded;
        try (var reader = WavReader.open(Files.newInputStream(file))) {
            decoded = Preparation.decode(reader);
        }
        for (int rate : Preparation.RATES) {
            Sound sound = Preparation.at(decoded, rate);
            assertThat(sound.length()).isEqualTo(rate);
            assertThat(level(sound, 440)).isCloseTo(12_000, withPercentage(1));
            assertThat(level(sound, 1500)).isLessThan(40);
        }
    }

    @Test
    void leavesOutWhatTheLowerRateCannotCarry() {
        short[] high = new short[48_000];
        for (int i = 0; i < high.length; i++) {
            high[i] = (short) (12_000 * Math.sin(2 * Math.PI * 6000 * i / 48_000));
        }
        Sound low = Preparation.at(Sound.of(48_000, high), 8000);
        assertThat(level(low, 2000)).as("6 kHz folded to 2 kHz").isLessThan(12);
    }

    @Test
    void refusesAFileWithoutSound() throws IOException {
        Path file = folder.resolve("empty.wav");
        new WavWriter(file, 8000, 1).close();
        byte[] bytes = Files.readAllBytes(file);
        assertThatExceptionOfType(SoundFileException.class)
                .isThrownBy(() -> Preparation.decode(WavReader.open(new ByteArrayInputStream(bytes))))
                .withMessageContaining("no sound");
    }

    /** The amplitude of one frequency in the middle half. */
    private static double level(Sound sound, double hertz) {
        int count = (int) sound.length() / 2;
        short[] samples = new short[count];
        sound.copy(count / 2, samples, 0, count);
        double re = 0;
        double im = 0;
        for (int i = 0; i < count; i++) {
            double phase = 2 * Math.PI * hertz * i / sound.rate();
            re += samples[i] * Math.cos(phase);
            im += samples[i] * Math.sin(phase);
        }
        return 2 * Math.hypot(re, im) / count;
    }

    private Player player(Sound... sounds) {
        return new Player(8000, List.of(sounds), () -> told.add("end"));
    }

    private static Sound sound(int count, int value) {
        short[] samples = new short[count];
        Arrays.fill(samples, (short) value);
        return Sound.of(8000, samples);
    }

    private static short[] frame(AudioSource source) {
        short[] frame = new short[160];
        assertThat(source.read(frame)).isTrue();
        return frame;
    }

    private static short[] runs(int first, int value, int second, int other) {
        short[] frame = new short[first + second];
        Arrays.fill(frame, 0, first, (short) value);
        Arrays.fill(frame, first, frame.length, (short) other);
        return frame;
    }
}
