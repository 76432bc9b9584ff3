package uz.karnay.media;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import uz.karnay.loop.EventLoop;

/**
 * The pairs of ports that belong to one call loop: an even one for RTP, the next for RTCP (RFC 3550 §11). They are given
 * out in an order that cannot be guessed, and rest before they are given out again, so that late packets of one call
 * never reach the next. Confined to its call loop.
 */
public final class PortSlice {

    private record Pair(int port, long freeAtNanos) {}

    private final EventLoop loop;
    private final long restNanos;
    private final Queue<Pair> free;
    private final int capacity;

    /**
     * @param first the lowest port, rounded up to an even one
     * @param last the highest port, both included
     * @param rest how long a pair stays unused after a call
     */
    public PortSlice(EventLoop loop, int first, int last, Duration rest) {
        if (first < 1 || last > 65535 || last - first < 1) {
            throw new IllegalArgumentException("not a range of ports: " + first + "-" + last);
        }
        this.loop = loop;
        this.restNanos = rest.toNanos();
        this.free = shuffled(first + (first & 1), last);
        this.capacity = free.size();
    }

    private Queue<Pair> shuffled(int first, int last) {
        List<Pair> pairs = new ArrayList<>();
        for (int port = first; port < last; port += 2) {
            pairs.add(new Pair(port, loop.clock().nanos()));
        }
        for (int i = pairs.size() - 1; i > 0; i--) {
            pairs.set(i, pairs.set(loop.entropy().below(i + 1), pairs.get(i)));
        }
        return new ArrayDeque<>(pairs);
    }

    /** An even port whose successor is free as well; empty when all are in use or rest. */
    public Optional<Integer> take() {
        Pair next = free.peek();
        if (next == null || next.freeAtNanos - loop.clock().nanos() > 0) {
            return Optional.empty();
        }
        free.remove();
        return Optional.of(next.port);
    }

    /** Gives a pair back; it rests first. */
    public void release(int port) {
        free.add(new Pair(port, loop.clock().nanos() + restNanos));
    }

    /** How many pairs there are in all. */
    public int capacity() {
        return capacity;
    }

    /** How many pairs are given out and not yet back. */
    public int inUse() {
        return capacity - free.size();
    }
}
