package uz.karnay.codec;

import java.nio.ByteBuffer;

/**
 * Turns the payloads of one stream into samples, and makes up for those that never came. A payload comes from a stranger:
 * whatever is in it, nothing is thrown. Confined to the loop of its stream.
 */
public interface Decoder extends AutoCloseable {

    /** Most that one payload may hold: 120 ms (RFC 7587 §4.2). */
    int MAX_PAYLOAD_MILLIS = 120;

    /** Samples a second it gives: 8000, 16000 or 48000. */
    int sampleRate();

    /**
     * Decodes a payload, from position to limit, which stay as they are.
     *
     * @param samples with room for {@link #MAX_PAYLOAD_MILLIS} behind {@code at}
     * @return samples written; 0 when the payload is none of this codec
     */
    int decode(ByteBuffer payload, short[] samples, int at);

    /** Makes up {@code count} samples in place of a packet that was lost: never longer than 20 ms at once. */
    void conceal(short[] samples, int at, int count);

    /**
     * The same, when the packet after the lost one is here and may carry a copy (Opus FEC, RFC 6716 §2.1.7).
     *
     * @param next from position to limit, which stay as they are; it has to be decoded as usual afterwards
     */
    default void recover(ByteBuffer next, short[] samples, int at, int count) {
        conceal(samples, at, count);
    }

    /** Gives back what lies outside the heap; nothing may be called afterwards. */
    @Override
    void close();
}
