package uz.karnay.codec.opus;

import java.nio.ByteBuffer;
import uz.karnay.codec.Encoder;

/** Opus for RTP (RFC 7587), one channel, as its receiver wants it. */
public final class OpusEncoder implements Encoder {

    private static final int NOT_WORTH_SENDING = 2; // bytes, when silence may be left out (RFC 7587 §3.1.3)
    private static final int MAX_FRAME_BYTES = 1276;

    private final int sampleRate;
    private final boolean dtx;
    private final OpusLibrary.FrameEncoder encoder;
    private final FrameJoin join = new FrameJoin();

    OpusEncoder(OpusLibrary library, OpusParameters wanted, int sampleRate) {
        this(library, EncoderSettings.of(wanted, sampleRate), sampleRate);
    }

    OpusEncoder(OpusLibrary library, EncoderSettings settings, int sampleRate) {
        this.sampleRate = sampleRate;
        this.dtx = settings.dtx();
        this.encoder = library.encoder(sampleRate, settings);
    }

    @Override
    public int sampleRate() {
        return sampleRate;
    }

    @Override
    public int encode(short[] samples, int at, int count, ByteBuffer payload) {
        int start = payload.position();
        int bytes = isThirtyMillis(count)
                ? encodeJoined(samples, at, count / 3, payload)
                : encoder.encode(samples, at, count, payload, Math.min(payload.remaining(), MAX_FRAME_BYTES));
        if (dtx && bytes <= NOT_WORTH_SENDING) {
            payload.position(start);
            return 0;
        }
        return bytes;
    }

    private boolean isThirtyMillis(int count) {
        return count == sampleRate / 100 * 3;
    }

    /** There are no frames of 30 ms (RFC 6716 §2.1.4): three of 10 ms share a packet. */
    private int encodeJoined(short[] samples, int at, int count, ByteBuffer payload) {
        join.clear();
        for (int i = 0; i < 3; i++) {
            encoder.encode(samples, at + i * count, count, join.frame(), MAX_FRAME_BYTES);
            join.add();
        }
        return join.writeTo(payload);
    }

    @Override
    public void expectLoss(int percent) {
        encoder.expectLoss(Math.clamp(percent, 0, 100));
    }

    @Override
    public void close() {
        encoder.close();
    }
}
