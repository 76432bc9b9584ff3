package uz.karnay.pbx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofSeconds;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.Announcement;
import uz.karnay.pbx.directory.AnnouncementId;
import uz.karnay.pbx.directory.CalendarId;
import uz.karnay.pbx.directory.CallQueue;
import uz.karnay.pbx.directory.ConferenceRoom;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.HolidayCalendar;
import uz.karnay.pbx.directory.Hours;
import uz.karnay.pbx.directory.InboundRule;
import uz.karnay.pbx.directory.InboundRuleId;
import uz.karnay.pbx.directory.Menu;
import uz.karnay.pbx.directory.MenuId;
import uz.karnay.pbx.directory.QueueId;
import uz.karnay.pbx.directory.RingGroup;
import uz.karnay.pbx.directory.RingGroup.Member;
import uz.karnay.pbx.directory.RingGroup.Order;
import uz.karnay.pbx.directory.RingGroupId;
import uz.karnay.pbx.directory.RoomId;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.directory.Secret;
import uz.karnay.pbx.directory.TimeCondition;
import uz.karnay.pbx.directory.TimeConditionId;
import uz.karnay.pbx.directory.Wording;
import uz.karnay.pbx.speech.Language;

/** Groups, queues, menus and the like, with nothing in them that a test does not ask for. */
public final class Facilities {

    private Facilities() {}

    public static RingGroup group(
            String name, String number, Order order, @Nullable RouteTarget otherwise, Member... members) {
        return new RingGroup(
                new RingGroupId(id(name)), name, number, order, List.of(members), ofSeconds(20), "", otherwise, true);
    }

    public static Member member(Extension extension, int delaySeconds) {
        return new Member(new RouteTarget.ToExtension(extension.id()), ofSeconds(delaySeconds));
    }

    public static CallQueue queue(String name, String number, @Nullable RouteTarget timeout, Extension... agents) {
        return new CallQueue(
                new QueueId(id(name)),
                name,
                number,
                CallQueue.Strategy.LONGEST_IDLE,
                Arrays.stream(agents)
                        .map(agent -> new CallQueue.Agent(agent.id(), 0, 1, true))
                        .toList(),
                new CallQueue.Timing(ofSeconds(15), ofSeconds(5), ofSeconds(10), ofSeconds(20)),
                new CallQueue.Entry(20, Duration.ofMinutes(5), CallQueue.Join.ALWAYS, false),
                new CallQueue.Voice("", Wording.NONE, Duration.ZERO, false, false, Wording.NONE, Wording.NONE),
                new CallQueue.Overflow(null, timeout, null, List.of(), ""),
                0,
                false,
                true);
    }

    public static Menu menu(String name, String number, @Nullable RouteTarget silence, Menu.Key... keys) {
        return new Menu(
                new MenuId(id(name)),
                name,
                number,
                null,
                said("welcome"),
                said("choose"),
                List.of(keys),
                false,
                new Menu.Patience(ofSeconds(5), ofSeconds(3)),
                new Menu.Trouble(2, Wording.NONE, null),
                new Menu.Trouble(1, Wording.NONE, silence),
                new Menu.Spot(0, 0),
                1,
                true);
    }

    public static Menu.Key key(String key, RouteTarget target) {
        return new Menu.Key(key, new Menu.Action.GoTo(target));
    }

    public static Announcement announcement(String name, @Nullable RouteTarget then) {
        return new Announcement(new AnnouncementId(id(name)), name, "", said(name), 2, true, then, true);
    }

    /** Monday to Friday, 9 to 18. */
    public static TimeCondition weekdays(String name, RouteTarget whenOpen, RouteTarget whenClosed) {
        return weekdays(name, null, whenOpen, whenClosed);
    }

    public static TimeCondition weekdays(
            String name, @Nullable HolidayCalendar holidays, RouteTarget whenOpen, RouteTarget whenClosed) {
        return new TimeCondition(
                new TimeConditionId(id(name)),
                name,
                "",
                null,
                List.of(new Hours(
                        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(9, 0), LocalTime.of(18, 0))),
                List.of(),
                holidays == null ? null : holidays.id(),
                TimeCondition.ByHand.NONE,
                whenOpen,
                whenClosed);
    }

    public static HolidayCalendar holidays() {
        return new HolidayCalendar(new CalendarId(id("holidays")), "Holidays", HolidayCalendar.ofUzbekistan());
    }

    public static ConferenceRoom room(String name, String number) {
        return new ConferenceRoom(
                new RoomId(id(name)), name, number, Secret.of(""), Secret.of(""), false, false, false, 20, true);
    }

    public static InboundRule inbound(
            int position, boolean anonymous, @Nullable RouteTarget target, String... callers) {
        return new InboundRule(
                new InboundRuleId(id("inbound " + position)),
                position,
                "inbound " + position,
                null,
                null,
                List.of(callers),
                anonymous,
                target,
                true);
    }

    public static Wording said(String sound) {
        return new Wording(Map.of(Language.UZ, sound + "-uz", Language.RU, sound + "-ru"));
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
