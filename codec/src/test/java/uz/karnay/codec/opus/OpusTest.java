package uz.karnay.codec.opus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uz.karnay.codec.Sound;

/** Both libraries do what the receiver asked for, at every rate. */
class OpusTest {

    private static final int SEEDS = Integer.getInteger("karnay.seeds", 10_000);
    private static final OpusParameters PLAIN = OpusParameters.DEFAULTS;

    static Stream<OpusLibrary> libraries() {
        return Stream.of(new SystemOpus(), new JavaOpus());
    }

    @Test
    void theSystemsLibraryIsPreferred() {
        assertThat(Opus.backend()).startsWith("libopus");
        assertThat(Opus.isInJava()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void everyRateIsHeardAtEveryRate(OpusLibrary library) {
        for (int said : new int[] {8000, 16000, 48000}) {
            for (int heard : new int[] {8000, 16000, 48000}) {
                var encoder = new OpusEncoder(library, PLAIN, said);
                var decoder = new OpusDecoder(library, heard);
                short[] tone = Sound.through(encoder, decoder, Sound.tone(said, 1000, 10_000, 1000), 20);
                assertThat(tone).hasSize(heard);
                assertThat(Sound.level(tone, heard / 2, heard)).isBetween(-14.3, -12.3);
                assertThat(Sound.toneToRest(tone, heard, 1000, heard / 2, heard))
                        .isGreaterThan(20);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void eachLibraryHearsTheOther(OpusLibrary library) {
        short[] tone = Sound.tone(48000, 1000, 10_000, 1000);
        var other = library instanceof JavaOpus ? new SystemOpus() : new JavaOpus();
        short[] heard = Sound.through(new OpusEncoder(library, PLAIN, 48000), new OpusDecoder(other, 48000), tone, 20);
        assertThat(Sound.level(heard, 24000, 48000)).isBetween(-14.3, -12.3);
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void bitrateIsCapped(OpusLibrary library) {
        short[] noise = Sound.noise(48000, 8000, 2000, 5);
        assertThat(bytes(library, PLAIN.withBitrate(12_000), noise)).isBetween(2000, 4000);
        assertThat(bytes(library, PLAIN.withBitrate(64_000), noise)).isGreaterThan(7000);
    }

    private static int bytes(OpusLibrary library, OpusParameters wanted, short[] samples) {
        var encoder = new OpusEncoder(library, wanted, 48000);
        var payload = ByteBuffer.allocate(100_000);
        for (int at = 0; at < samples.length; at += 960) {
            encoder.encode(samples, at, 960, payload);
        }
        return payload.position();
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void constantBitrateMakesEqualPackets(OpusLibrary library) {
        var encoder = new OpusEncoder(library, PLAIN.withCbr(true), 16000);
        short[] voice = Sound.voice(16000, 1000);
        for (int at = 0; at < voice.length; at += 320) {
            assertThat(encoder.encode(voice, at, 320, ByteBuffer.allocate(2000)))
                    .isEqualTo(24_000 / 8 / 50);
        }
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void silenceIsLeftOutWhenTheReceiverLikesThat(OpusLibrary library) {
        assertThat(silentPackets(library, PLAIN.withDtx(true))).isGreaterThan(70);
        assertThat(silentPackets(library, PLAIN)).isZero();
    }

    private static int silentPackets(OpusLibrary library, OpusParameters wanted) {
        var encoder = new OpusEncoder(library, wanted, 16000);
        short[] silence = Sound.noise(16000, 2, 2000, 9);
        int left = 0;
        for (int at = 0; at < silence.length; at += 320) {
            var payload = ByteBuffer.allocate(2000);
            int bytes = encoder.encode(silence, at, 320, payload);
            assertThat(payload.position()).isEqualTo(bytes);
            left += bytes == 0 ? 1 : 0;
        }
        return left;
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void aLostPacketIsRecoveredFromTheNext(OpusLibrary library) {
        double recovered = likeness(library, true);
        double guessed = likeness(library, false);
        assertThat(recovered).isGreaterThan(0.75).isGreaterThan(guessed + 0.2);
    }

    /** How alike the lost 20 ms and what stood in their place are: 1 is the same. */
    private static double likeness(OpusLibrary library, boolean fec) {
        var encoder = new OpusEncoder(library, PLAIN.withFec(fec).withBitrate(32_000), 16000);
        encoder.expectLoss(20);
        var whole = new OpusDecoder(library, 16000);
        var lossy = new OpusDecoder(library, 16000);
        short[] voice = glide();
        double alike = 0;
        int losses = 0;
        byte[][] packets = new byte[voice.length / 320][];
        for (int i = 0; i < packets.length; i++) {
            var payload = ByteBuffer.allocate(2000);
            packets[i] = Arrays.copyOf(payload.array(), encoder.encode(voice, i * 320, 320, payload));
        }
        for (int i = 0; i < packets.length - 1; i++) {
            short[] expected = new short[1920];
            short[] heard = new short[1920];
            whole.decode(ByteBuffer.wrap(packets[i]), expected, 0);
            if (i > 10 && i % 5 == 0) {
                lossy.recover(ByteBuffer.wrap(packets[i + 1]), heard, 0, 320);
                alike += correlation(expected, heard, 320);
                losses++;
            } else {
                lossy.decode(ByteBuffer.wrap(packets[i]), heard, 0);
            }
        }
        return alike / losses;
    }

    /** A buzz whose pitch runs: its next 20 ms cannot be guessed from the last. */
    private static short[] glide() {
        short[] samples = new short[16000 * 2];
        double phase = 0;
        for (int i = 0; i < samples.length; i++) {
            phase += 2 * Math.PI * (180 + 110 * Math.sin(i / 700.0)) / 16000;
            samples[i] = (short) (6000 * (Math.sin(phase) + 0.6 * Math.sin(2 * phase) + 0.4 * Math.sin(5 * phase)));
        }
        return samples;
    }

    private static double correlation(short[] a, short[] b, int count) {
        double both = 0;
        double ofA = 1;
        double ofB = 1;
        for (int i = 0; i < count; i++) {
            both += (double) a[i] * b[i];
            ofA += (double) a[i] * a[i];
            ofB += (double) b[i] * b[i];
        }
        return both / Math.sqrt(ofA * ofB);
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void thirtyMillisecondsAreThreeFramesInAPacket(OpusLibrary library) {
        for (var wanted : new OpusParameters[] {PLAIN, PLAIN.withBitrate(200_000), PLAIN.withCbr(true)}) {
            var encoder = new OpusEncoder(library, wanted, 48000);
            var payload = ByteBuffer.allocate(4000);
            encoder.encode(Sound.voice(48000, 300), 4800, 1440, payload);
            assertThat(payload.flip().get(0) & 3).isEqualTo(3);
            assertThat(OpusPacket.samples(payload, 48000)).isEqualTo(1440);
            short[] tone = Sound.tone(48000, 1000, 10_000, 1200);
            short[] heard =
                    Sound.through(new OpusEncoder(library, wanted, 48000), new OpusDecoder(library, 48000), tone, 30);
            assertThat(heard).hasSameSizeAs(tone);
            assertThat(Sound.level(heard, 24000, 48000)).isBetween(-14.3, -12.3);
        }
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void damagedPacketsThrowNothing(OpusLibrary library) {
        var random = new SplittableRandom(11);
        var encoder = new OpusEncoder(library, PLAIN, 48000);
        var decoder = new OpusDecoder(library, 48000);
        short[] voice = Sound.voice(48000, 1000);
        short[] samples = new short[5760];
        for (int seed = 0; seed < SEEDS / 10; seed++) {
            var payload = ByteBuffer.allocate(2000);
            encoder.encode(voice, seed % 50 * 960, 960, payload);
            payload.flip();
            payload.put(random.nextInt(payload.limit()), (byte) random.nextInt());
            payload.limit(1 + random.nextInt(payload.limit()));
            assertThat(decoder.decode(payload, samples, 0)).isBetween(0, 5760);
            decoder.recover(payload, samples, 0, 960);
        }
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void oddLengthsAreMadeUpToo(OpusLibrary library) {
        var decoder = new OpusDecoder(library, 48000);
        short[] samples = new short[1000];
        Arrays.fill(samples, (short) 77);
        decoder.conceal(samples, 10, 777);
        assertThat(samples[9]).isEqualTo((short) 77);
        assertThat(samples[10 + 777]).isEqualTo((short) 77);
        assertThat(Sound.level(samples, 10, 787)).isLessThan(-80);
    }

    @Test
    void aClosedCodecIsNotTouchedAgain() {
        var encoder = Opus.encoder(PLAIN, 8000);
        encoder.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> encoder.encode(new short[160], 0, 160, ByteBuffer.allocate(500)));
        var decoder = Opus.decoder(8000);
        decoder.close();
        assertThatIllegalStateException().isThrownBy(() -> decoder.conceal(new short[160], 0, 160));
    }
}
