package uz.karnay.pbx.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.QueueId;
import uz.karnay.pbx.record.CallId;

/**
 * Something that happened in a queue. All figures are made of these.
 *
 * @param call whom it happened to; empty for an agent who comes or goes
 * @param agent who took part
 * @param length how long the call had waited ({@code ANSWERED}, and when it left), had been talked ({@code TALKED}) or had rung
 *     ({@code NOT_ANSWERED}); else zero
 * @param note in words: who called, why it left, why somebody pauses
 */
public record QueueEvent(
        Instant at,
        QueueId queue,
        Kind kind,
        Optional<CallId> call,
        Optional<ExtensionId> agent,
        Duration length,
        String note) {

    /** What happened. */
    public enum Kind {
        /** Somebody waits. */
        JOINED,
        /** Somebody was not let in. */
        REFUSED,
        /** An agent rings. */
        RANG,
        /** An agent rang in vain. */
        NOT_ANSWERED,
        ANSWERED,
        /** The conversation is over. */
        TALKED,
        /** The caller hung up while he waited. */
        ABANDONED,
        /** The caller was led on while he waited, or went on by key. */
        LED_ON,
        LOGGED_IN,
        LOGGED_OUT,
        PAUSED,
        RESUMED
    }
}
