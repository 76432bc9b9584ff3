package uz.karnay.codec.g722;

import java.nio.ByteBuffer;
import uz.karnay.codec.Encoder;

/** G.722 at 64 kbit/s as RTP carries it (RFC 3551 §4.5.2): a byte for two samples, the high sub-band in its upper bits. */
public final class G722Encoder implements Encoder {

    private static final int CHUNK = 160;
    private static final int PAST = MirrorFilter.PAIRS - 1;

    private final LowBand low = new LowBand();
    private final HighBand high = new HighBand();
    private final int[] earlier = new int[PAST + CHUNK]; // the first sample of each pair
    private final int[] later = new int[PAST + CHUNK];
    private final int[] evens = new int[CHUNK];
    private final int[] odds = new int[CHUNK];
    private final byte[] codes = new byte[CHUNK];

    @Override
    public int sampleRate() {
        return 16000;
    }

    @Override
    public int encode(short[] samples, int at, int count, ByteBuffer payload) {
        int pairs = count / 2;
        for (int done = 0; done < pairs; done += CHUNK) {
            encodeChunk(samples, at + 2 * done, Math.min(CHUNK, pairs - done), payload);
        }
        return pairs;
    }

    private void encodeChunk(short[] samples, int at, int pairs, ByteBuffer payload) {
        for (int i = 0; i < pairs; i++) {
            earlier[PAST + i] = samples[at + 2 * i];
            later[PAST + i] = samples[at + 2 * i + 1];
        }
        MirrorFilter.even(earlier, evens, pairs);
        MirrorFilter.odd(later, odds, pairs);
        for (int i = 0; i < pairs; i++) {
            int even = evens[i];
            int odd = odds[i];
            codes[i] = (byte) (high.encode(odd - even >> 14) << 6 | low.encode(odd + even >> 14));
        }
        payload.put(codes, 0, pairs);
        System.arraycopy(earlier, pairs, earlier, 0, PAST);
        System.arraycopy(later, pairs, later, 0, PAST);
    }

    @Override
    public void close() {}
}
