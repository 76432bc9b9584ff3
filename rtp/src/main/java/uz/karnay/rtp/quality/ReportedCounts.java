package uz.karnay.rtp.quality;

/**
 * How many of the packets sent to a peer reached it, summed up from what its reports say (RFC 3550 §6.4.1). The peer's
 * count may begin anew when it hears another source, and what it says may be nonsense: no report counts more than was
 * sent since the one before. Confined to its media loop.
 */
public final class ReportedCounts {

    private int source;
    private long reported;
    private long sent;
    private long lost;
    private long expected;
    private boolean heard;

    /**
     * @param source reported on
     * @param cumulativeLost as the report has it
     * @param sentUntilNow packets, of whatever source
     */
    public void onReport(int source, int cumulativeLost, long sentUntilNow) {
        long since = Math.max(0, sentUntilNow - sent);
        long before = source == this.source ? reported : 0;
        expected += since;
        lost += Math.clamp(cumulativeLost - before, 0, since);
        sent = sentUntilNow;
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
