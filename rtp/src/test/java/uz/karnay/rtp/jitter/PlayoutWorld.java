package uz.karnay.rtp.jitter;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;
import uz.karnay.loop.virtual.SeededEntropy;

/**
 * Alice speaks, a network carries, and a player asks every 20 ms, all in virtual time. A packet holds its number among
 * those spoken, and its length in milliseconds.
 */
final class PlayoutWorld {

    static final long MILLI = 1_000_000;
    static final int RATE = 8000;
    private static final long FRAME = 20 * MILLI;

    final SeededEntropy entropy;
    final JitterBuffer buffer;
    final List<Due> answers = new ArrayList<>();
    final List<Integer> heard = new ArrayList<>();
    long now;
    long longestDelay;
    int mostWaiting;

    /** Extra nanoseconds a packet takes. */
    LongSupplier delay = () -> 0;

    double loss;
    double duplication;
    double clock = 1; // Alice's, by ours
    int ssrc = 0xa11ce;
    int sequence = 65_000;
    int timestamp = -20_000;
    int ptime = 20;
    boolean speaking = true;
    boolean marker;
    boolean clockStopsInSilence;

    private record Flying(long arrival, long order, ByteBuffer packet, boolean event) implements Comparable<Flying> {
        @Override
        public int compareTo(Flying other) {
            int byArrival = Long.compare(arrival, other.arrival);
            return byArrival != 0 ? byArrival : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Flying> network = new PriorityQueue<>();
    private final List<Long> spokenAt = new ArrayList<>();
    private double speakNanos;
    private long playNanos = 7 * MILLI;
    private long held;
    private int spoken;
    private long order;

    PlayoutWorld(long seed) {
        this(seed, PlayoutLimits.DEFAULT);
    }

    PlayoutWorld(long seed, PlayoutLimits limits) {
        entropy = new SeededEntropy(seed);
        buffer = new JitterBuffer(RATE, limits);
    }

    void run(long millis) {
        long end = now + millis * MILLI;
        while (now < end) {
            Flying first = network.peek();
            long arrival = first == null ? Long.MAX_VALUE : first.arrival();
            long next = Math.min(Math.min((long) speakNanos, playNanos), arrival);
            if (next >= end) {
                now = end;
            } else {
                now = next;
                step(arrival);
            }
        }
    }

    private void step(long arrival) {
        if (now == arrival) {
            Flying flying = network.remove();
            if (flying.event()) {
                buffer.pass(flying.packet(), now);
            } else {
                buffer.put(flying.packet(), now);
            }
            mostWaiting = Math.max(mostWaiting, buffer.waiting());
        } else if (now == (long) speakNanos) {
            speak();
        } else {
            playFrame();
            playNanos += FRAME;
        }
    }

    private void speak() {
        if (speaking) {
            ByteBuffer packet = packet(ptime);
            packet.put(1, (byte) (marker ? 0x88 : 8)).putInt(12, spoken++).putInt(16, ptime);
            marker = false;
            spokenAt.add(now);
            send(packet, false);
            sequence++;
        }
        if (speaking || !clockStopsInSilence) {
            timestamp += ptime * RATE / 1000;
        }
        speakNanos += ptime * MILLI / clock;
    }

    /** A packet that is not for playing takes a number now. */
    void sendEvent() {
        send(packet(0).put(1, (byte) 101), true);
        sequence++;
    }

    private ByteBuffer packet(int millis) {
        return ByteBuffer.allocate(20 + millis * RATE / 1000)
                .put(0, (byte) 0x80)
                .putShort(2, (short) sequence)
                .putInt(4, timestamp)
                .putInt(8, ssrc);
    }

    private void send(ByteBuffer packet, boolean event) {
        if (!entropy.chance(loss)) {
            network.add(new Flying(now + 30 * MILLI + delay.getAsLong(), order++, packet, event));
            if (entropy.chance(duplication)) {
                network.add(new Flying(now + 30 * MILLI + delay.getAsLong(), order++, packet, event));
            }
        }
    }

    private void playFrame() {
        while (held < FRAME) {
            Due due = buffer.next(now + held);
            answers.add(due);
            switch (due) {
                case PAYLOAD -> hear(buffer.payload());
                case LOST -> held += buffer.samples() * 1000L / RATE * MILLI;
                case EMPTY -> held = FRAME;
            }
        }
        held -= FRAME;
    }

    private void hear(ByteBuffer payload) {
        int number = payload.getInt(payload.position());
        heard.add(number);
        longestDelay = Math.max(longestDelay, now + held - spokenAt.get(number));
        held += payload.getInt(payload.position() + 4) * MILLI;
    }

    /** What was made up or silent, of all answers since {@code from}. */
    long gapsSince(int from) {
        return answers.stream().skip(from).filter(due -> due != Due.PAYLOAD).count();
    }

    void forgetLongestDelay() {
        longestDelay = 0;
    }

    /** Uniform in [0, {@code millis}). */
    long upTo(int millis) {
        return entropy.below((int) (millis * MILLI));
    }
}
