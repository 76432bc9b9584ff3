package uz.karnay.pbx.script;

import java.util.List;
import uz.karnay.pbx.call.HangUp;
import uz.karnay.pbx.directory.Directory;

/**
 * All scripts of an office. Any thread.
 *
 * @param mailboxes for messages, left and heard
 * @param queues for those who wait
 * @param rooms for conferences
 * @param features for codes that change how calls are handled
 */
public record OfficeScripts(Mailboxes mailboxes, ScriptBook queues, ScriptBook rooms, ScriptBook features)
        implements ScriptBook {

    /** One whose codes change nothing. */
    public OfficeScripts(Mailboxes mailboxes, ScriptBook queues, ScriptBook rooms) {
        this(mailboxes, queues, rooms, UNSERVED);
    }

    /** Scripts of mailboxes. */
    public interface Mailboxes {

        /** Takes a message. */
        Script leave(ScriptPlan.LeaveMessage plan, Directory directory);

        /** Plays messages to their owner. */
        Script hear(ScriptPlan.Mailbox plan, Directory directory);
    }

    /** Where a kind of script is not served: whoever comes there is told so, and hung up. */
    public static final ScriptBook UNSERVED = (plan, _) -> call -> {
        call.note("not served", "this Karnay has nothing for " + plan.getClass().getSimpleName());
        call.say(List.of(new Sound.Tone(Sound.ToneKind.SORRY)));
        throw call.hangUp(HangUp.UNSERVED);
    };

    /** Where there are no mailboxes. */
    public static final Mailboxes NO_MAILBOXES = new Mailboxes() {
        @Override
        public Script leave(ScriptPlan.LeaveMessage plan, Directory directory) {
            return UNSERVED.script(plan, directory);
        }

        @Override
        public Script hear(ScriptPlan.Mailbox plan, Directory directory) {
            return UNSERVED.script(plan, directory);
        }
    };

    @Override
    public Script script(ScriptPlan plan, Directory directory) {
        return switch (plan) {
            case ScriptPlan.Announce(var announcement) -> new AnnouncementScript(announcement);
            case ScriptPlan.ChooseFrom(var menu) -> new MenuScript(menu);
            case ScriptPlan.LeaveMessage leave -> mailboxes.leave(leave, directory);
            case ScriptPlan.Mailbox hear -> mailboxes.hear(hear, directory);
            case ScriptPlan.Queue _, ScriptPlan.QueueLogin _, ScriptPlan.QueuePause _ -> queues.script(plan, directory);
            case ScriptPlan.Conference _ -> rooms.script(plan, directory);
            case ScriptPlan.UseFeature _ -> features.script(plan, directory);
            case ScriptPlan.EchoTest _ -> new EchoScript();
            case ScriptPlan.SpeakingClock _ -> new ClockScript();
        };
    }
}
