package uz.karnay.pbx.call;

/**
 * What a call does at present: who of its legs hears whom, and what their events mean. A stage owns its timers; the legs
 * belong to the call. What a stage does not name cannot happen in it, and is a fault. Confined to the loop of the call.
 */
sealed interface Stage permits Hunt, Talking, Scripted, Parked, Closing, Over {

    default void onTrying() {}

    default void onRinging(Leg leg) {
        throw impossible("rings", leg);
    }

    default void onProgress(Leg leg) {
        throw impossible("sends early media", leg);
    }

    default void onAnswered(Leg leg) {
        throw impossible("answers", leg);
    }

    /** Our answer has arrived. */
    default void onAcknowledged(Leg leg) {}

    default void onRefused(Leg leg, Refusal why) {
        throw impossible("refuses", leg);
    }

    default void onRedirected(Leg leg, String number) {
        throw impossible("sends the call on", leg);
    }

    default void onHungUp(Leg leg, HangUp why) {
        throw impossible("hangs up", leg);
    }

    default void onHold(boolean held) {}

    /** Nobody listens for keys, unless a stage says so. */
    default void onKey(Leg leg, char key) {}

    /** The end of what was played has crossed a command to stop, unless a stage waits for it. */
    default void onPlayed(Leg leg) {}

    /** Only those who talk can be transferred. */
    default void onTransferAsked(Leg leg, TransferAsk ask) {
        ask.reply().refused(new Refusal(603, "There is nobody to transfer"));
    }

    /** Another stage takes over, or the call ends: its timers stop. A second time without effect. */
    void leave();

    /** One word for the list of running calls. */
    String word();

    private IllegalStateException impossible(String event, Leg leg) {
        return new IllegalStateException(leg.name() + " " + event + " while " + word());
    }
}
