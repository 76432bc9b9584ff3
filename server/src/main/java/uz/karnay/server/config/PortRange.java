package uz.karnay.server.config;

/** UDP ports from {@code first} to {@code last}, both included. */
public record PortRange(int first, int last) {

    public PortRange {
        if (first < 1 || last > 65_535 || first >= last) {
            throw new IllegalArgumentException("expected two ports of 1-65535, the lower one first");
        }
    }

    /** How many even ports have their odd neighbour in the range too: one pair carries RTP and RTCP of one stream. */
    public int pairs() {
        int firstEven = first + (first & 1);
        return Math.max(0, (last - firstEven + 1) / 2);
    }

    @Override
    public String toString() {
        return first + "-" + last;
    }
}
