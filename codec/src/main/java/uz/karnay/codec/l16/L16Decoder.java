package uz.karnay.codec.l16;

import java.nio.ByteBuffer;
import uz.karnay.codec.Decoder;
import uz.karnay.codec.loss.Concealment;

/** L16 (RFC 3551 §4.5.11), one channel. */
public final class L16Decoder implements Decoder {

    private final int sampleRate;
    private final Concealment concealment;

    public L16Decoder(int sampleRate) {
        this.sampleRate = sampleRate;
        this.concealment = new Concealment(sampleRate);
    }

    @Override
    public int sampleRate() {
        return sampleRate;
    }

    @Override
    public int decode(ByteBuffer payload, short[] samples, int at) {
        int count = payload.remaining() / Short.BYTES;
        if (count > sampleRate / 1000 * MAX_PAYLOAD_MILLIS || count > samples.length - at) {
            return 0;
        }
        int from = payload.position();
        for (int i = 0; i < count; i++) {
            int high = payload.get(from + 2 * i);
            samples[at + i] = (short) (high << 8 | payload.get(from + 2 * i + 1) & 0xFF);
        }
        concealment.good(samples, at, count);
        return count;
    }

    @Override
    public void conceal(short[] samples, int at, int count) {
        concealment.conceal(samples, at, count);
    }

    @Override
    public void close() {}
}
