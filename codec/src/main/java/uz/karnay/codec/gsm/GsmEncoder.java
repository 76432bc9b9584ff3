package uz.karnay.codec.gsm;

import java.nio.ByteBuffer;
import uz.karnay.codec.Encoder;
import uz.karnay.codec.foreign.Scratch;

/** GSM full rate: 33 bytes for each whole 20 ms; what is left over is not encoded. */
public final class GsmEncoder implements Encoder {

    private long state = LibGsm.create();

    @Override
    public int sampleRate() {
        return 8000;
    }

    @Override
    public int encode(short[] samples, int at, int count, ByteBuffer payload) {
        int frames = count / Gsm.FRAME_SAMPLES;
        for (int i = 0; i < frames; i++) {
            var scratch = Scratch.ofThisThread();
            scratch.putSamples(samples, at + i * Gsm.FRAME_SAMPLES, Gsm.FRAME_SAMPLES);
            LibGsm.encode(state, scratch.samplesAddress(), scratch.bytesAddress());
            scratch.takeBytes(payload, Gsm.FRAME_BYTES);
        }
        return frames * Gsm.FRAME_BYTES;
    }

    @Override
    public void close() {
        LibGsm.destroy(state);
        state = 0;
    }
}
