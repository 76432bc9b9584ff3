package uz.karnay.sip.transaction;

/** What the transactions of one call loop did and dropped. Confined to that loop. */
public final class TransactionCounters {

    long started;
    long served;
    long strayResponses;
    long wrongSentBy;
    long absorbed;
    long turnedAway;

    TransactionCounters() {}

    /** Client transactions since the start. */
    public long started() {
        return started;
    }

    /** Server transactions since the start. */
    public long served() {
        return served;
    }

    /** Responses that belong to no transaction (any more); dropped. */
    public long strayResponses() {
        return strayResponses;
    }

    /** Responses whose top Via is not ours (RFC 3261 §18.1.2); dropped. */
    public long wrongSentBy() {
        return wrongSentBy;
    }

    /** Repetitions of a request that we have. */
    public long absorbed() {
        return absorbed;
    }

    /** Requests, of either side, beyond the limit. */
    public long turnedAway() {
        return turnedAway;
    }
}
