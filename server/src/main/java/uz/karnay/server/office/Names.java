package uz.karnay.server.office;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;
import uz.karnay.pbx.Uuid7;
import uz.karnay.pbx.directory.AnnouncementId;
import uz.karnay.pbx.directory.CalendarId;
import uz.karnay.pbx.directory.DidId;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.FacilityId;
import uz.karnay.pbx.directory.InboundRuleId;
import uz.karnay.pbx.directory.MenuId;
import uz.karnay.pbx.directory.QueueId;
import uz.karnay.pbx.directory.RingGroupId;
import uz.karnay.pbx.directory.RoomId;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.directory.TimeConditionId;

/** What the rows of an office file are called, and so how one leads to another: {@code queue:Support}. */
final class Names {

    private final Clock clock;
    private final Entropy entropy;
    private final Map<String, UUID> ids = new HashMap<>();

    Names(Clock clock, Entropy entropy) {
        this.clock = clock;
        this.entropy = entropy;
    }

    /** Rows that are there already keep their ids. */
    void know(Directory directory) {
        directory
                .extensions()
                .forEach(each -> ids.put("extension:" + each.number(), each.id().value()));
        directory
                .trunks()
                .forEach(each -> ids.put("trunk:" + each.name(), each.id().value()));
        directory
                .dids()
                .forEach(each -> ids.put("did:" + each.number(), each.id().value()));
        directory
                .dialRules()
                .forEach(each -> ids.put("dial-rule:" + each.name(), each.id().value()));
        directory
                .facilities()
                .forEach(each ->
                        ids.put(kind(each.id()) + ":" + each.name(), each.id().value()));
    }

    private static String kind(FacilityId id) {
        return switch (id) {
            case RingGroupId _ -> "ring-group";
            case QueueId _ -> "queue";
            case MenuId _ -> "menu";
            case AnnouncementId _ -> "announcement";
            case TimeConditionId _ -> "time-condition";
            case CalendarId _ -> "holiday-calendar";
            case RoomId _ -> "conference";
            case InboundRuleId _ -> "inbound-rule";
        };
    }

    /** Forgets a name, so that the next row that is called so is another. */
    void forget(String kind, String name) {
        ids.remove(kind + ":" + name);
    }

    /** The id of the row that is called so; made when it is met first. */
    UUID add(String kind, String name) {
        return ids.computeIfAbsent(kind + ":" + name, _ -> Uuid7.next(clock, entropy));
    }

    /** @throws IllegalArgumentException when nothing is called so */
    UUID known(String kind, String name) {
        UUID id = ids.get(kind + ":" + name);
        if (id == null) {
            throw new IllegalArgumentException(kind + ": nothing is named '" + name + "'");
        }
        return id;
    }

    boolean isExtension(String number) {
        return ids.containsKey("extension:" + number);
    }

    @Nullable
    RouteTarget targetOrNull(String key, @Nullable String text) {
        return text == null ? null : target(key, text);
    }

    /** @throws IllegalArgumentException naming {@code key} when it leads nowhere */
    RouteTarget target(String key, String text) {
        try {
            int colon = text.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException("expected KIND:NAME, such as extension:200 or queue:Support");
            }
            return target(
                    text.substring(0, colon).strip(), text.substring(colon + 1).strip(), text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + " cannot be '" + text + "': " + e.getMessage(), e);
        }
    }

    private RouteTarget target(String kind, String name, String text) {
        return switch (kind) {
            case "extension" -> new RouteTarget.ToExtension(new ExtensionId(known(kind, name)));
            case "voicemail" -> new RouteTarget.ToVoicemail(new ExtensionId(known("extension", name)));
            case "ring-group" -> new RouteTarget.ToRingGroup(new RingGroupId(known(kind, name)));
            case "queue" -> new RouteTarget.ToQueue(new QueueId(known(kind, name)));
            case "menu" -> new RouteTarget.ToIvr(new MenuId(known(kind, name)));
            case "conference" -> new RouteTarget.ToConference(new RoomId(known(kind, name)));
            case "announcement" -> new RouteTarget.ToAnnouncement(new AnnouncementId(known(kind, name)));
            case "time-condition" -> new RouteTarget.ToTimeCondition(new TimeConditionId(known(kind, name)));
            case "did" ->
                new RouteTarget.ToDid(new DidId(known(kind, Words.number(name).value())));
            case "external" -> new RouteTarget.ToExternal(name);
            case "hang-up" ->
                new RouteTarget.HangUp(Words.choice(RouteTarget.Cause.class).apply(name));
            default ->
                throw new IllegalArgumentException(
                        "expected extension, voicemail, ring-group, queue, menu, conference, announcement,"
                                + " time-condition, did, external or hang-up before the colon of " + text);
        };
    }
}
