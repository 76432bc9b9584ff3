package uz.karnay.sip.agent;

/**
 * Requests outside a dialog that belong together, such as all REGISTERs to one registrar: one Call-ID, and sequence
 * numbers that step by one whatever becomes of each request and however often it is challenged (RFC 3261 §10.2,
 * §8.1.3.5). Confined to the call's loop.
 */
public final class Series {

    private final String callId;
    private long last;

    /** @param callId such that its answers find this loop */
    public Series(String callId) {
        this.callId = callId;
    }

    public String callId() {
        return callId;
    }

    /** The number of the next request. */
    long next() {
        return ++last;
    }

    @Override
    public String toString() {
        return callId + " at " + last;
    }
}
