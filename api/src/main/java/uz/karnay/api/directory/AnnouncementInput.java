package uz.karnay.api.directory;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.Announcement;
import uz.karnay.pbx.directory.AnnouncementId;

/** What can be said of an announcement. */
@Schema(name = "AnnouncementInput")
record AnnouncementInput(
        @NotNull(message = Shape.REQUIRED)
        @Size(min = 1, max = 64, message = "must be 1 to 64 letters")
        @Pattern(regexp = Shape.ONE_LINE, message = Shape.ONE_LINE_MESSAGE)
        @Schema(example = "Sales")
        String name,

        @Pattern(regexp = "([0-9]{2,8})?", message = Shape.EXTENSION_MESSAGE)
        @Schema(description = "What colleagues dial; empty when it cannot be dialled.", example = "600")
        String number,

        @NotNull(message = Shape.REQUIRED) @Valid Words wording,

        @Schema(description = "How often it is said.", defaultValue = "1")
        Integer times,

        @Schema(description = "Whether the call is answered for it, and so charged.", defaultValue = "true")
        Boolean answered,

        @Valid @Schema(description = "Where callers go after it; null hangs up.") @Nullable
        Target then,

        @Schema(defaultValue = "true") Boolean enabled) {

    static final Set<String> CLEARABLE =
            Target.clearable(Set.of("number", "then", "wording.uz", "wording.ru", "wording.en"), "then");

    AnnouncementInput {
        number = requireNonNullElse(number, "");
        times = requireNonNullElse(times, 1);
        answered = requireNonNullElse(answered, true);
        enabled = requireNonNullElse(enabled, true);
    }

    static AnnouncementInput of(Announcement row) {
        return new AnnouncementInput(
                row.name(),
                row.number(),
                Words.of(row.wording()),
                row.times(),
                row.answered(),
                Target.ofNullable(row.then()),
                row.enabled());
    }

    Announcement toDomain(AnnouncementId id) {
        return new Announcement(
                id, name, number, wording.toDomain(), times, answered, Target.read(then, "then"), enabled);
    }
}
