package uz.karnay.sip.agent;

/** What a Replaces header points at (RFC 3891 §3): a dialog of this loop. */
public sealed interface Replaced {

    /** A call that was answered. */
    record Talking(Session session) implements Replaced {}

    /** A call of ours that still rings at somebody: who replaces it picks it up. */
    record RingingThere(OutgoingInvite invite) implements Replaced {}

    /** A call to us that was not answered yet. Only a REFER may point at it; an INVITE is refused with 481 (§3). */
    record RingingHere(IncomingInvite invite) implements Replaced {}
}
