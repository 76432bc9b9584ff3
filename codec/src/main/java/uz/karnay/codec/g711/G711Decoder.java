package uz.karnay.codec.g711;

import java.nio.ByteBuffer;
import uz.karnay.codec.Decoder;
import uz.karnay.codec.loss.Concealment;

/** PCMU or PCMA (RFC 3551 §4.5.14). */
public final class G711Decoder implements Decoder {

    private static final int MOST_SAMPLES = 8 * MAX_PAYLOAD_MILLIS;

    private final Law law;
    private final Concealment concealment = new Concealment(8000);

    public G711Decoder(Law law) {
        this.law = law;
    }

    @Override
    public int sampleRate() {
        return 8000;
    }

    @Override
    public int decode(ByteBuffer payload, short[] samples, int at) {
        int count = payload.remaining();
        if (count > MOST_SAMPLES || count > samples.length - at) {
            return 0;
        }
        int from = payload.position();
        for (int i = 0; i < count; i++) {
            samples[at + i] = law.decode(payload.get(from + i));
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
