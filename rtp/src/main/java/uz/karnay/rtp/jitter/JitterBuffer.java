package uz.karnay.rtp.jitter;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import uz.karnay.rtp.RtpPacket;

/**
 * Turns the packets of one receiving stream, as the network brings them, into payloads in order when they are due. The
 * player asks {@link #next} whenever it needs sound, decodes what it is given, and asks again when that is used up; so
 * packets may hold 10 ms or 60 ms, and may change in flight.
 *
 * <p>The delay follows the jitter of the path ({@link DelayTarget}). It grows by frames made up ({@link Due#LOST}) and
 * shrinks by payloads left out, and in the silences of the speaker by waiting longer or shorter; by the same means the
 * clock of the sender is followed. At most {@link Ring#SLOTS} packets wait, and none longer than the limits say: what is
 * older is thrown away when something newer is there.
 *
 * <p>Time is the loop's clock. Nothing is allocated once as many packets waited at a time as ever will. Confined to its
 * media loop.
 */
public final class JitterBuffer {

    private static final long MILLI = 1_000_000;
    private static final long SLACK = 5 * MILLI;
    private static final long BETWEEN_STRETCHES = 60 * MILLI;
    private static final long BETWEEN_SKIPS = 500 * MILLI;

    private final PlayoutLimits limits;
    private final long mostNanos;
    private final Ring ring = new Ring();
    private final JitterCounts counts = new JitterCounts();
    private final Arrivals arrivals;
    private DelayTarget delays;
    private int rate;
    private boolean begun;
    private boolean playing;
    private boolean starving;
    private boolean quiet;

    private long expected;
    private long came; // bit n: whether number expected - 1 - n came
    private long expectedTimestamp;
    private long offsetNanos;
    private long adaptedNanos;

    private @Nullable Slot current;
    private @Nullable Slot nextKnown;
    private int samples;
    private long delayNanos;

    /**
     * @param clockRate of the timestamps: 8000 for G.711 and G.722 (RFC 3551 §4.5.2), 48000 for Opus
     */
    public JitterBuffer(int clockRate, PlayoutLimits limits) {
        this.limits = limits;
        this.mostNanos = limits.most().toNanos();
        this.rate = clockRate;
        this.arrivals = new Arrivals(clockRate, this::onPacket, counts);
        this.delays = new DelayTarget(limits);
    }

    /** Counts by another clock from now on; what waits is thrown away. */
    public void countIn(int clockRate) {
        if (clockRate != rate) {
            counts.overflow += ring.size();
            release();
            ring.clear();
            rate = clockRate;
            arrivals.begin(clockRate);
            delays = new DelayTarget(limits);
            begun = false;
            playing = false;
        }
    }

    /** Takes a copy of a valid packet of the stream. */
    public void put(ByteBuffer packet, long arrivalNanos) {
        arrivals.put(packet, arrivalNanos);
    }

    /**
     * Takes note of a valid packet of the stream that is not for playing, such as a telephone-event, so that it does not
     * count as lost.
     */
    public void pass(ByteBuffer packet, long arrivalNanos) {
        if (arrivals.continues(packet)) {
            long sequence = arrivals.sequence(packet);
            if (!isDuplicate(sequence) && isWanted(sequence)) {
                Slot slot = ring.take();
                slot.pass(RtpPacket.payloadType(packet));
                keep(slot, sequence, 0);
            }
        }
    }

    private void onPacket(ByteBuffer packet, long sequence, long timestamp, long nowNanos) {
        if (!begun) {
            begun = true;
            expected = sequence;
            came = 0;
        }
        if (isDuplicate(sequence)) {
            counts.duplicate++;
            return;
        }
        measure(nowNanos - nanos(timestamp), RtpPacket.hasMarker(packet), nowNanos);
        if (isWanted(sequence)) {
            Slot slot = ring.take();
            slot.fill(packet);
            keep(slot, sequence, timestamp);
        }
    }

    private void measure(long transit, boolean marker, long nowNanos) {
        delays.onArrival(transit, marker, nowNanos);
        if (playing && transit > offsetNanos) {
            delays.onLate(transit - delays.base(), nowNanos);
        }
    }

    private boolean isDuplicate(long sequence) {
        long ago = expected - 1 - sequence;
        return ago < 0 ? ring.has(sequence) : ago < Long.SIZE && (came & 1L << ago) != 0;
    }

    private boolean isWanted(long sequence) {
        if (sequence >= expected || !playing && moveBack(sequence)) {
            makeRoom(sequence);
            return true;
        }
        counts.late++;
        long ago = expected - 1 - sequence;
        came |= ago < Long.SIZE ? 1L << ago : 0;
        return false;
    }

    /** Before the beginning, the first to come need not be the first to be played. */
    private boolean moveBack(long sequence) {
        if (arrivals.newest() - sequence >= Ring.SLOTS) {
            return false;
        }
        expected = sequence;
        came = 0;
        return true;
    }

    private void makeRoom(long sequence) {
        if (ring.size() == 0 && sequence - expected >= Ring.SLOTS) {
            leave(sequence);
        }
        while (sequence - expected >= Ring.SLOTS) {
            Slot slot = ring.remove(expected);
            if (slot == null) {
                counts.lost++;
            } else {
                counts.overflow++;
                expectedTimestamp = slot.timestamp + arrivals.step();
                ring.giveBack(slot);
            }
            advance(slot != null);
        }
    }

    private void keep(Slot slot, long sequence, long timestamp) {
        slot.sequence = sequence;
        slot.timestamp = timestamp;
        counts.reordered += sequence < arrivals.newest() ? 1 : 0;
        ring.put(slot);
    }

    /**
     * What comes next. The answer's payload stays until the next question.
     *
     * @param playNanos when the sound will be heard: now, and the length of what the player still holds
     */
    public Due next(long playNanos) {
        release();
        Due due = due(playNanos);
        quiet = false;
        return due;
    }

    /** Tells that the sound decoded last was next to silence, so that now leaving something out is not heard. */
    public void onQuiet() {
        quiet = true;
    }

    private Due due(long playNanos) {
        Slot head = head(playNanos);
        if (head == null) {
            counts.underruns += playing && !starving ? 1 : 0;
            starving = true;
            return empty();
        }
        if (head.sequence > expected) {
            if (isTimeToFill(head, playNanos)) {
                return fill(head);
            }
            leave(head.sequence);
        }
        return inTurn(head, playNanos);
    }

    private Due empty() {
        samples = 0;
        return Due.EMPTY;
    }

    /** The first that waits and is to be played, after what is not and what waited too long. */
    private @Nullable Slot head(long playNanos) {
        Slot head = ring.first(expected);
        while (head != null && (isPassed(head) || isOverdue(head, playNanos))) {
            leave(head.sequence);
            if (!head.passed) {
                counts.overflow++;
                expectedTimestamp = head.timestamp + arrivals.step();
            }
            discard(head);
            head = ring.first(expected);
        }
        return head;
    }

    private boolean isPassed(Slot head) {
        return head.passed && (head.sequence == expected || !playing || starving);
    }

    private boolean isOverdue(Slot head, long playNanos) {
        return !head.passed && delay(head, playNanos) > mostNanos + stepNanos() + SLACK && ring.size() > 1;
    }

    private long delay(Slot slot, long playNanos) {
        return playNanos - nanos(slot.timestamp) - delays.base();
    }

    /** Whether what is missing before {@code head} is still to be made up, or was meanwhile. */
    private boolean isTimeToFill(Slot head, long playNanos) {
        return playing && (head.passed || playNanos + stepNanos() / 2 < nanos(head.timestamp) + offsetNanos);
    }

    private Due fill(Slot head) {
        long gap = head.passed ? arrivals.step() : head.timestamp - expectedTimestamp;
        samples = (int) Math.clamp(gap, 1, arrivals.step());
        expectedTimestamp += samples;
        counts.lost++;
        advance(false);
        if (head.sequence == expected && !head.passed) {
            nextKnown = head;
        }
        return Due.LOST;
    }

    private Due inTurn(Slot head, long playNanos) {
        long gap = head.timestamp - expectedTimestamp;
        if (!playing || gap > arrivals.step() && gap > rate / 20) {
            return playNanos < nanos(head.timestamp) + delays.base() + delays.target(playNanos) - SLACK
                    ? empty()
                    : play(head, playNanos);
        }
        if (gap > 0 && playNanos + stepNanos() / 2 < nanos(head.timestamp) + offsetNanos) {
            return empty();
        }
        return adapt(head, playNanos);
    }

    private Due adapt(Slot head, long playNanos) {
        long surplus = delay(head, playNanos) - delays.target(playNanos);
        long since = playNanos - adaptedNanos;
        if (surplus < -SLACK && since >= BETWEEN_STRETCHES) {
            adaptedNanos = playNanos;
            counts.stretched++;
            samples = (int) arrivals.step();
            return Due.LOST;
        }
        if (surplus > stepNanos() + SLACK && (quiet || since >= BETWEEN_SKIPS) && ring.has(expected + 1)) {
            Slot behind = ring.first(expected + 1);
            if (behind != null && !behind.passed) {
                adaptedNanos = playNanos;
                counts.skipped++;
                discard(head);
                return play(behind, playNanos);
            }
        }
        return play(head, playNanos);
    }

    private Due play(Slot slot, long playNanos) {
        ring.remove(slot.sequence);
        current = slot;
        playing = true;
        starving = false;
        counts.played++;
        samples = (int) length(slot);
        delayNanos = delay(slot, playNanos);
        offsetNanos = playNanos - nanos(slot.timestamp);
        expectedTimestamp = slot.timestamp + samples;
        advance(true);
        return Due.PAYLOAD;
    }

    private long length(Slot slot) {
        Slot behind = ring.first(slot.sequence + 1);
        if (behind != null && !behind.passed && behind.sequence == slot.sequence + 1) {
            long between = behind.timestamp - slot.timestamp;
            return between > 0 && between < arrivals.step() ? between : arrivals.step();
        }
        return arrivals.step();
    }

    private void discard(Slot slot) {
        ring.remove(slot.sequence);
        ring.giveBack(slot);
        advance(true);
    }

    private void advance(boolean present) {
        expected++;
        came = came << 1 | (present ? 1 : 0);
    }

    /** Gives up what is missing before {@code sequence}. */
    private void leave(long sequence) {
        long missing = sequence - expected;
        if (missing > 0) {
            counts.lost += missing;
            came = missing < Long.SIZE ? came << missing : 0;
            expected = sequence;
        }
    }

    private void release() {
        Slot used = current;
        if (used != null) {
            current = null;
            ring.giveBack(used);
        }
        nextKnown = null;
    }

    private long stepNanos() {
        return nanos(arrivals.step());
    }

    private long nanos(long timestamp) {
        return timestamp / rate * 1_000_000_000 + timestamp % rate * 1_000_000_000 / rate;
    }

    /** After {@link Due#LOST}: whether the payload behind the gap is known. */
    public boolean hasNext() {
        return nextKnown != null;
    }

    /**
     * After {@link Due#PAYLOAD} the payload; after {@link Due#LOST} with {@link #hasNext()} the one behind the gap,
     * which will be given again. From position to limit; until the next question.
     */
    public ByteBuffer payload() {
        return answer().payload;
    }

    /** The payload type of {@link #payload()}. */
    public int payloadType() {
        return answer().payloadType;
    }

    private Slot answer() {
        Slot slot = current != null ? current : nextKnown;
        if (slot == null) {
            throw new IllegalStateException("there is no payload");
        }
        return slot;
    }

    /**
     * After {@link Due#LOST} how much to make up, in samples of the clock rate; after {@link Due#PAYLOAD} how much the
     * payload should hold, as far as timestamps tell: its decoder knows.
     */
    public int samples() {
        return samples;
    }

    /** How many packets wait. */
    public int waiting() {
        return ring.size();
    }

    /** How long a packet of the fastest way is to wait, as things stand. */
    public Duration target(long nowNanos) {
        return Duration.ofNanos(delays.target(nowNanos));
    }

    public JitterFigures figures() {
        return counts.figures(delayNanos);
    }
}
