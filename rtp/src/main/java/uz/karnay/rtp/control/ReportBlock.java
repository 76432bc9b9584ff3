package uz.karnay.rtp.control;

/**
 * How one stream reaches the one who reports (RFC 3550 §6.4.1).
 *
 * @param ssrc the source reported on
 * @param fractionLost since the last report, in 1/256
 * @param lost since the beginning, 24 bits with sign
 * @param highestSequence with the number of its wraps above 16 bits
 * @param jitter in timestamp units
 * @param lastReport the middle 32 bits of the NTP time in the last sender report heard of the source, or 0
 * @param sinceLastReport in 1/65536 s
 */
public record ReportBlock(
        int ssrc, int fractionLost, int lost, long highestSequence, long jitter, int lastReport, long sinceLastReport) {

    static final int MIN_LOST = -(1 << 23);
    static final int MAX_LOST = (1 << 23) - 1;

    public ReportBlock {
        fractionLost = Math.clamp(fractionLost, 0, 255);
        lost = Math.clamp(lost, MIN_LOST, MAX_LOST);
    }
}
