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
    /** The other side knows another codec by that payload type. */
    PAYLOAD_TYPE,
    /** The system did not take it. */
    SEND_FAILED
}
