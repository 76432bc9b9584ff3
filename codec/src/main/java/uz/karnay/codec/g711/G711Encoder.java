package uz.karnay.codec.g711;

import java.nio.ByteBuffer;
import uz.karnay.codec.Encoder;

/** PCMU or PCMA (RFC 3551 §4.5.14). Keeps nothing from one packet to the next. */
public final class G711Encoder implements Encoder {

    private final Law law;

    public G711Encoder(Law law) {
        this.law = law;
    }

    @Override
    public int sampleRate() {
        return 8000;
    }

    @Override
    public int encode(short[] samples, int at, int count, ByteBuffer payload) {
        for (int i = at; i < at + count; i++) {
            payload.put(law.encode(samples[i]));
        }
        return count;
    }

    @Override
    public void close() {}
}
