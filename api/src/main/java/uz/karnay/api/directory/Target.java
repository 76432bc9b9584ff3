package uz.karnay.api.directory;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.karnay.api.problem.ProblemException;
import uz.karnay.pbx.directory.AnnouncementId;
import uz.karnay.pbx.directory.DidId;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.MenuId;
import uz.karnay.pbx.directory.QueueId;
import uz.karnay.pbx.directory.RingGroupId;
import uz.karnay.pbx.directory.RoomId;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.directory.TimeConditionId;

/** Where a caller is led: a type, and the one field that goes with it. */
@Schema(
        name = "RouteTarget",
        example = "{\"type\": \"EXTENSION\", \"extension\": \"0199f3c2-7a1b-7c3d-8e4f-5a6b7c8d9e0f\"}")
record Target(
        @NotNull(message = Shape.REQUIRED) Type type,

        @Schema(description = "For EXTENSION and VOICEMAIL.") @Nullable
        UUID extension,

        @Schema(description = "For RING_GROUP.") @Nullable UUID ringGroup,
        @Schema(description = "For QUEUE.") @Nullable UUID queue,
        @Schema(description = "For IVR: a menu.") @Nullable UUID ivr,
        @Schema(description = "For CONFERENCE.") @Nullable UUID conference,
        @Schema(description = "For ANNOUNCEMENT.") @Nullable UUID announcement,

        @Schema(description = "For TIME_CONDITION.") @Nullable
        UUID timeCondition,

        @Schema(description = "For DID: as if that number had been called.") @Nullable
        UUID did,

        @Pattern(regexp = "[+]?[0-9*#]{1,32}", message = "must be a number as a person would dial it")
        @Schema(description = "For EXTERNAL: as a person of the office would dial it.")
        @Nullable
        String number,

        @Schema(description = "For HANG_UP: what the caller is told.") @Nullable
        Cause cause) {

    /** What kind of thing it leads to. */
    enum Type {
        EXTENSION,
        RING_GROUP,
        QUEUE,
        IVR,
        VOICEMAIL,
        CONFERENCE,
        ANNOUNCEMENT,
        TIME_CONDITION,
        DID,
        EXTERNAL,
        HANG_UP
    }

    /** What a caller who is turned away is told. */
    enum Cause {
        NORMAL,
        BUSY,
        UNAVAILABLE,
        NOT_FOUND,
        DECLINED
    }

    /** Its id, for the types that lead to a row. */
    private static Target of(Type type, @Nullable UUID id) {
        return new Target(
                type,
                type == Type.EXTENSION || type == Type.VOICEMAIL ? id : null,
                type == Type.RING_GROUP ? id : null,
                type == Type.QUEUE ? id : null,
                type == Type.IVR ? id : null,
                type == Type.CONFERENCE ? id : null,
                type == Type.ANNOUNCEMENT ? id : null,
                type == Type.TIME_CONDITION ? id : null,
                type == Type.DID ? id : null,
                null,
                null);
    }

    static Target of(RouteTarget target) {
        return switch (target) {
            case RouteTarget.ToExtension(var to) -> of(Type.EXTENSION, to.value());
            case RouteTarget.ToVoicemail(var to) -> of(Type.VOICEMAIL, to.value());
            case RouteTarget.ToRingGroup(var to) -> of(Type.RING_GROUP, to.value());
            case RouteTarget.ToQueue(var to) -> of(Type.QUEUE, to.value());
            case RouteTarget.ToIvr(var to) -> of(Type.IVR, to.value());
            case RouteTarget.ToConference(var to) -> of(Type.CONFERENCE, to.value());
            case RouteTarget.ToAnnouncement(var to) -> of(Type.ANNOUNCEMENT, to.value());
            case RouteTarget.ToTimeCondition(var to) -> of(Type.TIME_CONDITION, to.value());
            case RouteTarget.ToDid(var to) -> of(Type.DID, to.value());
            case RouteTarget.ToExternal(var to) ->
                new Target(Type.EXTERNAL, null, null, null, null, null, null, null, null, to, null);
            case RouteTarget.HangUp(var why) ->
                new Target(
                        Type.HANG_UP, null, null, null, null, null, null, null, null, null, Cause.valueOf(why.name()));
        };
    }

    /** {@code paths} and those of the fields of targets at {@code targets}, which a patch may clear as its type changes. */
    static Set<String> clearable(Set<String> paths, String... targets) {
        var all = new HashSet<>(paths);
        for (String target : targets) {
            Arrays.stream(Target.class.getRecordComponents())
                    .map(RecordComponent::getName)
                    .filter(field -> !field.equals("type"))
                    .forEach(field -> all.add(target + "." + field));
        }
        return Set.copyOf(all);
    }

    static @Nullable Target ofNullable(@Nullable RouteTarget target) {
        return target == null ? null : of(target);
    }

    static @Nullable RouteTarget read(@Nullable Target target, String path) {
        return target == null ? null : target.toDomain(path);
    }

    /**
     * @param path of the target in the body, for messages
     * @throws ProblemException when its field is missing, or another is there
     */
    RouteTarget toDomain(String path) {
        RouteTarget target = switch (type) {
            case EXTENSION -> new RouteTarget.ToExtension(new ExtensionId(needed(path, "extension", extension)));
            case VOICEMAIL -> new RouteTarget.ToVoicemail(new ExtensionId(needed(path, "extension", extension)));
            case RING_GROUP -> new RouteTarget.ToRingGroup(new RingGroupId(needed(path, "ringGroup", ringGroup)));
            case QUEUE -> new RouteTarget.ToQueue(new QueueId(needed(path, "queue", queue)));
            case IVR -> new RouteTarget.ToIvr(new MenuId(needed(path, "ivr", ivr)));
            case CONFERENCE -> new RouteTarget.ToConference(new RoomId(needed(path, "conference", conference)));
            case ANNOUNCEMENT ->
                new RouteTarget.ToAnnouncement(new AnnouncementId(needed(path, "announcement", announcement)));
            case TIME_CONDITION ->
                new RouteTarget.ToTimeCondition(new TimeConditionId(needed(path, "timeCondition", timeCondition)));
            case DID -> new RouteTarget.ToDid(new DidId(needed(path, "did", did)));
            case EXTERNAL -> new RouteTarget.ToExternal(needed(path, "number", number));
            case HANG_UP ->
                new RouteTarget.HangUp(
                        RouteTarget.Cause.valueOf(needed(path, "cause", cause).name()));
        };
        refuseOthers(path, of(target));
        return target;
    }

    private <T> T needed(String path, String field, @Nullable T value) {
        if (value == null) {
            throw ProblemException.invalid(path + "." + field, "is required for " + type);
        }
        return value;
    }

    private void refuseOthers(String path, Target clean) {
        refuse(path + ".extension", extension, clean.extension);
        refuse(path + ".ringGroup", ringGroup, clean.ringGroup);
        refuse(path + ".queue", queue, clean.queue);
        refuse(path + ".ivr", ivr, clean.ivr);
        refuse(path + ".conference", conference, clean.conference);
        refuse(path + ".announcement", announcement, clean.announcement);
        refuse(path + ".timeCondition", timeCondition, clean.timeCondition);
        refuse(path + ".did", did, clean.did);
        refuse(path + ".number", number, clean.number);
        refuse(path + ".cause", cause, clean.cause);
    }

    private void refuse(String path, @Nullable Object given, @Nullable Object used) {
        if (!Objects.equals(given, used)) {
            throw ProblemException.invalid(path, "does not go with " + type + "; leave it out");
        }
    }
}
