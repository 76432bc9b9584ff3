package uz.karnay.api.directory;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uz.karnay.api.json.Enums;
import uz.karnay.pbx.directory.RingGroup;
import uz.karnay.pbx.directory.RingGroupId;

/** What can be said of a ring group. */
@Schema(name = "RingGroupInput")
record RingGroupInput(
        @NotNull(message = Shape.REQUIRED)
        @Size(min = 1, max = 64, message = "must be 1 to 64 letters")
        @Pattern(regexp = Shape.ONE_LINE, message = Shape.ONE_LINE_MESSAGE)
        @Schema(example = "Sales")
        String name,

        @Pattern(regexp = "([0-9]{2,8})?", message = Shape.EXTENSION_MESSAGE)
        @Schema(description = "What colleagues dial; empty when it cannot be dialled.", example = "600")
        String number,

        @Schema(
                description = "All together, each after its delay; or one after the other, as they stand or shuffled.",
                defaultValue = "ALL")
        Order order,

        @Size(max = 200, message = "must be at most 200") @Schema(description = "Who rings.")
        List<@NotNull(message = Shape.NO_NULL) @Valid MemberInput> members,

        @Schema(description = "How long all, or each, ring.", defaultValue = "20")
        Integer ringTimeSeconds,

        @Size(max = 16, message = "must be at most 16 letters")
        @Schema(description = "Put before the caller's name.", example = "Sales:")
        String callerPrefix,

        @Valid @Schema(description = "Where callers go when nobody answers; null turns them away.") @Nullable
        Target otherwise,

        @Schema(defaultValue = "true") Boolean enabled) {

    /** Who rings when. */
    enum Order {
        ALL,
        IN_ORDER,
        RANDOM
    }

    static final Set<String> CLEARABLE = Target.clearable(Set.of("number", "callerPrefix", "otherwise"), "otherwise");
    private static final int USUAL_SECONDS = 20;

    RingGroupInput {
        number = requireNonNullElse(number, "");
        order = requireNonNullElse(order, Order.ALL);
        members = requireNonNullElse(members, List.of());
        ringTimeSeconds = requireNonNullElse(ringTimeSeconds, USUAL_SECONDS);
        callerPrefix = requireNonNullElse(callerPrefix, "");
        enabled = requireNonNullElse(enabled, true);
    }

    static RingGroupInput of(RingGroup group) {
        return new RingGroupInput(
                group.name(),
                group.number(),
                Enums.same(Order.class, group.order()),
                MemberInput.of(group.members()),
                (int) group.ringTime().toSeconds(),
                group.callerPrefix(),
                Target.ofNullable(group.otherwise()),
                group.enabled());
    }

    RingGroup toDomain(RingGroupId id) {
        return new RingGroup(
                id,
                name,
                number,
                Enums.same(RingGroup.Order.class, order),
                MemberInput.toDomain(members, "members"),
                Duration.ofSeconds(ringTimeSeconds),
                callerPrefix,
                Target.read(otherwise, "otherwise"),
                enabled);
    }
}
