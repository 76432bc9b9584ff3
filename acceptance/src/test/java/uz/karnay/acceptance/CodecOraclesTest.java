package uz.karnay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uz.karnay.acceptance.audio.Sound;
import uz.karnay.acceptance.peer.Subprocess;
import uz.karnay.codec.Codecs;
import uz.karnay.codec.WireFormat;
import uz.karnay.codec.opus.Opus;
import uz.karnay.codec.opus.OpusParameters;
import uz.karnay.media.file.OggOpusReader;
import uz.karnay.media.file.OggOpusWriter;
import uz.karnay.media.file.OpusTags;
import uz.karnay.media.file.SoundFile;
import uz.karnay.media.file.SoundFileException;

/** What we encode, ffmpeg and opus-tools decode to the same sound, and the other way round. */
class CodecOraclesTest {

    private static final int HERTZ = 1000;

    @TempDir
    private Path directory;

    private Sound said = Sound.tone(HERTZ, 8000, 2);

    @BeforeEach
    void speak() throws IOException {
        said = Sound.tone(HERTZ, 48000, 2);
        said.write(directory.resolve("said.wav"), 1);
    }

    @ParameterizedTest
    @CsvSource({"PCMU, mulaw", "PCMA, alaw", "G722, g722", "GSM, gsm"})
    void ffmpegDecodesWhatWeEncodeAsWeDo(WireFormat.Fixed format, String name) throws IOException {
        int rate = format.sampleRate();
        Sound tone = Sound.tone(HERTZ, rate, 2);
        byte[] encoded = encode(format, tone.samples());
        Files.write(directory.resolve("ours"), encoded);
        run(ffmpeg("-f", name, "-i", "ours", "-f", "s16le", "theirs.pcm"));
        assertThat(samples("theirs.pcm")).isEqualTo(decode(format, encoded));
        assertThat(new Sound(decode(format, encoded), rate).part(1, 1).levelDbAt(HERTZ))
                .isCloseTo(tone.levelDbAt(HERTZ), within(1.0));
    }

    @ParameterizedTest
    @CsvSource({"G722, g722, g722", "GSM, gsm, libgsm", "PCMU, mulaw, pcm_mulaw", "PCMA, alaw, pcm_alaw"})
    void weDecodeWhatFfmpegEncodesAsItDoes(WireFormat.Fixed format, String name, String encoder) throws IOException {
        run(ffmpeg("-i", "said.wav", "-ar", "" + format.sampleRate(), "-c:a", encoder, "-f", name, "theirs"));
        run(ffmpeg("-f", name, "-i", "theirs", "-f", "s16le", "theirs.pcm"));
        byte[] encoded = Files.readAllBytes(directory.resolve("theirs"));
        assertThat(decode(format, encoded)).isEqualTo(samples("theirs.pcm"));
    }

    @Test
    void g722IsEncodedBitForBitAsFfmpegDoes() throws IOException {
        Sound tone = Sound.tone(HERTZ, 16000, 2);
        tone.write(directory.resolve("tone.wav"), 1);
        run(ffmpeg("-i", "tone.wav", "-c:a", "g722", "-f", "g722", "theirs"));
        assertThat(encode(WireFormat.Fixed.G722, tone.samples()))
                .isEqualTo(Files.readAllBytes(directory.resolve("theirs")));
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16000, 48000})
    void opusdecHearsWhatWeEncode(int rate) throws IOException {
        Sound tone = Sound.tone(HERTZ, rate, 2);
        var encoder = Opus.encoder(OpusParameters.DEFAULTS, rate);
        try (var writer = new OggOpusWriter(directory.resolve("ours.opus"), List.of(encoder), OpusTags.of(), 1)) {
            for (int at = 0; at < tone.samples().length; at += rate / 50) {
                writer.write(new short[][] {Arrays.copyOfRange(tone.samples(), at, at + rate / 50)});
            }
        }
        run(List.of("opusdec", "--quiet", "--rate", "" + rate, "ours.opus", "theirs.wav"));
        Sound heard = Sound.read(directory.resolve("theirs.wav"));
        assertThat(heard.seconds()).isCloseTo(2, within(0.01));
        assertThat(heard.part(0.5, 1).levelDbAt(HERTZ)).isCloseTo(tone.levelDbAt(HERTZ), within(1.0));
    }

    @ParameterizedTest
    @CsvSource({"8000, 24, 20", "16000, 32, 60", "48000, 64, 20", "48000, 16, 40", "8000, 96, 10"})
    void weHearWhatOpusencEncodes(int rate, int kilobits, int frameMillis) throws IOException {
        run(List.of(
                "opusenc",
                "--quiet",
                "--bitrate",
                "" + kilobits,
                "--framesize",
                "" + frameMillis,
                "said.wav",
                "a.opus"));
        run(List.of("opusdec", "--quiet", "--rate", "" + rate, "a.opus", "theirs.wav"));
        Sound theirs = Sound.read(directory.resolve("theirs.wav"));
        Sound ours = decodeOgg(rate);
        assertThat(ours.seconds()).isCloseTo(2, within(0.07));
        assertThat(ours.part(0.5, 1).levelDbAt(HERTZ))
                .isCloseTo(theirs.part(0.5, 1).levelDbAt(HERTZ), within(0.5))
                .isCloseTo(said.levelDbAt(HERTZ), within(1.0));
    }

    @ParameterizedTest
    @CsvSource({"44100, 2, 128k, 40", "48000, 1, 96k, 25", "32000, 1, 64k, 25"})
    void weHearInMp3WhatFfmpegHears(int rate, int channels, String bitrate, double clearness) throws IOException {
        run(ffmpeg("-i", "said.wav", "-ar", "" + rate, "-ac", "" + channels, "-b:a", bitrate, "a.mp3"));
        run(ffmpeg("-i", "a.mp3", "-ac", "" + channels, "-f", "s16le", "theirs.pcm"));
        Sound theirs = new Sound(first(samples("theirs.pcm"), channels), rate);
        Sound ours = decodeMp3();
        assertThat(ours.rate()).isEqualTo(rate);
        assertThat(ours.part(0.5, 1).levelDbAt(HERTZ))
                .isCloseTo(theirs.part(0.5, 1).levelDbAt(HERTZ), within(0.2));
        assertThat(ours.part(0.5, 1).levelDbAt(HERTZ) - ours.part(0.5, 1).levelDb())
                .as("nothing but the tone")
                .isGreaterThan(-clearnessLoss(clearness));
    }

    /** How much softer than the whole a tone is that stands so many decibels above the rest. */
    private static double clearnessLoss(double clearness) {
        return 10 * Math.log10(1 + Math.pow(10, -clearness / 10));
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16_000, 22_050})
    void mp3OfLowRatesIsRefusedInWords(int rate) {
        run(ffmpeg("-i", "said.wav", "-ar", "" + rate, "-b:a", "24k", "a.mp3"));
        assertThatThrownBy(this::decodeMp3)
                .isInstanceOf(SoundFileException.class)
                .hasMessageContaining("Save it as WAV or Opus");
    }

    private Sound decodeMp3() throws IOException {
        try (var reader = SoundFile.open(directory.resolve("a.mp3"), () -> Opus.decoder(48_000))) {
            short[] all = new short[4 * reader.rate() * reader.channels()];
            short[] part = new short[4608];
            int count = 0;
            for (int read = reader.read(part); read >= 0; read = reader.read(part)) {
                System.arraycopy(part, 0, all, count, read);
                count += read;
            }
            return new Sound(first(Arrays.copyOf(all, count), reader.channels()), reader.rate());
        }
    }

    private static short[] first(short[] samples, int channels) {
        var first = new short[samples.length / channels];
        for (int i = 0; i < first.length; i++) {
            first[i] = samples[i * channels];
        }
        return first;
    }

    private Sound decodeOgg(int rate) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(directory.resolve("a.opus")));
                var reader = OggOpusReader.open(in, () -> Opus.decoder(rate))) {
            short[] all = new short[3 * rate];
            short[] part = new short[rate];
            int count = 0;
            for (int read = reader.read(part); read >= 0; read = reader.read(part)) {
                System.arraycopy(part, 0, all, count, read);
                count += read;
            }
            return new Sound(Arrays.copyOf(all, count), rate);
        }
    }

    private static byte[] encode(WireFormat format, short[] samples) {
        var payload = ByteBuffer.allocate(2 * samples.length);
        try (var encoder = Codecs.encoder(format)) {
            int count = encoder.sampleRate() / 50;
            for (int at = 0; at + count <= samples.length; at += count) {
                encoder.encode(samples, at, count, payload);
            }
        }
        return Arrays.copyOf(payload.array(), payload.position());
    }

    private static short[] decode(WireFormat.Fixed format, byte[] encoded) {
        int packet = format == WireFormat.Fixed.GSM ? 33 : 160;
        short[] samples = new short[6 * encoded.length];
        int count = 0;
        try (var decoder = Codecs.decoder(format, format.sampleRate())) {
            for (int at = 0; at < encoded.length; at += packet) {
                var payload = ByteBuffer.wrap(encoded, at, Math.min(packet, encoded.length - at));
                count += decoder.decode(payload, samples, count);
            }
        }
        return Arrays.copyOf(samples, count);
    }

    private static List<String> ffmpeg(String... arguments) {
        return Stream.concat(Stream.of("ffmpeg", "-v", "error", "-y"), Arrays.stream(arguments))
                .toList();
    }

    private void run(List<String> command) {
        try (var program = Subprocess.start("oracle", directory, command)) {
            assertThat(program.await(Duration.ofSeconds(60)))
                    .as(program.output())
                    .isZero();
        }
    }

    private short[] samples(String file) throws IOException {
        var bytes = ByteBuffer.wrap(Files.readAllBytes(directory.resolve(file))).order(ByteOrder.LITTLE_ENDIAN);
        short[] samples = new short[bytes.limit() / 2];
        bytes.asShortBuffer().get(samples);
        return samples;
    }
}
