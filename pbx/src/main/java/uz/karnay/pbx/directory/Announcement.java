package uz.karnay.pbx.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is said to the caller, who then goes on.
 *
 * @param times how often it is said, 1 to 10
 * @param answered whether the call is answered for it, and so charged; early media otherwise
 * @param then where the caller goes after it, or null: hung up
 */
public record Announcement(
        AnnouncementId id,
        String name,
        String number,
        Wording wording,
        int times,
        boolean answered,
        @Nullable RouteTarget then,
        boolean enabled)
        implements Facility {

    @Override
    public List<Exit> exits() {
        return Exit.automatic("then", then);
    }
}
