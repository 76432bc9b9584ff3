package uz.karnay.media;

import java.util.EnumMap;
import java.util.Map;

/** Counts packets by the reason why they went no further. Confined to the media loop. */
@SuppressWarnings("EnumOrdinal") // an array, because a map would box a number for each packet
final class DropCounters {

    private final long[] counts = new long[Drop.values().length];

    void count(Drop reason) {
        counts[reason.ordinal()]++;
    }

    /** The reasons that occurred. */
    Map<Drop, Long> byReason() {
        Map<Drop, Long> occurred = new EnumMap<>(Drop.class);
        for (Drop reason : Drop.values()) {
            if (counts[reason.ordinal()] > 0) {
                occurred.put(reason, counts[reason.ordinal()]);
            }
        }
        return occurred;
    }
}
