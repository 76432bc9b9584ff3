package uz.karnay.api.directory;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.Announcement;

/** A announcement. */
@Schema(name = "Announcement")
record AnnouncementView(
        UUID id,
        String name,
        String number,
        Words wording,
        int times,
        boolean answered,
        @Nullable Target then,
        boolean enabled) {

    static AnnouncementView of(Announcement row) {
        AnnouncementInput input = AnnouncementInput.of(row);
        return new AnnouncementView(
                row.id().value(),
                input.name(),
                input.number(),
                input.wording(),
                input.times(),
                input.answered(),
                input.then(),
                input.enabled());
    }
}
