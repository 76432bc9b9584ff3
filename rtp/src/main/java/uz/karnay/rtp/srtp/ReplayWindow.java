package uz.karnay.rtp.srtp;

/**
 * Which indices of a source were seen, of the newest 64 (RFC 3711 §3.3.2), and the rollover counter with them (§3.3.1).
 */
final class ReplayWindow {

    private static final int SIZE = Long.SIZE;
    private static final long NONE = -1;

    private long highest = NONE;
    /** Bit n is for the index n below the highest. */
    private long seen;

    /** The index nearest to the highest one that has this sequence number; below 0 when there cannot be one. */
    long indexOf(int sequence) {
        return highest == NONE ? sequence : highest + (short) (sequence - (int) highest);
    }

    /** The one after the highest. */
    long next() {
        return highest + 1;
    }

    boolean isNew(long index) {
        if (index > highest) {
            return true;
        }
        long behind = highest - index;
        return index >= 0 && behind < SIZE && (seen >>> behind & 1) == 0;
    }

    /** Remembers one that was new. */
    void add(long index) {
        if (index > highest) {
            long ahead = index - highest;
            seen = highest != NONE && ahead < SIZE ? seen << ahead | 1 : 1;
            highest = index;
        } else {
            seen |= 1L << highest - index;
        }
    }
}
