package uz.karnay.pbx.route;

import java.util.Optional;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.FeatureCodes;
import uz.karnay.pbx.script.ScriptPlan;

/** Which script serves a code that somebody dialled. Pure. */
final class Plans {

    private final Directory directory;

    Plans(Directory directory) {
        this.directory = directory;
    }

    /** Empty when nothing serves the feature. */
    Optional<ScriptPlan> feature(FeatureCodes.Dialled dialled, Extension by) {
        return switch (dialled.feature()) {
            case ECHO_TEST -> Optional.of(new ScriptPlan.EchoTest());
            case SPEAKING_CLOCK -> Optional.of(new ScriptPlan.SpeakingClock());
            case MAILBOX -> mailbox(by);
            case OTHER_MAILBOX ->
                directory.extensionByNumber(dialled.argument()).flatMap(Plans::mailbox);
            case QUEUE_LOGIN -> Optional.of(new ScriptPlan.QueueLogin(by.id(), dialled.argument()));
            case QUEUE_PAUSE -> Optional.of(new ScriptPlan.QueuePause(by.id()));
            case FORWARD_ALWAYS,
                    FORWARD_ALWAYS_OFF,
                    FORWARD_BUSY,
                    FORWARD_BUSY_OFF,
                    FORWARD_NO_ANSWER,
                    FORWARD_NO_ANSWER_OFF,
                    DO_NOT_DISTURB,
                    DAY_NIGHT -> Optional.of(new ScriptPlan.UseFeature(by.id(), dialled.feature(), dialled.argument()));
            case PICK_UP_GROUP, PICK_UP, INTERCOM, FLIP -> Optional.empty();
        };
    }

    private static Optional<ScriptPlan> mailbox(Extension of) {
        return of.handling().mailbox().enabled() ? Optional.of(new ScriptPlan.Mailbox(of.id())) : Optional.empty();
    }
}
