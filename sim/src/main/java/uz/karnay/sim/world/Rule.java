package uz.karnay.sim.world;

import uz.karnay.pbx.record.CallRecord;

/** Something that must be true of every world. It is shown all that Karnay says, hears and writes down. */
interface Rule {

    /** Karnay sends a message. */
    default void onSent(Seen seen) {}

    /** A message reaches Karnay as it was sent. */
    default void onArrived(Seen seen) {}

    default void onRecord(CallRecord written) {}

    /** After every event. */
    default void onMoment(long nowNanos) {}

    /** All is over, and has been for a while. */
    default void onEnd() {}
}
