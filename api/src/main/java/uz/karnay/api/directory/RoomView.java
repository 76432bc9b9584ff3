package uz.karnay.api.directory;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import uz.karnay.pbx.directory.ConferenceRoom;

/** A conference room. */
@Schema(name = "ConferenceRoom")
record RoomView(
        UUID id,
        String name,
        String number,
        boolean hasPin,
        boolean hasModeratorPin,
        boolean waitForModerator,
        boolean muted,
        boolean recorded,
        int maxSeats,
        boolean enabled) {

    static RoomView of(ConferenceRoom row) {
        RoomInput input = RoomInput.of(row);
        return new RoomView(
                row.id().value(),
                input.name(),
                input.number(),
                !row.pin().isEmpty(),
                !row.moderatorPin().isEmpty(),
                input.waitForModerator(),
                input.muted(),
                input.recorded(),
                input.maxSeats(),
                input.enabled());
    }
}
