package uz.karnay.store.journal;

import java.util.Comparator;

/**
 * A place between two records of the journal.
 *
 * @param segment the number of the file, rising from 1
 * @param at bytes from the file's beginning
 */
public record Position(long segment, long at) implements Comparable<Position> {

    private static final Comparator<Position> ORDER =
            Comparator.comparingLong(Position::segment).thenComparingLong(Position::at);

    /** Before the first record of a segment. */
    static Position startOf(long segment) {
        return new Position(segment, Segment.HEADER_BYTES);
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }
}
