package uz.karnay.api.directory;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.ConferenceRoom;
import uz.karnay.pbx.directory.RoomId;
import uz.karnay.pbx.directory.Secret;

/** What can be said of a conference room. PINs are never shown again. */
@Schema(name = "ConferenceRoomInput")
record RoomInput(
        @NotNull(message = Shape.REQUIRED)
        @Size(min = 1, max = 64, message = "must be 1 to 64 letters")
        @Pattern(regexp = Shape.ONE_LINE, message = Shape.ONE_LINE_MESSAGE)
        @Schema(example = "Sales")
        String name,

        @Pattern(regexp = "([0-9]{2,8})?", message = Shape.EXTENSION_MESSAGE)
        @Schema(description = "What colleagues dial; empty when it cannot be dialled.", example = "600")
        String number,

        @Pattern(regexp = Shape.PIN, message = Shape.PIN_MESSAGE)
        @Schema(description = "Asked of those who come in.", accessMode = Schema.AccessMode.WRITE_ONLY)
        @Nullable
        String pin,

        @Pattern(regexp = Shape.PIN, message = Shape.PIN_MESSAGE)
        @Schema(description = "Makes its owner the moderator.", accessMode = Schema.AccessMode.WRITE_ONLY)
        @Nullable
        String moderatorPin,

        @Schema(defaultValue = "false") Boolean waitForModerator,

        @Schema(description = "Whether those who come in are muted.", defaultValue = "false")
        Boolean muted,

        @Schema(defaultValue = "false") Boolean recorded,
        @Schema(defaultValue = "20") Integer maxSeats,
        @Schema(defaultValue = "true") Boolean enabled) {

    static final Set<String> CLEARABLE = Set.of("number", "pin", "moderatorPin");
    private static final int USUAL_SEATS = 20;

    RoomInput {
        number = requireNonNullElse(number, "");
        waitForModerator = requireNonNullElse(waitForModerator, false);
        muted = requireNonNullElse(muted, false);
        recorded = requireNonNullElse(recorded, false);
        maxSeats = requireNonNullElse(maxSeats, USUAL_SEATS);
        enabled = requireNonNullElse(enabled, true);
    }

    /** Without its PINs. */
    static RoomInput of(ConferenceRoom room) {
        return new RoomInput(
                room.name(),
                room.number(),
                null,
                null,
                room.waitForModerator(),
                room.muted(),
                room.recorded(),
                room.maxSeats(),
                room.enabled());
    }

    /** @param pinBefore what stays when none is given */
    ConferenceRoom toDomain(RoomId id, Secret pinBefore, Secret moderatorPinBefore) {
        return new ConferenceRoom(
                id,
                name,
                number,
                pin == null ? pinBefore : Secret.of(pin),
                moderatorPin == null ? moderatorPinBefore : Secret.of(moderatorPin),
                waitForModerator,
                muted,
                recorded,
                maxSeats,
                enabled);
    }

    @Override
    public String toString() {
        return "RoomInput[" + name + "]";
    }
}
