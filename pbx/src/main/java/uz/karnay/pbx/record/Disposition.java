package uz.karnay.pbx.record;

/** How a call ended for its caller. */
public enum Disposition {
    ANSWERED,
    BUSY,
    NO_ANSWER,
    /** The caller gave up. */
    CANCELLED,
    REJECTED,
    /** The called number leads nowhere. */
    NO_ROUTE,
    /** A public number that came in over a trunk and that nobody configured. */
    UNKNOWN_DID,
    FAILED
}
