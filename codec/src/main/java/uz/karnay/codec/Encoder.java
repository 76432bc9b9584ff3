package uz.karnay.codec;

import java.nio.ByteBuffer;

/** Turns the samples of one stream into payloads. Confined to the loop of its stream. */
public interface Encoder extends AutoCloseable {

    /** Samples a second it takes: 8000, 16000 or 48000. */
    int sampleRate();

    /**
     * Encodes one packet's worth of samples at the position of {@code payload}, which moves behind them.
     *
     * @param count 10, 20, 30, 40 or 60 ms of samples
     * @return bytes written; 0 when there is nothing worth sending (discontinuous transmission)
     */
    int encode(short[] samples, int at, int count, ByteBuffer payload);

    /** What share of the packets gets lost on their way, as the other side reports: 0 to 100. Opus guards against it. */
    default void expectLoss(int percent) {}

    /** Gives back what lies outside the heap; nothing may be called afterwards. */
    @Override
    void close();
}
