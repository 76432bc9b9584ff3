package uz.karnay.codec.foreign;

import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/**
 * Room outside the heap for what goes into a foreign codec and comes out of it: one packet and its samples. A thread has
 * one for all its streams, because none of them keeps anything in it between two calls.
 */
public final class Scratch {

    /** Most that a packet may hold: six full frames of Opus (RFC 6716 §3.4). */
    public static final int BYTES = 6 * 1275;

    /** 120 ms at 48 kHz. */
    public static final int SAMPLES = 5760;

    private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);

    private final MemorySegment samples = Arena.ofAuto().allocate(JAVA_SHORT, SAMPLES);
    private final MemorySegment bytes = Arena.ofAuto().allocate(BYTES);
    private final ByteBuffer view = bytes.asByteBuffer();

    private Scratch() {}

    public static Scratch ofThisThread() {
        return OF_THREAD.get();
    }

    public long samplesAddress() {
        return samples.address();
    }

    public long bytesAddress() {
        return bytes.address();
    }

    public void putSamples(short[] from, int at, int count) {
        MemorySegment.copy(from, at, samples, JAVA_SHORT, 0, count);
    }

    public void takeSamples(short[] to, int at, int count) {
        MemorySegment.copy(samples, JAVA_SHORT, 0, to, at, count);
    }

    /** From position to limit, which stay as they are. */
    public void putBytes(ByteBuffer from) {
        putBytes(from, from.position(), from.remaining());
    }

    public void putBytes(ByteBuffer from, int at, int count) {
        view.put(0, from, at, count);
    }

    /** To the position of {@code to}, which moves behind them. */
    public void takeBytes(ByteBuffer to, int count) {
        to.put(to.position(), view, 0, count);
        to.position(to.position() + count);
    }
}
