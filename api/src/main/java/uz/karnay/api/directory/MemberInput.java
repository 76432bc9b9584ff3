package uz.karnay.api.directory;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import uz.karnay.pbx.directory.RingGroup;

/** Somebody who rings with others. */
@Schema(name = "RingMember")
record MemberInput(
        @NotNull(message = Shape.REQUIRED) @Valid @Schema(description = "An EXTENSION, or an EXTERNAL number.")
        Target target,

        @Min(value = 0, message = "must be 0 to 600 seconds")
        @Max(value = 600, message = "must be 0 to 600 seconds")
        @Schema(description = "After the beginning of the ringing.", defaultValue = "0")
        Integer delaySeconds) {

    MemberInput {
        delaySeconds = requireNonNullElse(delaySeconds, 0);
    }

    static List<MemberInput> of(List<RingGroup.Member> members) {
        return members.stream()
                .map(each -> new MemberInput(
                        Target.of(each.target()), (int) each.delay().toSeconds()))
                .toList();
    }

    static List<RingGroup.Member> toDomain(List<MemberInput> members, String path) {
        return IntStream.range(0, members.size())
                .mapToObj(i -> new RingGroup.Member(
                        members.get(i).target().toDomain(path + "[" + i + "].target"),
                        Duration.ofSeconds(members.get(i).delaySeconds())))
                .toList();
    }
}
