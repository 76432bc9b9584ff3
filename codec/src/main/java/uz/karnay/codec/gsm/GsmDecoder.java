package uz.karnay.codec.gsm;

import java.nio.ByteBuffer;
import uz.karnay.codec.Decoder;
import uz.karnay.codec.foreign.Scratch;
import uz.karnay.codec.loss.Concealment;

/** GSM full rate: frames of 33 bytes, of which each begins with the four bits 1101 (RFC 3551 §4.5.8.1). */
public final class GsmDecoder implements Decoder {

    private static final int MOST_FRAMES = MAX_PAYLOAD_MILLIS / 20;
    private static final int SIGNATURE = 0xD;

    private final Concealment concealment = new Concealment(8000);
    private long state = LibGsm.create();

    @Override
    public int sampleRate() {
        return 8000;
    }

    @Override
    public int decode(ByteBuffer payload, short[] samples, int at) {
        int frames = framesIn(payload);
        if (frames > MOST_FRAMES || frames * Gsm.FRAME_SAMPLES > samples.length - at) {
            return 0;
        }
        for (int i = 0; i < frames; i++) {
            decodeFrame(payload, payload.position() + i * Gsm.FRAME_BYTES, samples, at + i * Gsm.FRAME_SAMPLES);
        }
        concealment.good(samples, at, frames * Gsm.FRAME_SAMPLES);
        return frames * Gsm.FRAME_SAMPLES;
    }

    /** How many; none when the payload is not made of frames alone. */
    private static int framesIn(ByteBuffer payload) {
        int frames = payload.remaining() / Gsm.FRAME_BYTES;
        boolean whole = frames * Gsm.FRAME_BYTES == payload.remaining();
        for (int i = 0; i < frames && whole; i++) {
            whole = (payload.get(payload.position() + i * Gsm.FRAME_BYTES) >> 4 & 0xF) == SIGNATURE;
        }
        return whole ? frames : 0;
    }

    private void decodeFrame(ByteBuffer payload, int from, short[] samples, int at) {
        var scratch = Scratch.ofThisThread();
        scratch.putBytes(payload, from, Gsm.FRAME_BYTES);
        LibGsm.decode(state, scratch.bytesAddress(), scratch.samplesAddress());
        scratch.takeSamples(samples, at, Gsm.FRAME_SAMPLES);
    }

    @Override
    public void conceal(short[] samples, int at, int count) {
        concealment.conceal(samples, at, count);
    }

    @Override
    public void close() {
        LibGsm.destroy(state);
        state = 0;
    }
}
