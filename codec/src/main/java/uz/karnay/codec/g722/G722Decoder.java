package uz.karnay.codec.g722;

import java.nio.ByteBuffer;
import uz.karnay.codec.Decoder;
import uz.karnay.codec.loss.Concealment;

/** G.722 at 64 kbit/s as RTP carries it (RFC 3551 §4.5.2). */
public final class G722Decoder implements Decoder {

    private static final int RATE = 16000;
    private static final int MOST_BYTES = RATE / 2 / 1000 * MAX_PAYLOAD_MILLIS;
    private static final int CHUNK = 160;
    private static final int PAST = MirrorFilter.PAIRS - 1;

    private final LowBand low = new LowBand();
    private final HighBand high = new HighBand();
    private final int[] sums = new int[PAST + CHUNK];
    private final int[] differences = new int[PAST + CHUNK];
    private final int[] evens = new int[CHUNK];
    private final int[] odds = new int[CHUNK];
    private final byte[] codes = new byte[CHUNK];
    private final Concealment concealment = new Concealment(RATE);

    @Override
    public int sampleRate() {
        return RATE;
    }

    @Override
    public int decode(ByteBuffer payload, short[] samples, int at) {
        int bytes = payload.remaining();
        if (bytes > MOST_BYTES || 2 * bytes > samples.length - at) {
            return 0;
        }
        for (int done = 0; done < bytes; done += CHUNK) {
            decodeChunk(payload, payload.position() + done, Math.min(CHUNK, bytes - done), samples, at + 2 * done);
        }
        concealment.good(samples, at, 2 * bytes);
        return 2 * bytes;
    }

    private void decodeChunk(ByteBuffer payload, int from, int bytes, short[] samples, int at) {
        payload.get(from, codes, 0, bytes);
        for (int i = 0; i < bytes; i++) {
            int code = codes[i] & 0xFF;
            int lower = low.decode(code & 0x3F);
            int upper = high.decode(code >> 6);
            sums[PAST + i] = lower + upper;
            differences[PAST + i] = lower - upper;
        }
        MirrorFilter.odd(differences, odds, bytes);
        MirrorFilter.even(sums, evens, bytes);
        for (int i = 0; i < bytes; i++) {
            samples[at + 2 * i] = (short) Saturation.to16Bits(odds[i] >> 11);
            samples[at + 2 * i + 1] = (short) Saturation.to16Bits(evens[i] >> 11);
        }
        System.arraycopy(sums, bytes, sums, 0, PAST);
        System.arraycopy(differences, bytes, differences, 0, PAST);
    }

    @Override
    public void conceal(short[] samples, int at, int count) {
        concealment.conceal(samples, at, count);
    }

    @Override
    public void close() {}
}
