package uz.karnay.pbx.call;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.record.CallId;
import uz.karnay.pbx.record.Direction;

/** A running call as others may see it: a copy, as of its last change. */
public record LiveCall(
        CallId id,
        Direction direction,
        String caller,
        String callerName,
        String called,
        String state,
        Instant startedAt,
        @Nullable Instant answeredAt,
        List<String> legs) {

    public LiveCall {
        legs = List.copyOf(legs);
    }
}
