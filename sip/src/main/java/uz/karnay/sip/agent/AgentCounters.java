package uz.karnay.sip.agent;

/** What the user agent of one call loop refused or cleaned up by itself. Confined to that loop. */
public final class AgentCounters {

    long refused;
    long withoutDialog;
    long outOfOrder;
    long strayAcks;
    long acksMissing;
    long surplusAnswers;
    long dialogsTurnedAway;

    AgentCounters() {}

    /** Requests refused by the checks of RFC 3261 §8.2. */
    public long refused() {
        return refused;
    }

    /** Requests for a dialog or transaction that does not exist: 481. */
    public long withoutDialog() {
        return withoutDialog;
    }

    /** Requests in a dialog whose CSeq went backwards: 500 (§12.2.2). */
    public long outOfOrder() {
        return outOfOrder;
    }

    /** ACKs that nobody waits for; dropped. */
    public long strayAcks() {
        return strayAcks;
    }

    /** Answers of ours that were never acknowledged. */
    public long acksMissing() {
        return acksMissing;
    }

    /** Answers of further branches of a fork, or that crossed our CANCEL; acknowledged and hung up. */
    public long surplusAnswers() {
        return surplusAnswers;
    }

    /** Invitations beyond the limit of dialogs: 503. */
    public long dialogsTurnedAway() {
        return dialogsTurnedAway;
    }
}
