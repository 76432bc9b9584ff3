package uz.karnay.store;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import uz.karnay.pbx.directory.Announcement;
import uz.karnay.pbx.directory.AnnouncementId;
import uz.karnay.pbx.directory.CalendarId;
import uz.karnay.pbx.directory.CallQueue;
import uz.karnay.pbx.directory.ConferenceRoom;
import uz.karnay.pbx.directory.Facility;
import uz.karnay.pbx.directory.Forwarding;
import uz.karnay.pbx.directory.Handling;
import uz.karnay.pbx.directory.HolidayCalendar;
import uz.karnay.pbx.directory.Hours;
import uz.karnay.pbx.directory.InboundRule;
import uz.karnay.pbx.directory.InboundRuleId;
import uz.karnay.pbx.directory.Mailbox;
import uz.karnay.pbx.directory.Menu;
import uz.karnay.pbx.directory.MenuId;
import uz.karnay.pbx.directory.Permission;
import uz.karnay.pbx.directory.QueueId;
import uz.karnay.pbx.directory.RingGroup;
import uz.karnay.pbx.directory.RingGroupId;
import uz.karnay.pbx.directory.RoomId;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.directory.Secret;
import uz.karnay.pbx.directory.TimeCondition;
import uz.karnay.pbx.directory.TimeConditionId;
import uz.karnay.pbx.directory.Wording;
import uz.karnay.pbx.speech.Language;

/** One facility of each kind, with something in every field. */
final class Facilities {

    static final Handling HANDLING = new Handling(
            new Forwarding(
                    new RouteTarget.ToExternal("901234567"),
                    new RouteTarget.ToVoicemail(Office.ALICE.id()),
                    new RouteTarget.ToExtension(Office.BOB.id()),
                    null,
                    ofSeconds(20),
                    List.of(new RingGroup.Member(new RouteTarget.ToExternal("901234567"), ofSeconds(5)))),
            true,
            false,
            new Mailbox(true, Secret.of("4711"), "alice@example.uz", true),
            Set.of(Permission.INTERNAL),
            Secret.of("1234"),
            "sales");

    private static final Wording WORDING = new Wording(Map.of(Language.UZ, "salom", Language.RU, "privet"));
    private static final RouteTarget ALICE = new RouteTarget.ToExtension(Office.ALICE.id());
    private static final RingGroup SALES = new RingGroup(
            new RingGroupId(Office.id(900)),
            "Sales",
            "600",
            RingGroup.Order.RANDOM,
            List.of(new RingGroup.Member(ALICE, ofSeconds(3))),
            ofSeconds(30),
            "S:",
            new RouteTarget.HangUp(RouteTarget.Cause.BUSY),
            true);
    private static final CallQueue SUPPORT = new CallQueue(
            new QueueId(Office.id(901)),
            "Support",
            "700",
            CallQueue.Strategy.WEIGHTED,
            List.of(new CallQueue.Agent(Office.ALICE.id(), 1, 50, true)),
            new CallQueue.Timing(ofSeconds(15), ofSeconds(5), ofSeconds(10), ofSeconds(20)),
            new CallQueue.Entry(20, ofMinutes(10), CallQueue.Join.WITH_AGENTS, true),
            new CallQueue.Voice("music", WORDING, ofMinutes(1), true, true, Wording.NONE, WORDING),
            new CallQueue.Overflow(
                    null, ALICE, ALICE, List.of(new CallQueue.Way("1", new RouteTarget.ToRingGroup(SALES.id()))), "2"),
            5,
            true,
            true);
    private static final Menu MAIN = new Menu(
            new MenuId(Office.id(902)),
            "Main",
            "800",
            Language.RU,
            WORDING,
            WORDING,
            List.of(
                    new Menu.Key("1", new Menu.Action.GoTo(new RouteTarget.ToQueue(SUPPORT.id()))),
                    new Menu.Key("2", new Menu.Action.Choose(Language.EN, null)),
                    new Menu.Key("*", new Menu.Action.Back()),
                    new Menu.Key("#", new Menu.Action.Repeat())),
            true,
            new Menu.Patience(ofSeconds(5), ofSeconds(2)),
            new Menu.Trouble(2, WORDING, ALICE),
            new Menu.Trouble(1, Wording.NONE, null),
            new Menu.Spot(-10, 20),
            3,
            true);
    private static final HolidayCalendar HOLIDAYS = new HolidayCalendar(
            new CalendarId(Office.id(903)),
            "Holidays",
            Stream.concat(
                            HolidayCalendar.ofUzbekistan().stream(),
                            Stream.of(new HolidayCalendar.Holiday("Hayit", MonthDay.of(2, 29), 2028)))
                    .toList());
    private static final TimeCondition DAY = new TimeCondition(
            new TimeConditionId(Office.id(904)),
            "Day",
            "801",
            ZoneId.of("Asia/Samarkand"),
            List.of(new Hours(Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(9, 0), LocalTime.MIDNIGHT)),
            List.of(new TimeCondition.SpecialDay(
                    LocalDate.of(2026, 12, 31), LocalTime.of(9, 0), LocalTime.NOON, "eve")),
            HOLIDAYS.id(),
            TimeCondition.ByHand.CLOSED,
            new RouteTarget.ToIvr(MAIN.id()),
            new RouteTarget.ToAnnouncement(new AnnouncementId(Office.id(905))));

    private Facilities() {}

    static List<Facility> all() {
        return List.of(
                SALES,
                SUPPORT,
                MAIN,
                HOLIDAYS,
                DAY,
                new Announcement(new AnnouncementId(Office.id(905)), "Closed", "", WORDING, 2, true, ALICE, true),
                new ConferenceRoom(
                        new RoomId(Office.id(906)),
                        "Board",
                        "900",
                        Secret.of("1111"),
                        Secret.of("2222"),
                        true,
                        false,
                        true,
                        20,
                        true),
                new InboundRule(
                        new InboundRuleId(Office.id(907)),
                        1,
                        "Pests",
                        Office.DID.id(),
                        Office.BELL.id(),
                        List.of("99890XXXXXXX"),
                        false,
                        new RouteTarget.HangUp(RouteTarget.Cause.DECLINED),
                        true));
    }
}
