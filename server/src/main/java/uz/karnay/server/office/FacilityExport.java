package uz.karnay.server.office;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.Announcement;
import uz.karnay.pbx.directory.CallQueue;
import uz.karnay.pbx.directory.ConferenceRoom;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.Facility;
import uz.karnay.pbx.directory.HolidayCalendar;
import uz.karnay.pbx.directory.Hours;
import uz.karnay.pbx.directory.InboundRule;
import uz.karnay.pbx.directory.Menu;
import uz.karnay.pbx.directory.RingGroup;
import uz.karnay.pbx.directory.Secret;
import uz.karnay.pbx.directory.TimeCondition;
import uz.karnay.pbx.directory.Trunk;

/** Writes ring groups, queues, menus and the like for an office file. */
final class FacilityExport {

    private final Directory directory;
    private final Labels labels;
    private final Concealed concealed;

    /** Decides whether a secret is written. */
    interface Concealed {
        @Nullable
        String text(Secret secret);
    }

    FacilityExport(Directory directory, Labels labels, Concealed concealed) {
        this.directory = directory;
        this.labels = labels;
        this.concealed = concealed;
    }

    Map<String, List<Map<String, Object>>> sections() {
        Map<String, List<Map<String, Object>>> sections = new LinkedHashMap<>();
        sections.put("ring-groups", rows(RingGroup.class, this::group));
        sections.put("queues", rows(CallQueue.class, this::queue));
        sections.put("menus", rows(Menu.class, this::menu));
        sections.put("announcements", rows(Announcement.class, this::announcement));
        sections.put("holiday-calendars", rows(HolidayCalendar.class, FacilityExport::calendar));
        sections.put("time-conditions", rows(TimeCondition.class, this::condition));
        sections.put("conference-rooms", rows(ConferenceRoom.class, this::room));
        sections.put(
                "inbound-rules",
                directory.inboundRules().stream()
                        .map(rule -> inbound(rule).keys())
                        .toList());
        return sections;
    }

    private <F extends Facility> List<Map<String, Object>> rows(Class<F> kind, Function<F, Section> section) {
        return directory.facilities(kind).stream()
                .sorted(Comparator.comparing(Facility::name))
                .map(row -> section.apply(row).keys())
                .toList();
    }

    private static Section named(Facility facility) {
        return new Section().put("name", facility.name()).put("number", facility.number());
    }

    private Section group(RingGroup group) {
        return named(group)
                .putWord("order", group.order())
                .put("members", labels.of(group.members()))
                .putTime("ring-time", group.ringTime())
                .put("caller-prefix", group.callerPrefix())
                .put("otherwise", labels.ofNullable(group.otherwise()))
                .putUnless("enabled", true, group.enabled());
    }

    private Section queue(CallQueue queue) {
        Map<String, String> keys = new LinkedHashMap<>();
        queue.overflow().keys().forEach(way -> keys.put(way.key(), labels.of(way.target())));
        return named(queue)
                .putWord("strategy", queue.strategy())
                .put("agents", queue.agents().stream().map(this::agent).toList())
                .putTime("ring", queue.timing().ring())
                .putTime("rest", queue.timing().rest())
                .putTime("wrap-up", queue.timing().wrapUp())
                .putTime("service-level", queue.timing().serviceLevel())
                .put("max-waiting", queue.entry().maxWaiting())
                .putTime("max-wait", queue.entry().maxWait())
                .putWord("join", queue.entry().join())
                .putUnless("leave-when-deserted", false, queue.entry().leaveWhenDeserted())
                .put("music", queue.voice().music())
                .putWording("greeting", queue.voice().greeting())
                .putTime("every", queue.voice().every())
                .putUnless("position", false, queue.voice().position())
                .putUnless("waiting-time", false, queue.voice().waitingTime())
                .putWording("reminder", queue.voice().reminder())
                .putWording("to-agent", queue.voice().toAgent())
                .put("full", labels.ofNullable(queue.overflow().full()))
                .put("timeout", labels.ofNullable(queue.overflow().timeout()))
                .put("deserted", labels.ofNullable(queue.overflow().deserted()))
                .put("keys", keys)
                .put("callback-key", queue.overflow().callbackKey())
                .put("priority", queue.priority())
                .putOn("record", queue.recorded())
                .putUnless("enabled", true, queue.enabled());
    }

    private String agent(CallQueue.Agent agent) {
        return labels.number(agent.extension())
                + (agent.tier() == 0 ? "" : " tier " + agent.tier())
                + (agent.skill() == 1 ? "" : " skill " + agent.skill())
                + (agent.always() ? " always" : "");
    }

    private Section menu(Menu menu) {
        Map<String, String> keys = new LinkedHashMap<>();
        menu.keys().forEach(key -> keys.put(key.key(), action(key.action())));
        return named(menu)
                .put(
                        "language",
                        menu.language() == null ? null : menu.language().code())
                .putWording("greeting", menu.greeting())
                .putWording("choices", menu.choices())
                .put("keys", keys)
                .putUnless("dial-extensions", false, menu.dialExtensions())
                .putTime("first-key", menu.patience().firstKey())
                .putTime("next-key", menu.patience().nextKey())
                .put("wrong", trouble(menu.wrong()))
                .put("silence", trouble(menu.silence()))
                .put("spot", List.of(menu.spot().x(), menu.spot().y()))
                .putUnless("enabled", true, menu.enabled());
    }

    private String action(Menu.Action action) {
        return switch (action) {
            case Menu.Action.GoTo(var target) -> labels.of(target);
            case Menu.Action.Back _ -> "back";
            case Menu.Action.Repeat _ -> "repeat";
            case Menu.Action.Choose(var language, var then) ->
                "language:" + language.code() + (then == null ? "" : " then " + labels.of(then));
        };
    }

    private Map<String, Object> trouble(Menu.Trouble trouble) {
        return new Section()
                .put("times", trouble.times())
                .putWording("wording", trouble.wording())
                .put("then", labels.ofNullable(trouble.then()))
                .keys();
    }

    private Section announcement(Announcement announcement) {
        return named(announcement)
                .putWording("wording", announcement.wording())
                .put("times", announcement.times())
                .putUnless("answered", true, announcement.answered())
                .put("then", labels.ofNullable(announcement.then()))
                .putUnless("enabled", true, announcement.enabled());
    }

    private static Section calendar(HolidayCalendar calendar) {
        Section section = named(calendar);
        section.keys()
                .put(
                        "days",
                        calendar.days().stream()
                                .map(day -> (day.year() == null ? "" : "%04d-".formatted(day.year()))
                                        + day.day().toString().substring(2) + " " + day.name())
                                .toList());
        return section;
    }

    private Section condition(TimeCondition condition) {
        return named(condition)
                .put(
                        "time-zone",
                        condition.zone() == null ? null : condition.zone().getId())
                .put(
                        "open",
                        condition.open().stream().map(FacilityExport::hours).toList())
                .put(
                        "exceptions",
                        condition.exceptions().stream()
                                .map(day ->
                                        (day.day() + " " + between(day.from(), day.to()) + " " + day.note()).strip())
                                .toList())
                .put(
                        "holidays",
                        condition.holidays() == null
                                ? null
                                : directory
                                        .calendar(condition.holidays())
                                        .map(HolidayCalendar::name)
                                        .orElse(null))
                .putWord("by-hand", condition.byHand())
                .put("when-open", labels.of(condition.whenOpen()))
                .put("when-closed", labels.of(condition.whenClosed()));
    }

    private static String between(@Nullable LocalTime from, @Nullable LocalTime to) {
        return from == null || to == null ? "closed" : from + "-" + to;
    }

    private static String hours(Hours hours) {
        return hours.days().stream().sorted().map(FacilityExport::day).collect(Collectors.joining(",")) + " "
                + hours.from() + "-" + hours.to();
    }

    private static String day(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private Section room(ConferenceRoom room) {
        return named(room)
                .put("pin", concealed.text(room.pin()))
                .put("moderator-pin", concealed.text(room.moderatorPin()))
                .putUnless("wait-for-moderator", false, room.waitForModerator())
                .putUnless("muted", false, room.muted())
                .putOn("record", room.recorded())
                .put("max-seats", room.maxSeats())
                .putUnless("enabled", true, room.enabled());
    }

    private Section inbound(InboundRule rule) {
        return named(rule)
                .put(
                        "did",
                        rule.did() == null
                                ? null
                                : directory
                                        .did(rule.did())
                                        .map(did -> did.number().value())
                                        .orElse(null))
                .put(
                        "trunk",
                        rule.trunk() == null
                                ? null
                                : directory.trunk(rule.trunk()).map(Trunk::name).orElse(null))
                .put("callers", rule.callers())
                .putUnless("anonymous", false, rule.anonymous())
                .put("target", labels.ofNullable(rule.target()))
                .putUnless("enabled", true, rule.enabled());
    }
}
