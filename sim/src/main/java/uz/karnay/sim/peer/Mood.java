package uz.karnay.sim.peer;

/** How a phone behaves in a call. Every one of these has been met in the field. */
public enum Mood {
    /** Rings, answers, talks, hangs up. */
    DECENT,
    /** Sends its INVITE without SDP and puts its answer into the ACK. */
    LATE_OFFER,
    /** Never acknowledges an answer. */
    FORGETS_ACK,
    /** Answers, and then answers again as if a second phone stood beside it. */
    ANSWERS_TWICE,
    /** Lets the caller hear something before it answers. */
    TALKS_EARLY,
    /** Asks to hold and hangs up before that is answered. */
    HANGS_UP_DURING_REINVITE,
    /** Puts on hold and takes back. */
    HOLDS,
    /** Gives up while it rings, or just as somebody answers. */
    IMPATIENT,
    /** Refuses. */
    REFUSES,
    /** Rings and is never picked up. */
    NOBODY_HOME,
    /** Says nothing at all. */
    DEAD,
    /** Answers, and is then pulled out of the wall. */
    VANISHES
}
