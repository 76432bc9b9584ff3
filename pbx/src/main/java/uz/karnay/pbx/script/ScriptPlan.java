package uz.karnay.pbx.script;

import uz.karnay.pbx.directory.Announcement;
import uz.karnay.pbx.directory.CallQueue;
import uz.karnay.pbx.directory.ConferenceRoom;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.Feature;
import uz.karnay.pbx.directory.Menu;

/** Which script serves a call. */
public sealed interface ScriptPlan {

    /** Says something, and goes on. */
    record Announce(Announcement announcement) implements ScriptPlan {}

    /** Lets the caller choose by keys (IVR). */
    record ChooseFrom(Menu menu) implements ScriptPlan {}

    /** Takes a message for an extension. */
    record LeaveMessage(ExtensionId mailbox, Because because) implements ScriptPlan {}

    /** Why a caller comes to a mailbox: which greeting fits. */
    enum Because {
        BUSY,
        NO_ANSWER,
        UNAVAILABLE,
        /** He chose it. */
        DIRECT
    }

    /** Plays messages to their owner, once the PIN is given. */
    record Mailbox(ExtensionId mailbox) implements ScriptPlan {}

    /** Waits until somebody of a queue is free. */
    record Queue(CallQueue queue) implements ScriptPlan {}

    /** An agent logs in where he was not, or out. {@code queue} is its number; empty: all where he may. */
    record QueueLogin(ExtensionId agent, String queue) implements ScriptPlan {}

    /** An agent pauses in all queues, or works again. */
    record QueuePause(ExtensionId agent) implements ScriptPlan {}

    /** Talks with all who are in the room. */
    record Conference(ConferenceRoom room) implements ScriptPlan {}

    /**
     * Does what a code says.
     *
     * @param by whose phone dialled it
     * @param argument what was dialled after the code; may be empty
     */
    record UseFeature(ExtensionId by, Feature feature, String argument) implements ScriptPlan {}

    record EchoTest() implements ScriptPlan {}

    record SpeakingClock() implements ScriptPlan {}
}
