package uz.karnay.sip.transport;

/** What went through the transport of one call loop and what was dropped. Confined to that loop. */
public final class TransportCounters {

    long received;
    long sent;
    long keepAlives;
    long malformed;
    long malformedAnswered;
    long unsent;
    long unreachable;
    long oversize;
    long streamFallbacks;

    TransportCounters() {}

    /** Messages that were understood. */
    public long received() {
        return received;
    }

    public long sent() {
        return sent;
    }

    /** Datagrams without a message: CRLF and the like. */
    public long keepAlives() {
        return keepAlives;
    }

    /** Messages that were not understood. */
    public long malformed() {
        return malformed;
    }

    /** Those of them that got an answer. */
    public long malformedAnswered() {
        return malformedAnswered;
    }

    /** Messages that no socket took. */
    public long unsent() {
        return unsent;
    }

    /** Reports of the network that a peer cannot be reached. */
    public long unreachable() {
        return unreachable;
    }

    /** Requests too large for a datagram. */
    public long oversize() {
        return oversize;
    }

    /** Those of them that went as a datagram all the same, since no stream could be had. */
    public long streamFallbacks() {
        return streamFallbacks;
    }
}
