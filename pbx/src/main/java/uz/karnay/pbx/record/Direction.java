package uz.karnay.pbx.record;

/** A call as the office sees it. */
public enum Direction {
    /** From outside to the office. */
    INBOUND,
    /** From the office to outside. */
    OUTBOUND,
    /** Between extensions. */
    INTERNAL,
    /** From one trunk to another. */
    TRANSIT
}
