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
    private static final int MAX_STEP_MILLIS = 120;
    private static final int HEADER_ROOM = 548;

    private final PlayoutLimits limits;
    private final long mostNanos;
    private final Ring ring = new Ring();
    private final Continuity continuity = new Continuity();
    private DelayTarget delays;
    private int rate;
    private boolean begun;
    private boolean playing;
    private boolean starving;
    private boolean quiet;

    private @Nullable ByteBuffer doubtful;
    private long doubtfulNanos;

    private long expected;
    private long came; // bit n: whether number expected - 1 - n came
    private long expectedTimestamp;
    private long step;
    private long steppedTimestamp;
    private long steppedSequence;
    private long offsetNanos;
    private long adaptedNanos;

    private @Nullable Slot current;
    private @Nullable Slot nextKnown;
    private int samples;
    private long delayNanos;

    private long played;
    private long lost;
    private long late;
    private long duplicate;
    private long reordered;
    private long overflow;
    private long refused;
    private long skipped;
    private long stretched;
    private long underruns;
    private long restarts;

    /**
     * @param clockRate of the timestamps: 8000 for G.711 and G.722 (RFC 3551 §4.5.2), 48000 for Opus
     */
    public JitterBuffer(int clockRate, PlayoutLimits limits) {
        this.limits = limits;
        this.mostNanos = limits.most().toNanos();
        this.rate = clockRate;
        this.step = clockRate / 50;
        this.delays = new DelayTarget(limits);
    }

    /** Counts by another clock from now on; what waits is thrown away. */
    public void countIn(int clockRate) {
        if (clockRate != rate) {
            overflow += ring.size();
            release();
            ring.clear();
            rate = clockRate;
            step = clockRate / 50;
            delays = new DelayTarget(limits);
            begun = false;
            playing = false;
        }
    }

    /** Takes a copy of a valid packet of the stream. */
    public void put(ByteBuffer packet, long arrivalNanos) {
        if (RtpPacket.payloadBytes(packet) > Slot.MAX_BYTES || packet.remaining() > Slot.MAX_BYTES + HEADER_ROOM) {
            refused++;
        } else if (!begun) {
            begin(packet, arrivalNanos);
        } else if (continuity.continues(packet)) {
            accept(packet, arrivalNanos);
        } else {
            onDoubtful(packet, arrivalNanos);
        }
    }

    /**
     * Takes note of a valid packet of the stream that is not for playing, such as a telephone-event, so that it does not
     * count as lost.
     */
    public void pass(ByteBuffer packet, long arrivalNanos) {
        if (begun && continuity.continues(packet)) {
            long sequence = continuity.sequence(packet);
            continuity.onSequence(packet);
            if (!isDuplicate(sequence) && isWanted(sequence)) {
                Slot slot = ring.take();
                slot.pass(RtpPacket.payloadType(packet));
                keep(slot, sequence, 0);
            }
        }
    }

    private void begin(ByteBuffer packet, long nowNanos) {
        begun = true;
        continuity.restart(packet, step, rate, nowNanos);
        expected = continuity.sequence(packet);
        came = 0;
        steppedSequence = expected;
        steppedTimestamp = continuity.timestamp(packet);
        accept(packet, nowNanos);
    }

    /** Another source or another count is believed when a second packet goes on from it (RFC 3550 A.1). */
    private void onDoubtful(ByteBuffer packet, long nowNanos) {
        ByteBuffer before = doubtful;
        if (before != null && before.hasRemaining() && follows(before, packet)) {
            restarts++;
            continuity.restart(before, step, rate, doubtfulNanos);
            accept(before, doubtfulNanos);
            before.position(before.limit());
            accept(packet, nowNanos);
        } else {
            hold(packet, nowNanos);
        }
    }

    private static boolean follows(ByteBuffer before, ByteBuffer packet) {
        return RtpPacket.ssrc(packet) == RtpPacket.ssrc(before)
                && (short) (RtpPacket.sequence(packet) - RtpPacket.sequence(before)) == 1;
    }

    private void hold(ByteBuffer packet, long nowNanos) {
        ByteBuffer room = doubtful;
        if (room == null) {
            room = ByteBuffer.allocate(Slot.MAX_BYTES + HEADER_ROOM);
            doubtful = room;
        } else if (room.hasRemaining()) {
            refused++;
        }
        room.clear().put(0, packet, packet.position(), packet.remaining()).limit(packet.remaining());
        doubtfulNanos = nowNanos;
    }

    private void accept(ByteBuffer packet, long nowNanos) {
        if (continuity.leads(packet)) {
            lead(packet, nowNanos);
        } else if (!continuity.isPlausible(packet, rate, nowNanos)) {
            refused++;
            return;
        }
        long sequence = continuity.sequence(packet);
        if (isDuplicate(sequence)) {
            duplicate++;
            return;
        }
        long timestamp = continuity.timestamp(packet);
        measureStep(sequence, timestamp);
        long transit = nowNanos - nanos(timestamp);
        delays.onArrival(transit, RtpPacket.hasMarker(packet), nowNanos);
        if (playing && nowNanos > nanos(timestamp) + offsetNanos) {
            delays.onLate(transit - delays.base(), nowNanos);
        }
        if (isWanted(sequence)) {
            Slot slot = ring.take();
            slot.fill(packet);
            keep(slot, sequence, timestamp);
        }
    }

    private void lead(ByteBuffer packet, long nowNanos) {
        boolean plausible = continuity.isPlausible(packet, rate, nowNanos);
        long timestamp = plausible ? continuity.timestamp(packet) : continuity.follow(step, rate, nowNanos);
        restarts += plausible ? 0 : 1;
        continuity.onSequence(packet);
        continuity.onTimestamp(packet, timestamp, nowNanos);
    }

    /** The length of packets, from two that follow each other; a silence between them is no length. */
    private void measureStep(long sequence, long timestamp) {
        long between = timestamp - steppedTimestamp;
        if (sequence == steppedSequence + 1 && between > 0 && between <= (long) rate * MAX_STEP_MILLIS / 1000) {
            step = between;
        }
        if (sequence > steppedSequence) {
            steppedSequence = sequence;
            steppedTimestamp = timestamp;
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
        late++;
        long ago = expected - 1 - sequence;
        came |= ago < Long.SIZE ? 1L << ago : 0;
        return false;
    }

    /** Before the beginning, the first to come need not be the first to be played. */
    private boolean moveBack(long sequence) {
        if (steppedSequence - sequence >= Ring.SLOTS) {
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
                lost++;
            } else {
                overflow++;
                expectedTimestamp = slot.timestamp + step;
                ring.giveBack(slot);
            }
            advance(slot != null);
        }
    }

    private void keep(Slot slot, long sequence, long timestamp) {
        slot.sequence = sequence;
        slot.timestamp = timestamp;
        reordered += sequence < steppedSequence ? 1 : 0;
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
            underruns += playing && !starving ? 1 : 0;
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
                overflow++;
                expectedTimestamp = head.timestamp + step;
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
        return !head.passed && delay(head, playNanos) > mostNanos + nanos(step) + SLACK && ring.size() > 1;
    }

    private long delay(Slot slot, long playNanos) {
        return playNanos - nanos(slot.timestamp) - delays.base();
    }

    /** Whether what is missing before {@code head} is still to be made up, or was meanwhile. */
    private boolean isTimeToFill(Slot head, long playNanos) {
        return playing && (head.passed || playNanos + nanos(step) / 2 < nanos(head.timestamp) + offsetNanos);
    }

    private Due fill(Slot head) {
        long gap = head.passed ? step : head.timestamp - expectedTimestamp;
        samples = (int) Math.clamp(gap, 1, step);
        expectedTimestamp += samples;
        lost++;
        advance(false);
        if (head.sequence == expected && !head.passed) {
            nextKnown = head;
        }
        return Due.LOST;
    }

    private Due inTurn(Slot head, long playNanos) {
        long gap = head.timestamp - expectedTimestamp;
        if (!playing || gap > step && gap > rate / 20) {
            return playNanos < nanos(head.timestamp) + delays.base() + delays.target(playNanos) - SLACK
                    ? empty()
                    : play(head, playNanos);
        }
        if (gap > 0 && playNanos + nanos(step) / 2 < nanos(head.timestamp) + offsetNanos) {
            return empty();
        }
        return adapt(head, playNanos);
    }

    private Due adapt(Slot head, long playNanos) {
        long surplus = delay(head, playNanos) - delays.target(playNanos);
        long since = playNanos - adaptedNanos;
        if (surplus < -SLACK && since >= BETWEEN_STRETCHES) {
            adaptedNanos = playNanos;
            stretched++;
            samples = (int) step;
            return Due.LOST;
        }
        if (surplus > nanos(step) + SLACK && (quiet || since >= BETWEEN_SKIPS) && ring.has(expected + 1)) {
            Slot behind = ring.first(expected + 1);
            if (behind != null && !behind.passed) {
                adaptedNanos = playNanos;
                skipped++;
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
        played++;
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
            return between > 0 && between < step ? between : step;
        }
        return step;
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
            lost += missing;
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
        return new JitterFigures(
                played,
                lost,
                late,
                duplicate,
                reordered,
                overflow,
                refused,
                skipped,
                stretched,
                underruns,
                restarts,
                Duration.ofNanos(delayNanos));
    }
}
