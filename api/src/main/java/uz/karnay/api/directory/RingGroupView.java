package uz.karnay.api.directory;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.RingGroup;

/** A ring group. */
@Schema(name = "RingGroup")
record RingGroupView(
        UUID id,
        String name,
        String number,
        RingGroupInput.Order order,
        List<MemberInput> members,
        int ringTimeSeconds,
        String callerPrefix,
        @Nullable Target otherwise,
        boolean enabled) {

    static RingGroupView of(RingGroup row) {
        RingGroupInput input = RingGroupInput.of(row);
        return new RingGroupView(
                row.id().value(),
                input.name(),
                input.number(),
                input.order(),
                input.members(),
                input.ringTimeSeconds(),
                input.callerPrefix(),
                input.otherwise(),
                input.enabled());
    }
}
