package uz.karnay.rtp.quality;

/**
 * How many of the packets sent to a peer reached it, summed up from what its reports say (RFC 3550 §6.4.1). The peer's
 * count may begin anew when it hears another source, and what it says may be nonsense: no report counts much more than
 * was sent since the one before. Confined to its media loop.
 */
public final class ReportedCounts {

    private static final int TOLERANCE = 100; // packets on their way, and those that a relay never got

    private int source;
    private long highest;
    private long reported;
    private long sent;
    private long lost;
    private long expected;
    private boolean heard;

    /**
     * @param source reported on
     * @param highestSequence with its wraps, as the report has it
     * @param cumulativeLost as the report has it
     * @param sentUntilNow packets, of whatever source
     */
    public void onReport(int source, long highestSequence, int cumulativeLost, long sentUntilNow) {
        boolean same = heard && source == this.source;
        long since = Math.max(0, sentUntilNow - sent);
        long numbered = same ? highestSequence - highest : since;
        long passed = numbered < 0 || numbered > 2 * since + TOLERANCE ? since : numbered;
        expected += passed;
        lost += Math.clamp(cumulativeLost - (same ? reported : 0), 0, passed);
        sent = sentUntilNow;
        highest = highestSequence;
        reported = cumulativeLost;
        this.source = source;
        heard = true;
    }

    /** Whether the peer reported anything. */
    public boolean isKnown() {
        return heard;
    }

    /** Since the beginning, as of the last report. How losses fell is not told. */
    public StreamCounts counts() {
        return new StreamCounts(expected, lost, 0);
    }
}
