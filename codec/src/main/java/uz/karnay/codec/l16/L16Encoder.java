package uz.karnay.codec.l16;

import java.nio.ByteBuffer;
import uz.karnay.codec.Encoder;

/** L16 (RFC 3551 §4.5.11), one channel. */
public final class L16Encoder implements Encoder {

    private final int sampleRate;

    public L16Encoder(int sampleRate) {
        this.sampleRate = sampleRate;
    }

    @Override
    public int sampleRate() {
        return sampleRate;
    }

    @Override
    public int encode(short[] samples, int at, int count, ByteBuffer payload) {
        for (int i = at; i < at + count; i++) {
            payload.put((byte) (samples[i] >> 8)).put((byte) samples[i]);
        }
        return count * Short.BYTES;
    }

    @Override
    public void close() {}
}
