package uz.karnay.media.file;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavTest {

    @TempDir
    Path folder;

    @Test
    void readsBackWhatItWrote() throws IOException {
        Path file = written(8000, 2, 130);
        try (var reader = SoundFile.open(file, PlainOpus.Out::new)) {
            assertThat(reader.rate()).isEqualTo(8000);
            assertThat(reader.channels()).isEqualTo(2);
            assertThat(Ramp.all(reader)).isEqualTo(Ramp.expected(2, 130 * 160));
        }
    }

    @Test
    void beginsWithTheHeaderEveryPlayerKnows() throws IOException {
        byte[] head = Arrays.copyOf(Files.readAllBytes(written(16_000, 1, 1)), 44);
        assertThat(HexFormat.of().formatHex(head))
                .isEqualTo("52494646" + "a4020000" + "57415645" + "666d7420" + "10000000" + "0100" + "0100" + "803e0000"
                        + "007d0000" + "0200" + "1000" + "64617461" + "80020000");
    }

    @Test
    void isWholeAtEveryMomentSinceTheLastSecond() throws IOException {
        Path file = folder.resolve("call.wav");
        try (var writer = new WavWriter(file, 8000, 1)) {
            Ramp.write(writer, 75);
            byte[] asAfterAKill = Files.readAllBytes(file);
            assertThat(read(asAfterAKill)).isEqualTo(Ramp.expected(1, 50 * 160));
            writer.commit();
            assertThat(read(Files.readAllBytes(file))).isEqualTo(Ramp.expected(1, 75 * 160));
        }
    }

    @Test
    void writesOverNoFile() throws IOException {
        Path file = written(8000, 1, 1);
        assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> new WavWriter(file, 8000, 1));
    }

    @Test
    void readsG711AndOtherWidths() throws IOException {
        assertThat(read(wav(7, 8, new byte[] {(byte) 0xFF, 0x00, (byte) 0x80}))).containsExactly(0, -32124, 32124);
        assertThat(read(wav(6, 8, new byte[] {(byte) 0xD5, 0x2A}))).containsExactly(8, -32256);
        assertThat(read(wav(1, 8, new byte[] {(byte) 128, 0, (byte) 255}))).containsExactly(0, -32768, 32512);
        assertThat(read(wav(1, 24, new byte[] {1, 0x34, 0x12}))).containsExactly(0x1234);
    }

    @Test
    void passesOverChunksItDoesNotKnow() throws IOException {
        byte[] plain = wav(1, 16, new byte[] {5, 0});
        byte[] bytes = new byte[plain.length + 12];
        ByteBuffer more = ByteBuffer.wrap(bytes);
        more.put(plain, 0, 12).put("LIST".getBytes(US_ASCII)).put(new byte[] {3, 0, 0, 0, 'a', 'b', 'c', 0});
        more.put(plain, 12, plain.length - 12);
        assertThat(read(bytes)).containsExactly(5);
    }

    @Test
    void readsToTheEndWhenTheLengthWasNeverFilledIn() throws IOException {
        byte[] file = wav(1, 16, new byte[] {5, 0, 6, 0});
        Bytes.wrap(file).putInt(40, 0);
        assertThat(read(file)).containsExactly(5, 6);
        Bytes.wrap(file).putInt(40, -1);
        assertThat(read(file)).containsExactly(5, 6);
    }

    @Test
    void refusesWhatItCannotReadWithWords() {
        refuses(wav(85, 16, new byte[2]), "format 85");
        refuses(wav(1, 12, new byte[2]), "12 bits");
        byte[] channels = wav(1, 16, new byte[2]);
        channels[22] = 99;
        refuses(channels, "99 channels");
        byte[] rate = wav(1, 16, new byte[2]);
        rate[27] = (byte) 0xFF;
        refuses(rate, "samples a second");
        refuses("RIFF....WAVE".getBytes(US_ASCII), "no samples");
        refuses("RIFF....AVI ".getBytes(US_ASCII), "not a WAV file");
    }

    @Test
    void endsInSoundOrInAnIoExceptionWhateverItIsGiven() {
        var random = new Random(3);
        for (int i = 0; i < 3000; i++) {
            byte[] file = wav(1, 16, new byte[64]);
            for (int flips = 0; flips < 4; flips++) {
                file[random.nextInt(file.length)] = (byte) random.nextInt();
            }
            byte[] cut = Arrays.copyOf(file, random.nextInt(file.length));
            try {
                assertThat(read(cut).length).isLessThanOrEqualTo(64);
            } catch (IOException e) {
                assertThat(e.getClass().getSimpleName()).isIn("SoundFileException", "EOFException");
            }
        }
    }

    private static void refuses(byte[] file, String words) {
        assertThatExceptionOfType(SoundFileException.class)
                .isThrownBy(() -> read(file))
                .withMessageContaining(words);
    }

    private static short[] read(byte[] file) throws IOException {
        return Ramp.all(WavReader.open(new ByteArrayInputStream(file)));
    }

    private static byte[] wav(int tag, int bits, byte[] samples) {
        byte[] bytes = new byte[44 + samples.length];
        ByteBuffer file = Bytes.wrap(bytes);
        file.put(WavHeader.of(8000, 1, samples.length)).put(samples);
        file.putShort(20, (short) tag).putShort(34, (short) bits);
        return bytes;
    }

    private Path written(int rate, int channels, int frames) throws IOException {
        Path file = folder.resolve("call.wav");
        try (var writer = new WavWriter(file, rate, channels)) {
            Ramp.write(writer, frames);
        }
        return file;
    }
}
