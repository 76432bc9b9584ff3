package uz.karnay.pbx.script;

import java.util.UUID;
import uz.karnay.pbx.directory.ExtensionId;

/** Which script serves a call. */
public sealed interface ScriptPlan {

    /** Says something, and goes on. */
    record Announce(AnnouncementPlan announcement) implements ScriptPlan {}

    /** Lets the caller choose by keys (IVR). */
    record ChooseFrom(MenuPlan menu) implements ScriptPlan {}

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
    record Queue(UUID queue) implements ScriptPlan {}

    /** Talks with all who are in the room. */
    record Conference(UUID room) implements ScriptPlan {}

    record EchoTest() implements ScriptPlan {}

    record SpeakingClock() implements ScriptPlan {}
}
