package uz.karnay.server.office;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.Facility;
import uz.karnay.pbx.directory.FacilityId;
import uz.karnay.pbx.directory.RingGroup.Member;
import uz.karnay.pbx.directory.RouteTarget;

/** How the rows of a directory are called in an office file: the other way round than {@link Names}. */
final class Labels {

    private final Directory directory;

    Labels(Directory directory) {
        this.directory = directory;
    }

    @Nullable
    String ofNullable(@Nullable RouteTarget target) {
        return target == null ? null : of(target);
    }

    /** {@code queue:Support}. */
    String of(RouteTarget target) {
        return switch (target) {
            case RouteTarget.ToExtension(var id) -> "extension:" + number(id);
            case RouteTarget.ToVoicemail(var id) -> "voicemail:" + number(id);
            case RouteTarget.ToRingGroup(var id) -> "ring-group:" + name(id);
            case RouteTarget.ToQueue(var id) -> "queue:" + name(id);
            case RouteTarget.ToIvr(var id) -> "menu:" + name(id);
            case RouteTarget.ToConference(var id) -> "conference:" + name(id);
            case RouteTarget.ToAnnouncement(var id) -> "announcement:" + name(id);
            case RouteTarget.ToTimeCondition(var id) -> "time-condition:" + name(id);
            case RouteTarget.ToDid(var id) ->
                "did:" + directory.did(id).map(did -> did.number().value()).orElse("");
            case RouteTarget.ToExternal(var number) -> "external:" + number;
            case RouteTarget.HangUp(var cause) -> "hang-up:" + Words.word(cause);
        };
    }

    /** {@code 200}, {@code 901234567 after 10s}. */
    List<String> of(List<Member> members) {
        return members.stream().map(this::of).toList();
    }

    private String of(Member member) {
        String number = switch (member.target()) {
            case RouteTarget.ToExtension(var id) -> number(id);
            case RouteTarget.ToExternal(var dialled) -> dialled.replaceAll("\\s", "");
            case RouteTarget other -> of(other);
        };
        return member.delay().isZero()
                ? number
                : number + " after " + member.delay().toSeconds() + "s";
    }

    String number(ExtensionId id) {
        return directory.extension(id).map(Extension::number).orElse("");
    }

    private String name(FacilityId id) {
        Optional<Facility> facility = directory.facility(id);
        return facility.map(Facility::name).orElse("");
    }
}
