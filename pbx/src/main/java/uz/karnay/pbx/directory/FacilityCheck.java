package uz.karnay.pbx.directory;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import uz.karnay.pbx.directory.Findings.Row;
import uz.karnay.pbx.route.DialPattern;
import uz.karnay.pbx.route.NumberingPlan;

/** What must be true of one facility by itself. */
final class FacilityCheck {

    private static final int MAX_MEMBERS = 200;
    private static final int MAX_SEATS = 200;
    private static final int MAX_TIMES = 10;
    private static final int MAX_POSITION = 9_999;
    private static final int MAX_WEIGHT = 100;
    private static final int MAX_DAYS = 1_000;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Pattern NUMBER = Pattern.compile("[0-9]{2,8}");
    private static final Pattern KEY = Pattern.compile("[0-9*#]");
    private static final Pattern PIN = Pattern.compile("([0-9]{4,12})?");

    private final Row row;

    private FacilityCheck(Row row) {
        this.row = row;
    }

    static void check(Facility facility, Row row) {
        new FacilityCheck(row).check(facility);
    }

    private void check(Facility facility) {
        row.require(Syntax.isName(facility.name()), "name", "a name of 1 to 64 printable characters is needed");
        if (!facility.number().isEmpty()) {
            row.require(
                    NUMBER.matcher(facility.number()).matches(), "number", "a number in the office has 2 to 8 digits");
            row.require(
                    !NumberingPlan.EMERGENCY.contains(facility.number()),
                    "number",
                    facility.number() + " is an emergency number and must reach the emergency service");
        }
        facility.exits().forEach(exit -> TargetCheck.check(exit.target(), exit.field(), row));
        switch (facility) {
            case RingGroup group -> checkGroup(group);
            case CallQueue queue -> checkQueue(queue);
            case Menu menu -> checkMenu(menu);
            case Announcement announcement -> checkAnnouncement(announcement);
            case TimeCondition condition -> checkCondition(condition);
            case HolidayCalendar calendar -> checkCalendar(calendar);
            case ConferenceRoom room -> checkRoom(room);
            case InboundRule rule -> checkRule(rule);
        }
    }

    private void checkGroup(RingGroup group) {
        between(group.ringTime(), SECOND, TEN_MINUTES, "ringTime", "1 second to 10 minutes");
        atMost(group.members(), MAX_MEMBERS, "members");
        row.require(
                group.callerPrefix().length() <= 16 && Syntax.isPrintable(group.callerPrefix()),
                "callerPrefix",
                "at most 16 printable characters");
        MemberCheck.check(group.members(), "members", row);
    }

    private void checkQueue(CallQueue queue) {
        atMost(queue.agents(), MAX_MEMBERS, "agents");
        var known = new HashSet<ExtensionId>();
        for (int i = 0; i < queue.agents().size(); i++) {
            CallQueue.Agent agent = queue.agents().get(i);
            String field = "agents[" + i + "]";
            row.require(known.add(agent.extension()), field + ".extension", "it stands there twice");
            within(agent.tier(), 0, MAX_WEIGHT, field + ".tier");
            within(agent.skill(), 1, MAX_WEIGHT, field + ".skill");
        }
        checkTiming(queue.timing());
        within(queue.entry().maxWaiting(), 1, 10_000, "entry.maxWaiting");
        between(queue.entry().maxWait(), Duration.ZERO, DAY, "entry.maxWait", "0 for no limit, up to a day");
        within(queue.priority(), 0, MAX_WEIGHT, "priority");
        Duration every = queue.voice().every();
        row.require(
                every.isZero() || every.compareTo(Duration.ofSeconds(10)) >= 0 && every.compareTo(DAY) <= 0,
                "voice.every",
                "0 for none, or at least 10 seconds");
        checkSounds(queue.voice().greeting(), "voice.greeting");
        checkSounds(queue.voice().reminder(), "voice.reminder");
        checkSounds(queue.voice().toAgent(), "voice.toAgent");
        checkWays(queue.overflow());
    }

    private void checkTiming(CallQueue.Timing timing) {
        between(timing.ring(), SECOND, TEN_MINUTES, "timing.ring", "1 second to 10 minutes");
        between(timing.rest(), Duration.ZERO, TEN_MINUTES, "timing.rest", "0 to 10 minutes");
        between(timing.wrapUp(), Duration.ZERO, Duration.ofHours(1), "timing.wrapUp", "0 to an hour");
        between(timing.serviceLevel(), SECOND, Duration.ofHours(1), "timing.serviceLevel", "1 second to an hour");
    }

    private void checkWays(CallQueue.Overflow overflow) {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < overflow.keys().size(); i++) {
            checkKey(overflow.keys().get(i).key(), keys, "overflow.keys[" + i + "].key");
        }
        if (!overflow.callbackKey().isEmpty()) {
            checkKey(overflow.callbackKey(), keys, "overflow.callbackKey");
        }
    }

    private void checkMenu(Menu menu) {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < menu.keys().size(); i++) {
            checkKey(menu.keys().get(i).key(), keys, "keys[" + i + "].key");
        }
        checkSounds(menu.greeting(), "greeting");
        checkSounds(menu.choices(), "choices");
        checkTrouble(menu.wrong(), "wrong");
        checkTrouble(menu.silence(), "silence");
        Duration minute = Duration.ofMinutes(1);
        between(menu.patience().firstKey(), SECOND, minute, "patience.firstKey", "1 to 60 seconds");
        between(menu.patience().nextKey(), SECOND, minute, "patience.nextKey", "1 to 60 seconds");
    }

    private void checkTrouble(Menu.Trouble trouble, String field) {
        within(trouble.times(), 0, MAX_TIMES, field + ".times");
        checkSounds(trouble.wording(), field + ".wording");
    }

    private void checkAnnouncement(Announcement announcement) {
        row.require(!announcement.wording().isEmpty(), "wording", "a sound in at least one language is needed");
        checkSounds(announcement.wording(), "wording");
        within(announcement.times(), 1, MAX_TIMES, "times");
    }

    private void checkCondition(TimeCondition condition) {
        atMost(condition.open(), MAX_MEMBERS, "open");
        atMost(condition.exceptions(), MAX_DAYS, "exceptions");
        for (int i = 0; i < condition.open().size(); i++) {
            Hours hours = condition.open().get(i);
            row.require(!hours.days().isEmpty(), "open[" + i + "].days", "at least one day of the week is needed");
        }
        var days = new HashSet<Object>();
        for (int i = 0; i < condition.exceptions().size(); i++) {
            TimeCondition.SpecialDay day = condition.exceptions().get(i);
            String field = "exceptions[" + i + "]";
            row.require(days.add(day.day()), field + ".day", "that day stands there twice");
            row.require(
                    (day.from() == null) == (day.to() == null), field + ".to", "both times, or none: closed all day");
        }
    }

    private void checkCalendar(HolidayCalendar calendar) {
        atMost(calendar.days(), MAX_DAYS, "days");
        for (int i = 0; i < calendar.days().size(); i++) {
            HolidayCalendar.Holiday day = calendar.days().get(i);
            row.require(Syntax.isName(day.name()), "days[" + i + "].name", "1 to 64 printable characters are needed");
            row.require(
                    day.year() == null || day.day().isValidYear(day.year()),
                    "days[" + i + "].day",
                    "there is no such day in that year");
        }
    }

    private void checkRoom(ConferenceRoom room) {
        within(room.maxSeats(), 2, MAX_SEATS, "maxSeats");
        checkPin(room.pin(), "pin");
        checkPin(room.moderatorPin(), "moderatorPin");
        row.require(
                room.pin().isEmpty() || !room.pin().equals(room.moderatorPin()),
                "moderatorPin",
                "it must differ from the PIN of the others");
        row.require(
                !room.waitForModerator() || !room.moderatorPin().isEmpty(),
                "moderatorPin",
                "without it no moderator would ever come");
    }

    private void checkRule(InboundRule rule) {
        within(rule.position(), 0, MAX_POSITION, "position");
        atMost(rule.callers(), MAX_DAYS, "callers");
        row.require(
                !rule.anonymous() || rule.callers().isEmpty(), "callers", "a rule for callers without number has none");
        for (int i = 0; i < rule.callers().size(); i++) {
            checkPattern(rule.callers().get(i), "callers[" + i + "]");
        }
    }

    private void checkPattern(String pattern, String field) {
        try {
            DialPattern.parse(pattern);
        } catch (IllegalArgumentException wrong) {
            row.add(field, String.valueOf(wrong.getMessage()));
        }
    }

    private void checkPin(Secret pin, String field) {
        row.require(PIN.matcher(pin.reveal()).matches(), field, "a PIN has 4 to 12 digits");
    }

    private void checkKey(String key, Set<String> known, String field) {
        row.require(KEY.matcher(key).matches(), field, "one of 0-9 * #");
        row.require(known.add(key), field, "that key stands there twice");
    }

    private void checkSounds(Wording wording, String field) {
        wording.sounds()
                .forEach((language, sound) -> row.require(
                        !sound.isBlank() && sound.length() <= 64 && Syntax.isPrintable(sound),
                        field + "." + language.code(),
                        "the name of a sound is needed"));
    }

    private void between(Duration value, Duration least, Duration most, String field, String allowed) {
        row.require(
                value.compareTo(least) >= 0 && value.compareTo(most) <= 0, field + "Seconds", allowed + " are allowed");
    }

    private void within(int value, int least, int most, String field) {
        row.require(value >= least && value <= most, field, least + " to " + most + " is allowed");
    }

    private void atMost(List<?> values, int most, String field) {
        row.require(values.size() <= most, field, "at most " + most + " are allowed");
    }
}
