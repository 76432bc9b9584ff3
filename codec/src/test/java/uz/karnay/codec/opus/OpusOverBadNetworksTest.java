package uz.karnay.codec.opus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import uz.karnay.codec.signal.Intelligibility;
import uz.karnay.codec.signal.Sounds;
import uz.karnay.codec.signal.Speech;

/** Speech through Opus, some packets of which get lost; docs/performance.md has the figures. */
class OpusOverBadNetworksTest {

    private static final int RATE = 16_000;
    private static final int FRAME = RATE / 50;
    private static final int SEEDS = 10;

    private final short[] said = Speech.sample(RATE);

    @Test
    void fivePercentOfLossLeaveSpeechIntelligible() {
        double whole = intelligibility(0, true, 1);
        double lossy = 0;
        double worst = 1;
        for (int seed = 1; seed <= SEEDS; seed++) {
            double now = intelligibility(5, true, seed);
            lossy += now / SEEDS;
            worst = Math.min(worst, now);
        }
        assertThat(whole).isGreaterThan(0.98);
        assertThat(lossy).isGreaterThan(0.95);
        assertThat(worst).isGreaterThan(0.92);
    }

    @Test
    void whatIsSentTwiceIsUnderstoodBetter() {
        double guarded = 0;
        double bare = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            guarded += intelligibility(20, true, seed) / SEEDS;
            bare += intelligibility(20, false, seed) / SEEDS;
        }
        assertThat(guarded).isGreaterThan(0.9).isGreaterThan(bare + 0.01);
    }

    @Test
    void noiseIsNotIntelligible() {
        assertThat(Intelligibility.of(said, said)).isGreaterThan(0.999);
        assertThat(Intelligibility.of(said, Sounds.noise(said.length, 3000, 4))).isLessThan(0.5);
    }

    private double intelligibility(int lossPercent, boolean guarded, long seed) {
        var random = new SplittableRandom(seed);
        OpusParameters wanted = OpusParameters.DEFAULTS.withFec(guarded);
        try (var encoder = Opus.encoder(wanted, RATE);
                var decoder = Opus.decoder(RATE)) {
            encoder.expectLoss(lossPercent);
            byte[][] packets = new byte[said.length / FRAME][];
            boolean[] lost = new boolean[packets.length];
            for (int i = 0; i < packets.length; i++) {
                var payload = ByteBuffer.allocate(2000);
                packets[i] = Arrays.copyOf(payload.array(), encoder.encode(said, i * FRAME, FRAME, payload));
                lost[i] = random.nextInt(100) < lossPercent;
            }
            var heard = new short[(packets.length + 6) * FRAME];
            for (int i = 0; i < packets.length; i++) {
                hear(decoder, packets, lost, i, heard);
            }
            return Intelligibility.of(said, Arrays.copyOfRange(heard, late(said, heard), heard.length));
        }
    }

    /** As the playout of a call does. */
    private static void hear(OpusDecoder decoder, byte[][] packets, boolean[] lost, int i, short[] heard) {
        if (!lost[i]) {
            decoder.decode(ByteBuffer.wrap(packets[i]), heard, i * FRAME);
        } else if (i + 1 < packets.length && !lost[i + 1]) {
            decoder.recover(ByteBuffer.wrap(packets[i + 1]), heard, i * FRAME, FRAME);
        } else {
            decoder.conceal(heard, i * FRAME, FRAME);
        }
    }

    /** By how many samples the codec delays: where the two are most alike. */
    private static int late(short[] said, short[] heard) {
        int best = 0;
        double most = 0;
        for (int late = 0; late < RATE / 20; late++) {
            double product = 0;
            for (int i = 0; i < 2 * RATE; i++) {
                product += (double) said[i] * heard[i + late];
            }
            if (product > most) {
                most = product;
                best = late;
            }
        }
        return best;
    }
}
