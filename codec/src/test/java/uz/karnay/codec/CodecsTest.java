package uz.karnay.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uz.karnay.codec.opus.OpusParameters;

/** What holds for every codec, whatever it is. */
class CodecsTest {

    private static final int SEEDS = Integer.getInteger("karnay.seeds", 10_000);
    private static final short UNTOUCHED = 12345;

    static Stream<WireFormat> formats() {
        return Stream.concat(
                Codecs.available().stream(),
                Stream.of(new WireFormat.L16(8000), new WireFormat.L16(16000), new WireFormat.L16(48000)));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aToneKeepsItsLevelAndItsPitch(WireFormat format) {
        var encoder = Codecs.encoder(format);
        int rate = encoder.sampleRate();
        short[] said = Sound.tone(rate, 1000, 10_000, 1000);
        short[] heard = Sound.through(encoder, Codecs.decoder(format, rate), said, 20);
        assertThat(heard).hasSameSizeAs(said);
        assertThat(Sound.level(heard, rate / 2, rate))
                .isBetween(Sound.level(said, rate / 2, rate) - 1, Sound.level(said, rate / 2, rate) + 1);
        assertThat(Sound.toneToRest(heard, rate, 1000, rate / 2, rate)).isGreaterThan(clearness(format));
    }

    private static double clearness(WireFormat format) {
        return switch (format) {
            case WireFormat.Fixed.PCMU, WireFormat.Fixed.PCMA -> 36;
            case WireFormat.Fixed.G722 -> 36;
            case WireFormat.Fixed.GSM -> 14;
            case WireFormat.L16 _ -> 80;
            case WireFormat.Opus _ -> 20;
        };
    }

    @ParameterizedTest
    @MethodSource("formats")
    void everyPacketTimeComesBackAsLongAsItWas(WireFormat format) {
        for (int millis : new int[] {10, 20, 30, 40, 60}) {
            var encoder = Codecs.encoder(format);
            var decoder = Codecs.decoder(format, encoder.sampleRate());
            if (millis % format.frameMillis() == 0) {
                short[] said = Sound.voice(encoder.sampleRate(), 600);
                assertThat(Sound.through(encoder, decoder, said, millis)).hasSameSizeAs(said);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void payloadsSayHowFarTheyMoveTheTimestamp(WireFormat format) {
        var encoder = Codecs.encoder(format);
        var payload = ByteBuffer.allocate(4000);
        encoder.encode(Sound.voice(encoder.sampleRate(), 20), 0, encoder.sampleRate() / 50, payload);
        assertThat(format.ticks(payload.flip())).isEqualTo(format.clockRate() / 50);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void twoStreamsKnowNothingOfEachOther(WireFormat format) {
        var alone = Codecs.encoder(format);
        var beside = Codecs.encoder(format);
        var other = Codecs.encoder(format);
        int count = alone.sampleRate() / 50;
        short[] voice = Sound.voice(alone.sampleRate(), 1000);
        short[] noise = Sound.noise(alone.sampleRate(), 20_000, 1000, 1);
        for (int at = 0; at < voice.length; at += count) {
            byte[] expected = packet(alone, voice, at, count);
            packet(other, noise, at, count);
            assertThat(packet(beside, voice, at, count)).isEqualTo(expected);
        }
    }

    private static byte[] packet(Encoder encoder, short[] samples, int at, int count) {
        var payload = ByteBuffer.allocate(4000);
        int bytes = encoder.encode(samples, at, count, payload);
        assertThat(payload.position()).isEqualTo(bytes);
        return Arrays.copyOf(payload.array(), bytes);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void directAndHeapBuffersAreAllOne(WireFormat format) {
        var first = Codecs.encoder(format);
        var second = Codecs.encoder(format);
        int count = first.sampleRate() / 50;
        short[] voice = Sound.voice(first.sampleRate(), 20);
        byte[] expected = packet(first, voice, 0, count);
        var direct = ByteBuffer.allocateDirect(4000).position(12);
        assertThat(second.encode(voice, 0, count, direct)).isEqualTo(expected.length);
        direct.flip().position(12);
        short[] ofHeap = new short[8000];
        short[] ofDirect = new short[8000];
        var payload = ByteBuffer.wrap(expected);
        Codecs.decoder(format, 8000).decode(payload, ofHeap, 0);
        Codecs.decoder(format, 8000).decode(direct, ofDirect, 0);
        assertThat(ofDirect).isEqualTo(ofHeap);
        assertThat(payload.position()).isZero();
        assertThat(direct.position()).isEqualTo(12);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aStrangersBytesThrowNothingAndStayInTheirRoom(WireFormat format) {
        var decoder = Codecs.decoder(format, 8000);
        int room = decoder.sampleRate() / 1000 * Decoder.MAX_PAYLOAD_MILLIS;
        short[] samples = new short[room + 200];
        var random = new SplittableRandom(3);
        byte[] bytes = new byte[2000];
        for (int seed = 0; seed < SEEDS; seed++) {
            Arrays.fill(samples, UNTOUCHED);
            random.nextBytes(bytes);
            int length = seed % 3 == 0 ? random.nextInt(5) : random.nextInt(bytes.length + 1);
            int written = decoder.decode(ByteBuffer.wrap(bytes, 0, length), samples, 100);
            assertThat(written).isBetween(0, room);
            assertUntouched(samples, 0, 100);
            assertUntouched(samples, 100 + written, samples.length);
        }
        assertThat(decoder.decode(ByteBuffer.allocate(0), samples, 0)).isZero();
    }

    private static void assertUntouched(short[] samples, int from, int to) {
        for (int i = from; i < to; i++) {
            if (samples[i] != UNTOUCHED) {
                throw new AssertionError("wrote at " + i + ", outside its room");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void littleRoomIsNotOverrun(WireFormat format) {
        var encoder = Codecs.encoder(format);
        var decoder = Codecs.decoder(format, encoder.sampleRate());
        var payload = ByteBuffer.allocate(4000);
        encoder.encode(Sound.voice(encoder.sampleRate(), 20), 0, encoder.sampleRate() / 50, payload);
        short[] samples = new short[encoder.sampleRate() / 100];
        assertThat(decoder.decode(payload.flip(), samples, 0)).isZero();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void whatIsLostIsMadeUpAndThenFades(WireFormat format) {
        var encoder = Codecs.encoder(format);
        int rate = encoder.sampleRate();
        var decoder = Codecs.decoder(format, rate);
        Sound.through(encoder, decoder, Sound.voice(rate, 140), 20); // ends in the middle of a vowel
        short[] madeUp = new short[rate];
        for (int at = 0; at < madeUp.length; at += rate / 50) {
            decoder.conceal(madeUp, at, rate / 50);
        }
        assertThat(Sound.level(madeUp, 0, rate / 50)).isGreaterThan(-40);
        assertThat(Sound.level(madeUp, rate * 9 / 10, rate)).isLessThan(-55);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void lossBeforeAnythingWasHeardIsSilence(WireFormat format) {
        var decoder = Codecs.decoder(format, 8000);
        short[] madeUp = new short[decoder.sampleRate() / 50];
        Arrays.fill(madeUp, UNTOUCHED);
        decoder.conceal(madeUp, 0, madeUp.length);
        assertThat(Sound.level(madeUp, 0, madeUp.length)).isLessThan(-60);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void isFoundByWhatSdpSays(WireFormat format) {
        assertThat(WireFormat.of(
                        format.encodingName().toLowerCase(Locale.ROOT), format.clockRate(), format.channels(), ""))
                .contains(format);
    }

    @Test
    void opusNeedsItsTwoChannelsAndUnknownNamesAreNothing() {
        assertThat(WireFormat.of("opus", 48000, 1, "")).isEmpty();
        assertThat(WireFormat.of("L16", 44100, 1, "")).isEmpty();
        assertThat(WireFormat.of("G722", 16000, 1, "")).isEmpty();
        assertThat(WireFormat.of("G729", 8000, 1, "")).isEmpty();
        assertThat(WireFormat.of("opus", 48000, 2, "useinbandfec=1"))
                .contains(new WireFormat.Opus(OpusParameters.DEFAULTS.withFec(true)));
    }
}
