package uz.karnay.rtp.jitter;

import java.time.Duration;

/**
 * What became of the packets of a stream that is played out. A snapshot.
 *
 * @param played payloads handed out
 * @param lost packets that were missing when their turn came
 * @param late those of the lost that came after all
 * @param duplicate packets that had come before
 * @param reordered packets that were overtaken and came in time
 * @param overflow packets thrown away because too many waited, or for too long
 * @param refused packets that were too large, or that no stream went on from
 * @param skipped payloads left out to follow the sender's clock or a better path
 * @param stretched frames put in to follow the sender's clock or a worse path
 * @param underruns how often nothing was there in the middle of sound
 * @param restarts how often numbers or timestamps began anew
 * @param delay what the last payload waited longer than a packet on the fastest way
 */
public record JitterFigures(
        long played,
        long lost,
        long late,
        long duplicate,
        long reordered,
        long overflow,
        long refused,
        long skipped,
        long stretched,
        long underruns,
        long restarts,
        Duration delay) {

    public static final JitterFigures NONE = new JitterFigures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Duration.ZERO);
}
