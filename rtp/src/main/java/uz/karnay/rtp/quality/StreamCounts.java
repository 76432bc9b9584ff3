package uz.karnay.rtp.quality;

import uz.karnay.rtp.RtpReceiver;

/**
 * Packets of a stream since its beginning.
 *
 * @param expected those that were sent, as far as the receiver can tell
 * @param lost those of them that were not heard
 * @param gaps how often something was lost, one packet or several in a row; 0 when that is not known
 */
public record StreamCounts(long expected, long lost, long gaps) {

    public static final StreamCounts NONE = new StreamCounts(0, 0, 0);

    /** Of a stream that is passed on and not played here. */
    public static StreamCounts of(RtpReceiver receiver) {
        long lost = Math.max(0, receiver.lost());
        return new StreamCounts(receiver.packets() + lost, lost, receiver.gaps());
    }

    /**
     * Of a stream that is played here: what came too late was lost too.
     *
     * @param discarded packets that came, and were not played; taken to have come alone
     */
    public static StreamCounts of(RtpReceiver receiver, long discarded) {
        StreamCounts arrived = of(receiver);
        return new StreamCounts(arrived.expected, arrived.lost + discarded, arrived.gaps + discarded);
    }

    StreamCounts since(StreamCounts before) {
        return new StreamCounts(
                Math.max(0, expected - before.expected),
                Math.max(0, lost - before.lost),
                Math.max(0, gaps - before.gaps));
    }

    /** 0 to 100. */
    public double lossPercent() {
        return expected == 0 ? 0 : Math.min(100, 100.0 * lost / expected);
    }

    /** How long gaps are against those of loss by chance, at least 1 (G.107 §7.5). */
    public double burstRatio() {
        if (gaps == 0 || lost == 0) {
            return 1;
        }
        double length = (double) lost / gaps;
        return Math.max(1, length * (1 - Math.min(1, (double) lost / expected)));
    }
}
