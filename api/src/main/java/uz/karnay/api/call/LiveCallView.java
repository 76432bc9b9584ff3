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
        List<String> legs) {

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
                call.legs());
    }
}
