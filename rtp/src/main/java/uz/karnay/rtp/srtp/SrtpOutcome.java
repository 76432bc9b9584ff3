package uz.karnay.rtp.srtp;

/** What became of a packet that was to be sealed or opened; all but {@link #DONE} leave it as it was. */
public enum SrtpOutcome {
    DONE,
    /** Too short, or its header does not fit. */
    MALFORMED,
    /** Seen before, or too old to tell (RFC 3711 §3.3.2). When sealing: it would use a key stream twice (§9.1). */
    REPLAYED,
    /** Its tag is wrong: another key, or a forgery. */
    FORGED,
    /** More sources than one stream has. */
    TOO_MANY_SOURCES,
    /** The buffer has no room for the tag. */
    NO_ROOM,
    /** The key has sealed as many packets as it may (RFC 3711 §9.2). */
    WORN_OUT
}
