package uz.karnay.codec.opus;

import java.nio.ByteBuffer;

/** Whoever knows how to code Opus: a seam between the library of the system and the one in Java. */
interface OpusLibrary {

    /** Its name and version, for the log. */
    String name();

    FrameEncoder encoder(int sampleRate, EncoderSettings settings);

    FrameDecoder decoder(int sampleRate);

    /** The state of one encoder, mono. */
    interface FrameEncoder extends AutoCloseable {

        /**
         * Encodes 10, 20, 40 or 60 ms to the position of {@code packet}, which moves behind them.
         *
         * @param room bytes that may be written
         * @return bytes written
         */
        int encode(short[] samples, int at, int count, ByteBuffer packet, int room);

        void expectLoss(int percent);

        @Override
        void close();
    }

    /** The state of one decoder, mono whatever comes. */
    interface FrameDecoder extends AutoCloseable {

        /**
         * Decodes a packet, from position to limit, which stay as they are.
         *
         * @param redundant whether to take from it what it says about the packet before
         * @param count samples there is room for; of a redundant one, samples wanted
         * @return samples written; 0 or less when it is no packet
         */
        int decode(ByteBuffer packet, boolean redundant, short[] samples, int at, int count);

        /** Makes up samples, a multiple of 2.5 ms; returns how many were written. */
        int conceal(short[] samples, int at, int count);

        @Override
        void close();
    }
}
