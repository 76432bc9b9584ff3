package uz.karnay.api.call;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.karnay.api.json.Enums;
import uz.karnay.pbx.call.LiveCall;

/** A running call, as of its last change. */
@Schema(name = "LiveCall")
record LiveCallView(
        UUID id,
        CallView.Direction direction,
        @Schema(example = "+998901234567") String caller,
        String callerName,
        @Schema(example = "100") String called,
        @Schema(example = "ringing") String state,
        Instant startedAt,
        @Nullable Instant answeredAt,
        List<String> legs,

        @Schema(description = "Whether the parties use different codecs, so that sound is converted.")
        boolean converted,

        @Schema(description = "How each answered leg sounds, with the scores of the last ten seconds.")
        List<Sound> sounds) {

    /** How one leg of a running call sounds. */
    @Schema(name = "LiveSound")
    record Sound(
            @Schema(example = "100") String leg,
            @Schema(example = "PCMA") String codec,
            CallView.Media media) {

        static Sound of(LiveCall.Sound sound) {
            return new Sound(sound.leg(), sound.codec(), CallView.Media.of(sound.figures()));
        }
    }

    static LiveCallView of(LiveCall call) {
        return new LiveCallView(
                call.id().value(),
                Enums.same(CallView.Direction.class, call.direction()),
                call.caller(),
                call.callerName(),
                call.called(),
                call.state(),
                call.startedAt(),
                call.answeredAt(),
                call.legs(),
                call.isConverted(),
                call.sounds().stream().map(Sound::of).toList());
    }
}
