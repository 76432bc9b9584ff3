package uz.karnay.media;

/** Why a packet went no further. */
public enum Drop {
    /** Neither RTP nor RTCP by its first octets. */
    NOT_RTP,
    /** Of version 2, but its lengths do not fit together. */
    MALFORMED,
    /** Larger than a datagram of media may be. */
    OVERSIZE,
    /** Nobody said yet where the peer is. */
    UNSIGNALLED,
    /** From an address that the stream does not belong to. */
    STRANGER,
    /** Not bridged to anybody yet, or no more. */
    NO_BRIDGE,
    /** The other side has no address to send to, or must not be sent to. */
    NO_DESTINATION,
    /** The other side put us on hold and does not listen. */
    HELD,
    /** The other side knows another codec by that payload type. */
    PAYLOAD_TYPE,
    /** Not sealed with the peer's key: a forgery, or plain RTP where none was agreed. */
    FORGED,
    /** Sealed, but seen before or too old to tell; when sending: its number was used already. */
    REPLAYED,
    /** It could not be sealed or opened: too many sources, no room for the tag, a key that is worn out. */
    UNSEALABLE,
    /** The system did not take it. */
    SEND_FAILED
}
