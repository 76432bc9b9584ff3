package uz.karnay.sip.agent;

/** What a subscriber is told. On the call's loop. */
public interface SubscriptionState {

    /** How it is now; asked for once for every NOTIFY, right before it leaves. */
    Content now();

    /** Nobody is to be told any more; once. */
    void onOver();
}
