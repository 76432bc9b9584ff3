package uz.karnay.pbx.script;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.call.HangUp;
import uz.karnay.pbx.directory.Announcement;
import uz.karnay.pbx.directory.RouteTarget;

/** Says something, and sends the caller on. */
public final class AnnouncementScript implements Script {

    private final Announcement announcement;

    public AnnouncementScript(Announcement announcement) {
        this.announcement = announcement;
    }

    @Override
    public void run(ScriptedCall call) {
        call.note("announcement " + announcement.name(), "");
        if (!announcement.answered()) {
            call.early();
        }
        List<Sound> sounds = Wordings.sounds(announcement.wording(), call.language());
        for (int i = 0; i < announcement.times(); i++) {
            call.say(sounds);
        }
        @Nullable RouteTarget then = announcement.then();
        throw then == null
                ? call.hangUp(HangUp.NORMAL)
                : call.goTo(then, "after the announcement " + announcement.name());
    }
}
