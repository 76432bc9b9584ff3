package uz.karnay.rtp;

import java.nio.ByteBuffer;
import uz.karnay.loop.Entropy;

/**
 * Counts what arrives of one stream: packets, loss (RFC 3550 A.1, A.3) and jitter (A.8). A new SSRC begins a new count
 * of sequence numbers; the sums go on. Confined to its media loop.
 */
public final class RtpReceiver {

    private static final int SEQUENCES = 1 << 16;
    private static final int MAX_DROPOUT = 3000;
    private static final int MAX_MISORDER = 100;
    private static final int MIN_SEQUENTIAL = 2;

    private int clockRate = 8000;
    private long packets;
    private long bytes;
    private long lastArrivalNanos;

    private int ssrc;
    private int maxSequence;
    private long cycles;
    private long baseSequence;
    private int badSequence;
    private int probation;
    private long received;
    private long lostBefore;
    private long gaps;

    private int lastTimestamp;
    private int lastTransit;
    private boolean hasTransit;
    private int jitterSixteenths;

    /**
     * Says by which clock jitter is counted.
     *
     * @param hertz the rate of RTP timestamps: 8000 for G.711 and G.722 (RFC 3551 §4.5.2), 48000 for Opus
     */
    public void countIn(int hertz) {
        if (hertz > 0 && hertz != clockRate) {
            clockRate = hertz;
            hasTransit = false;
            jitterSixteenths = 0;
        }
    }

    /** Takes a valid packet of the stream into account. */
    public void onPacket(ByteBuffer packet, long arrivalNanos) {
        int from = RtpPacket.ssrc(packet);
        int sequence = RtpPacket.sequence(packet);
        if (packets == 0 || from != ssrc) {
            begin(from, sequence);
        }
        packets++;
        bytes += packet.remaining();
        lastArrivalNanos = arrivalNanos;
        onSequence(sequence);
        onTimestamp(RtpPacket.timestamp(packet), arrivalNanos);
    }

    private void begin(int from, int sequence) {
        ssrc = from;
        restart(sequence);
        maxSequence = sequence - 1 & SEQUENCES - 1;
        probation = MIN_SEQUENTIAL;
        hasTransit = false;
    }

    private void restart(int sequence) {
        lostBefore = lost();
        baseSequence = sequence;
        maxSequence = sequence;
        badSequence = SEQUENCES; // so that no sequence number equals it
        cycles = 0;
        received = 0;
    }

    private void onSequence(int sequence) {
        int ahead = sequence - maxSequence & SEQUENCES - 1;
        if (probation > 0) {
            onProbation(sequence, ahead);
        } else if (ahead < MAX_DROPOUT) {
            cycles += sequence < maxSequence ? SEQUENCES : 0;
            gaps += ahead > 1 ? 1 : 0;
            maxSequence = sequence;
            received++;
        } else if (ahead <= SEQUENCES - MAX_MISORDER) {
            onJump(sequence);
        } else {
            received++; // a duplicate, or one that was overtaken
        }
    }

    private void onProbation(int sequence, int ahead) {
        maxSequence = sequence;
        if (ahead != 1) {
            probation = MIN_SEQUENTIAL - 1;
        } else if (--probation == 0) {
            restart(sequence);
            received++;
        }
    }

    private void onJump(int sequence) {
        if (sequence == badSequence) {
            restart(sequence); // two in a row: the other side started again without a word
            received++;
        } else {
            badSequence = sequence + 1 & SEQUENCES - 1;
        }
    }

    private void onTimestamp(int timestamp, long arrivalNanos) {
        if (hasTransit && timestamp == lastTimestamp) {
            return; // the packets of a DTMF event share its start (RFC 4733 §2.2.1): they tell nothing of the path
        }
        int transit = (int) (arrivalNanos / 1000 * clockRate / 1_000_000) - timestamp;
        if (hasTransit) {
            int difference = Math.abs(transit - lastTransit);
            jitterSixteenths += difference - (jitterSixteenths + 8 >> 4);
        }
        lastTransit = transit;
        lastTimestamp = timestamp;
        hasTransit = true;
    }

    /**
     * A sender that goes on in the name and by the numbers of what was received here: for a peer that was relayed it
     * until now. By chance, when nothing came.
     */
    public RtpSender continuation(Entropy entropy, int hertz) {
        return packets == 0
                ? new RtpSender(entropy, hertz)
                : RtpSender.following(entropy, ssrc, maxSequence, lastTimestamp, hertz, lastArrivalNanos);
    }

    public long packets() {
        return packets;
    }

    /** Octets of whole RTP packets, headers included. */
    public long bytes() {
        return bytes;
    }

    /** Packets expected less packets received (RFC 3550 A.3); negative when there were duplicates. */
    public long lost() {
        return lostBefore + expectedOfSource() - receivedOfSource();
    }

    private boolean isCounting() {
        return probation == 0 && received > 0;
    }

    public long jitterNanos() {
        return (jitterSixteenths >> 4) * 1_000_000_000L / clockRate;
    }

    /** The clock's nanoseconds when the last packet came; 0 before the first. */
    public long lastArrivalNanos() {
        return lastArrivalNanos;
    }

    /** The source of the last packet; 0 before the first. */
    public int ssrc() {
        return ssrc;
    }

    /** How often packets were missing, one or many at a time; with {@link #lost()} the length of a gap on average. */
    public long gaps() {
        return gaps;
    }

    /** Packets that the present source should have sent, by its numbers (RFC 3550 A.3). */
    public long expectedOfSource() {
        return isCounting() ? cycles + maxSequence - baseSequence + 1 : 0;
    }

    /** Packets of the present source that came. */
    public long receivedOfSource() {
        return isCounting() ? received : 0;
    }

    /** The highest number of the present source, with its wraps above 16 bits, as a report has it. */
    public long highestSequence() {
        return cycles + maxSequence & 0xffffffffL;
    }

    /** Interarrival jitter in timestamp units, as a report has it (RFC 3550 A.8). */
    public long jitterUnits() {
        return jitterSixteenths >> 4;
    }
}
