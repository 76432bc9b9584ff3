package uz.karnay.media.file;

import java.nio.ByteBuffer;
import java.util.Arrays;
import uz.karnay.codec.Decoder;
import uz.karnay.codec.Encoder;

/** Stands in for Opus: packets of its shape, late by its delay, but with the very samples in them. 8 kHz. */
final class PlainOpus {

    private static final int DELAY = OggOpusWriter.SPEECH_DELAY / 6;
    private static final byte TOC = 1 << 3;

    private PlainOpus() {}

    static final class In implements Encoder {
        private short[] held = new short[DELAY];
        boolean closed;

        @Override
        public int sampleRate() {
            return 8000;
        }

        @Override
        public int encode(short[] samples, int at, int count, ByteBuffer payload) {
            short[] all = new short[DELAY + count];
            System.arraycopy(held, 0, all, 0, DELAY);
            System.arraycopy(samples, at, all, DELAY, count);
            payload.put(TOC);
            for (int i = 0; i < count; i++) {
                payload.putShort(all[i]);
            }
            held = Arrays.copyOfRange(all, count, count + DELAY);
            return 1 + 2 * count;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    static final class Out implements Decoder {

        @Override
        public int sampleRate() {
            return 8000;
        }

        @Override
        public int decode(ByteBuffer payload, short[] samples, int at) {
            int count = Math.min((payload.remaining() - 1) / 2, 960);
            for (int i = 0; i < count; i++) {
                samples[at + i] = payload.getShort(payload.position() + 1 + 2 * i);
            }
            return Math.max(0, count);
        }

        @Override
        public void conceal(short[] samples, int at, int count) {}

        @Override
        public void close() {}
    }
}
