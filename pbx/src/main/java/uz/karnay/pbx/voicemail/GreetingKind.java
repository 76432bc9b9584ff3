package uz.karnay.pbx.voicemail;

import java.util.Locale;
import uz.karnay.pbx.script.ScriptPlan.Because;

/** The greetings that the owner of a mailbox may record. */
public enum GreetingKind {
    /** Whoever is on the phone already. */
    BUSY,
    /** Does not answer, or cannot be reached. */
    AWAY,
    /** In place of both while it exists: on holiday until Monday. */
    TEMPORARY;

    static GreetingKind fitting(Because because) {
        return switch (because) {
            case BUSY -> BUSY;
            case NO_ANSWER, UNAVAILABLE, DIRECT -> AWAY;
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
