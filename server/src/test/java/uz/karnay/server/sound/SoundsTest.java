package uz.karnay.server.sound;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.karnay.loop.Clock;
import uz.karnay.media.file.WavWriter;
import uz.karnay.media.player.Preparation;
import uz.karnay.media.player.Sound;
import uz.karnay.pbx.sound.SoundRefused;
import uz.karnay.pbx.speech.Language;

class SoundsTest {

    @TempDir
    Path folder;

    @Test
    void keepsAnUploadAtEveryRate() throws IOException, SoundRefused {
        var shelf = new SoundShelf(folder.resolve("sounds"));
        assertThat(shelf.list()).isEmpty();
        try (InputStream wav = tone()) {
            assertThat(shelf.put("hello", wav).length()).hasMillis(1000);
        }
        assertThat(shelf.list())
                .singleElement()
                .satisfies(entry -> assertThat(entry.name()).isEqualTo("hello"));
        for (int rate : Preparation.RATES) {
            assertThat(shelf.sound("hello", rate).orElseThrow().length()).isEqualTo(rate);
        }
        assertThat(shelf.remove("hello")).isTrue();
        assertThat(shelf.remove("hello")).isFalse();
        assertThat(shelf.sound("hello", 8000)).isEmpty();
    }

    @Test
    void refusesWhatIsNoSoundAndLeavesNothingBehind() throws IOException {
        var shelf = new SoundShelf(folder);
        for (String text : new String[] {"Dear Bob", "", "ID3 and nothing", "OggS", "RIFF....WAVE"}) {
            assertThatExceptionOfType(SoundRefused.class)
                    .isThrownBy(() -> shelf.put("a", new ByteArrayInputStream(text.getBytes(US_ASCII))));
        }
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aNameIsNoPath() {
        var shelf = new SoundShelf(folder);
        assertThatIllegalArgumentException().isThrownBy(() -> shelf.remove("../karnay.db"));
    }

    @Test
    void speaksThePromptsThatShip() {
        var sounds = new ShippedSounds();
        for (Language language : Language.values()) {
            var words = language.grammar().time(LocalTime.of(15, 30));
            assertThat(sounds.sounds(language, words, 16_000))
                    .hasSize(words.size())
                    .allSatisfy(sound -> assertThat(level(sound)).isGreaterThan(500));
        }
    }

    @Test
    void playsTheMusicThatShipsAtEveryRate() {
        var music = new ShippedSounds().music(Clock.system());
        for (int rate : Preparation.RATES) {
            short[] frame = new short[rate / 50];
            assertThat(music.source(rate).read(frame)).isTrue();
            assertThat(level(Sound.of(rate, frame))).isGreaterThan(50);
        }
    }

    private static double level(Sound sound) {
        short[] samples = new short[(int) sound.length()];
        sound.copy(0, samples, 0, samples.length);
        double sum = 0;
        for (short sample : samples) {
            sum += (double) sample * sample;
        }
        return Math.sqrt(sum / samples.length);
    }

    private InputStream tone() throws IOException {
        Path file = folder.resolve("tone.wav");
        try (var writer = new WavWriter(file, 16_000, 1)) {
            short[][] frame = new short[1][320];
            for (int f = 0; f < 50; f++) {
                for (int i = 0; i < 320; i++) {
                    frame[0][i] = (short) (8000 * Math.sin(2 * Math.PI * 500 * i / 16_000));
                }
                writer.write(frame);
            }
        }
        return Files.newInputStream(file);
    }
}
