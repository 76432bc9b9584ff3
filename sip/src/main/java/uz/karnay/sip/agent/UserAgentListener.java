package uz.karnay.sip.agent;

/** Told of requests that begin something. On the call's loop. */
public interface UserAgentListener {

    /** Somebody calls; the invitation waits for {@code accept} or {@code refuse}. */
    void onInvite(IncomingInvite invite);

    /** Somebody wants to be told of an event; it waits for {@code accept} or {@code refuse}. */
    default void onSubscribe(IncomingSubscribe subscribe) {
        subscribe.refuse(Refusal.of(489, "Bad Event"));
    }

    /** Any other request outside a dialog, such as REGISTER, OPTIONS or MESSAGE; it waits for its answer. */
    void onRequest(IncomingRequest request);
}
