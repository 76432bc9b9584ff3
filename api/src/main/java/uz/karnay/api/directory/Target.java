package uz.karnay.api.directory;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.karnay.api.problem.ProblemException;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.RouteTarget;

/** Where a number leads: a type, and the one field that goes with it. */
@Schema(
        name = "RouteTarget",
        example = "{\"type\": \"EXTENSION\", \"extension\": \"0199f3c2-7a1b-7c3d-8e4f-5a6b7c8d9e0f\"}")
record Target(
        @NotNull(message = Shape.REQUIRED) Type type,

        @Schema(description = "For EXTENSION and VOICEMAIL.") @Nullable
        UUID extension,

        @Schema(description = "For RING_GROUP.") @Nullable UUID ringGroup,
        @Schema(description = "For QUEUE.") @Nullable UUID queue,
        @Schema(description = "For IVR.") @Nullable UUID ivr,

        @Pattern(regexp = "[+]?[0-9*#]{1,32}", message = "must be a number as a person would dial it")
        @Schema(description = "For EXTERNAL: as a person of the office would dial it.")
        @Nullable
        String number) {

    /** What kind of thing it leads to. */
    enum Type {
        EXTENSION,
        RING_GROUP,
        QUEUE,
        IVR,
        VOICEMAIL,
        EXTERNAL
    }

    static Target of(RouteTarget target) {
        return switch (target) {
            case RouteTarget.ToExtension(var to) -> new Target(Type.EXTENSION, to.value(), null, null, null, null);
            case RouteTarget.ToVoicemail(var to) -> new Target(Type.VOICEMAIL, to.value(), null, null, null, null);
            case RouteTarget.ToRingGroup(var to) -> new Target(Type.RING_GROUP, null, to, null, null, null);
            case RouteTarget.ToQueue(var to) -> new Target(Type.QUEUE, null, null, to, null, null);
            case RouteTarget.ToIvr(var to) -> new Target(Type.IVR, null, null, null, to, null);
            case RouteTarget.ToExternal(var to) -> new Target(Type.EXTERNAL, null, null, null, null, to);
        };
    }

    /** @throws ProblemException when nothing serves the type yet, its field is missing, or another is there */
    RouteTarget toDomain() {
        if (type != Type.EXTENSION && type != Type.EXTERNAL) {
            throw ProblemException.invalid("target.type", type + " is not served yet; EXTENSION and EXTERNAL are");
        }
        RouteTarget target = switch (type) {
            case EXTENSION -> new RouteTarget.ToExtension(new ExtensionId(needed("extension", extension)));
            case VOICEMAIL -> new RouteTarget.ToVoicemail(new ExtensionId(needed("extension", extension)));
            case RING_GROUP -> new RouteTarget.ToRingGroup(needed("ringGroup", ringGroup));
            case QUEUE -> new RouteTarget.ToQueue(needed("queue", queue));
            case IVR -> new RouteTarget.ToIvr(needed("ivr", ivr));
            case EXTERNAL -> new RouteTarget.ToExternal(needed("number", number));
        };
        refuseOthers(of(target));
        return target;
    }

    private <T> T needed(String field, @Nullable T value) {
        if (value == null) {
            throw ProblemException.invalid("target." + field, "is required for " + type);
        }
        return value;
    }

    private void refuseOthers(Target clean) {
        refuse("extension", extension, clean.extension);
        refuse("ringGroup", ringGroup, clean.ringGroup);
        refuse("queue", queue, clean.queue);
        refuse("ivr", ivr, clean.ivr);
        refuse("number", number, clean.number);
    }

    private void refuse(String field, @Nullable Object given, @Nullable Object used) {
        if (!Objects.equals(given, used)) {
            throw ProblemException.invalid("target." + field, "does not go with " + type + "; leave it out");
        }
    }
}
