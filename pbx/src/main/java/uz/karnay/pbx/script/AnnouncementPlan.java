package uz.karnay.pbx.script;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.speech.Language;

/**
 * An announcement.
 *
 * @param name for the record
 * @param sounds by language; where the call's is missing, any other is said
 * @param then where the call goes on; null: it is hung up
 */
public record AnnouncementPlan(
        String name,
        Map<Language, List<Sound>> sounds,
        @Nullable RouteTarget then) {

    public AnnouncementPlan {
        sounds = Map.copyOf(sounds);
    }
}
