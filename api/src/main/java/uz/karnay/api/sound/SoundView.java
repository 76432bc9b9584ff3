package uz.karnay.api.sound;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import uz.karnay.pbx.sound.SoundEntry;

/** A sound that is ready to be played. */
@Schema(name = "Sound")
record SoundView(
        @Schema(example = "winter-music") String name,
        @Schema(description = "Seconds.", example = "183.4") double length,
        Instant uploadedAt) {

    static SoundView of(SoundEntry entry) {
        return new SoundView(entry.name(), entry.length().toMillis() / 1e3, entry.uploadedAt());
    }
}
