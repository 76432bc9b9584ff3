package uz.karnay.media.file;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.karnay.codec.Encoder;

class OggOpusTest {

    @TempDir
    Path folder;

    @Test
    void readsBackWhatItWroteSampleBySample() throws IOException {
        for (int channels : new int[] {1, 2}) {
            Path file = folder.resolve(channels + ".opus");
            write(file, channels, 130);
            try (var reader = SoundFile.open(file, PlainOpus.Out::new)) {
                assertThat(reader.channels()).isEqualTo(channels);
                assertThat(Ramp.all(reader)).isEqualTo(Ramp.expected(channels, 130 * 160));
            }
        }
    }

    @Test
    void headersStandOnPagesOfTheirOwn() throws IOException {
        byte[] file = bytes(2, 1);
        assertThat(HexFormat.of().formatHex(file, 0, 27 + 1 + 23))
                .isEqualTo("4f676753" + "00" + "02" + "0000000000000000" + "04030201" + "00000000" + checksum(file)
                        + "01" + "17" + "4f70757348656164" + "01" + "02" + "3801" + "401f0000" + "0000" + "01" + "02"
                        + "00" + "00" + "01");
        assertThat(new String(file, 51 + 28, 8, US_ASCII)).isEqualTo("OpusTags");
    }

    private static String checksum(byte[] file) {
        return HexFormat.of().formatHex(file, 22, 26);
    }

    /** The page is of another's making: libogg's, as ffmpeg writes it. */
    @Test
    void computesTheChecksumAsOthersDo() {
        byte[] page = HexFormat.of()
                .parseHex("4f6767530002000000000000000000000000000000000228b572"
                        + "01134f707573486561640101380180bb0000000000");
        ByteBuffer buffer = Bytes.wrap(page);
        assertThat(OggCrc.of(buffer)).isEqualTo(buffer.getInt(OggPage.CHECKSUM_AT));
    }

    @Test
    void losesAtMostASecondWhenTheProcessIsKilled() throws IOException {
        Path file = folder.resolve("killed.opus");
        try (var writer = writer(file, 2)) {
            Ramp.write(writer, 149);
            byte[] asAfterAKill = Files.readAllBytes(file);
            short[] heard = read(asAfterAKill);
            assertThat(heard).startsWith(Ramp.expected(2, 99 * 160));
        }
    }

    @Test
    void playsUpToTheLastWholePageOfAFileThatIsCutOff() throws IOException {
        byte[] whole = bytes(1, 200);
        short[] heard = read(Arrays.copyOf(whole, whole.length - 100));
        assertThat(heard).hasSizeBetween(99 * 160, 200 * 160).isEqualTo(Ramp.expected(1, heard.length));
    }

    @Test
    void losesADamagedPageOnly() throws IOException {
        byte[] file = bytes(1, 200);
        file[file.length / 2] ^= 1;
        short[] heard = read(file);
        assertThat(heard).hasSizeBetween(100 * 160, 199 * 160);
    }

    @Test
    void passesOverStreamsOfOthersAndRubbish() throws IOException {
        byte[] file = bytes(1, 30);
        byte[] foreign = file.clone();
        foreign[28] = 'X';
        ByteBuffer page = Bytes.wrap(foreign).limit(47);
        page.putInt(OggPage.SERIAL_AT, 99).putInt(OggPage.CHECKSUM_AT, OggCrc.of(page));
        assertThat(read(join(Arrays.copyOf(foreign, 47), new byte[500], file))).isEqualTo(Ramp.expected(1, 30 * 160));
    }

    @Test
    void refusesWhatIsNoOpusWithWords() {
        refuses("OggS and then nothing of the kind".getBytes(US_ASCII), "no Opus");
        refuses(new byte[2 << 20], "not an Ogg file");
    }

    @Test
    void endsInSoundOrInRefusalWhateverItIsGiven() throws IOException {
        var random = new Random(4);
        byte[] good = bytes(2, 60);
        for (int i = 0; i < 400; i++) {
            byte[] file = Arrays.copyOf(good, random.nextInt(good.length));
            for (int flips = 0; flips < 3 && file.length > 0; flips++) {
                file[random.nextInt(Math.min(file.length, 300))] = (byte) random.nextInt();
            }
            mend(file);
            try {
                assertThat(read(file).length).isLessThanOrEqualTo(2 * 61 * 960);
            } catch (IOException e) {
                assertThat(e).isInstanceOf(SoundFileException.class);
            }
        }
    }

    /** So that what was changed is believed. */
    private static void mend(byte[] file) {
        for (int at = 0; at + 51 < Math.min(file.length, 60); at += 51) {
            ByteBuffer page = Bytes.wrap(Arrays.copyOfRange(file, at, at + 51));
            Bytes.wrap(file).putInt(at + OggPage.CHECKSUM_AT, OggCrc.of(page));
        }
    }

    @Test
    void understandsSelfDelimitedPacketsOfEveryCode() {
        plain("08" + "03" + "aabbcc", "08aabbcc"); // code 0
        plain("09" + "02" + "aabbccdd", "09aabbccdd"); // code 1, two of 2
        plain("0a" + "01" + "02" + "aabbcc", "0a01aabbcc"); // code 2, 1 and 2
        plain("0b" + "03" + "01" + "aabbcc", "0b03aabbcc"); // code 3, constant
        plain("0b" + "82" + "01" + "02" + "aabbcc", "0b8201aabbcc"); // code 3, variable
        plain("0b" + "41" + "02" + "01" + "aa0000", "0b4102aa0000"); // code 3, padded by 2
        for (String torn : List.of("", "08", "0803aa", "09", "0a01", "0b", "0b00", "0b3f", "0b41", "0b82", "08fc")) {
            assertThat(OpusFraming.undelimit(hex(torn), Bytes.allocate(100))).isFalse();
        }
    }

    private static void plain(String delimited, String expected) {
        ByteBuffer out = Bytes.allocate(100);
        ByteBuffer in = hex(delimited + "ee");
        assertThat(OpusFraming.undelimit(in, out)).isTrue();
        byte[] written = new byte[out.remaining()];
        out.get(written);
        assertThat(HexFormat.of().formatHex(written)).isEqualTo(expected);
        assertThat(in.remaining()).isEqualTo(1);
    }

    private static ByteBuffer hex(String text) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(text));
    }

    private static void refuses(byte[] file, String words) {
        assertThatExceptionOfType(SoundFileException.class)
                .isThrownBy(() -> read(file))
                .withMessageContaining(words);
    }

    private static short[] read(byte[] file) throws IOException {
        return Ramp.all(OggOpusReader.open(new ByteArrayInputStream(file), PlainOpus.Out::new));
    }

    private byte[] bytes(int channels, int frames) throws IOException {
        Path file = folder.resolve("bytes-" + channels + "-" + frames + ".opus");
        write(file, channels, frames);
        return Files.readAllBytes(file);
    }

    private static void write(Path file, int channels, int frames) throws IOException {
        try (var writer = writer(file, channels)) {
            Ramp.write(writer, frames);
        }
    }

    private static OggOpusWriter writer(Path file, int channels) throws IOException {
        List<Encoder> encoders =
                Stream.<Encoder>generate(PlainOpus.In::new).limit(channels).toList();
        return new OggOpusWriter(file, encoders, OpusTags.of("TITLE=a call"), 0x01020304);
    }

    private static byte[] join(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(
                Stream.of(parts).mapToInt(part -> part.length).sum());
        Stream.of(parts).forEach(all::put);
        return all.array();
    }
}
