package uz.karnay.codec.opus;

import java.nio.ByteBuffer;
import java.util.Arrays;
import uz.karnay.codec.Decoder;
import uz.karnay.codec.foreign.Scratch;

/** Opus out of RTP (RFC 7587), at the rate its listener has; two channels become one. */
public final class OpusDecoder implements Decoder {

    private final int sampleRate;
    private final int step; // samples of 2.5 ms, the shortest that can be made up
    private final OpusLibrary.FrameDecoder decoder;

    OpusDecoder(OpusLibrary library, int sampleRate) {
        this.sampleRate = sampleRate;
        this.step = sampleRate / 400;
        this.decoder = library.decoder(sampleRate);
    }

    @Override
    public int sampleRate() {
        return sampleRate;
    }

    @Override
    public int decode(ByteBuffer payload, short[] samples, int at) {
        int count = samplesIn(payload);
        if (count == 0 || count > samples.length - at) {
            return 0;
        }
        return Math.max(0, decoder.decode(payload, false, samples, at, count));
    }

    private int samplesIn(ByteBuffer payload) {
        return payload.remaining() > Scratch.BYTES ? 0 : OpusPacket.samples(payload, sampleRate);
    }

    @Override
    public void conceal(short[] samples, int at, int count) {
        int whole = Math.ceilDiv(count, step) * step;
        short[] madeUp = whole == count ? samples : new short[whole];
        int start = whole == count ? at : 0;
        int written = Math.max(0, decoder.conceal(madeUp, start, whole));
        Arrays.fill(madeUp, start + written, start + whole, (short) 0);
        if (whole != count) {
            System.arraycopy(madeUp, 0, samples, at, count);
        }
    }

    @Override
    public void recover(ByteBuffer next, short[] samples, int at, int count) {
        if (count % step != 0 || samplesIn(next) == 0 || decoder.decode(next, true, samples, at, count) != count) {
            conceal(samples, at, count);
        }
    }

    @Override
    public void close() {
        decoder.close();
    }
}
