package uz.karnay.sip.agent;

/** A subscription to an event of ours (RFC 6665 §4.2). Confined to the call's loop. */
public interface Subscription {

    /** What was subscribed to has changed: the subscriber is told, as soon as it has answered what it was told before. */
    void changed();

    /**
     * Ends it; the subscriber is told the state once more, and why.
     *
     * @param why a reason of §4.2.2, such as {@code noresource} or {@code deactivated}
     */
    void end(String why);

    /** Whether it was ended, ran out, or its subscriber is gone. */
    boolean isOver();
}
