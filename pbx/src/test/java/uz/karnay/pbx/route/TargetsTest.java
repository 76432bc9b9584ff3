package uz.karnay.pbx.route;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static uz.karnay.pbx.Facilities.announcement;
import static uz.karnay.pbx.Facilities.group;
import static uz.karnay.pbx.Facilities.holidays;
import static uz.karnay.pbx.Facilities.inbound;
import static uz.karnay.pbx.Facilities.key;
import static uz.karnay.pbx.Facilities.member;
import static uz.karnay.pbx.Facilities.menu;
import static uz.karnay.pbx.Facilities.queue;
import static uz.karnay.pbx.Facilities.room;
import static uz.karnay.pbx.Facilities.weekdays;
import static uz.karnay.pbx.Office.ALICE;
import static uz.karnay.pbx.Office.BELL;
import static uz.karnay.pbx.Office.BOB;
import static uz.karnay.pbx.Office.did;
import static uz.karnay.pbx.Office.extension;
import static uz.karnay.pbx.Office.rule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.pbx.MemoryBindings;
import uz.karnay.pbx.Office;
import uz.karnay.pbx.call.CallerId;
import uz.karnay.pbx.call.DialTarget;
import uz.karnay.pbx.call.IncomingCall;
import uz.karnay.pbx.call.IncomingCall.Origin;
import uz.karnay.pbx.call.Refusal;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.Feature;
import uz.karnay.pbx.directory.FeatureCodes;
import uz.karnay.pbx.directory.Forwarding;
import uz.karnay.pbx.directory.Handling;
import uz.karnay.pbx.directory.Mailbox;
import uz.karnay.pbx.directory.Parking;
import uz.karnay.pbx.directory.Permission;
import uz.karnay.pbx.directory.RingGroup.Member;
import uz.karnay.pbx.directory.RingGroup.Order;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.directory.Secret;
import uz.karnay.pbx.directory.Settings;
import uz.karnay.pbx.registration.Bindings;
import uz.karnay.pbx.route.Route.NoRoute;
import uz.karnay.pbx.route.Route.Onward;
import uz.karnay.pbx.route.Route.RingStep;
import uz.karnay.pbx.route.Route.RunScript;
import uz.karnay.pbx.route.Route.TryLines;
import uz.karnay.pbx.script.ScriptPlan;

class TargetsTest {

    private static final Extension CAROL = extension("300", "Carol");
    private static final Extension DAVE = extension("400", "Dave");
    private static final RouteTarget TO_BOB = new RouteTarget.ToExtension(BOB.id());
    private static final RouteTarget TO_CAROL = new RouteTarget.ToExtension(CAROL.id());
    private static final RouteTarget BUSY = new RouteTarget.HangUp(RouteTarget.Cause.BUSY);
    private static final String CALLED = "998785553322";

    private final VirtualTime time = new VirtualTime(1);
    private final Set<ExtensionId> busy = new HashSet<>();
    private final Bindings bindings = new Bindings(
            new MemoryBindings()
                    .holding(BOB, 6060, time.now().plus(Duration.ofHours(1)))
                    .holding(CAROL, 6061, time.now().plus(Duration.ofHours(1)))
                    .holding(DAVE, 6062, time.now().plus(Duration.ofHours(1))),
            time);
    private Instant now = time.now();

    private Moment moment() {
        return new Moment(bindings::of, now, time.entropy(), busy::contains);
    }

    private Route dial(Directory directory, Extension from, String dialled) {
        Extension known = directory.extension(from.id()).orElseThrow();
        var call = new IncomingCall(new Origin.FromExtension(known), dialled, new CallerId("", ""), "a test");
        return Switchboard.route(directory, call, moment());
    }

    private Route dial(Object... rows) {
        return dial(Office.with(rows), ALICE, "200");
    }

    private Route fromOutside(Directory directory, String caller) {
        var call = new IncomingCall(new Origin.FromTrunk(BELL), CALLED, new CallerId(caller, ""), "a test");
        return Switchboard.route(directory, call, moment());
    }

    /** The reception's number leads to {@code target}. */
    private Route fromOutside(RouteTarget target, Object... rows) {
        var all = new ArrayList<>(List.of(rows));
        all.add(did("+" + CALLED, target));
        return fromOutside(Office.with(all.toArray()), "998901234567");
    }

    private static Extension forwarding(Extension extension, Forwarding forwarding) {
        return extension.with(Handling.USUAL.with(forwarding));
    }

    private static Extension withMailbox(Extension extension) {
        return extension.with(Handling.USUAL.with(new Mailbox(true, Secret.of("1"), "", false)));
    }

    private static List<String> reasons(Route route) {
        return route.reasons().stream()
                .map(reason -> reason.what() + ": " + reason.why())
                .toList();
    }

    /** Each step as {@code after+lasts numbers}. */
    private static List<String> steps(Route route) {
        assertThat(route).isInstanceOf(Route.Ring.class);
        return ((Route.Ring) route).steps().stream().map(TargetsTest::step).toList();
    }

    private static String step(RingStep step) {
        var numbers = new ArrayList<String>();
        step.targets().forEach(target -> numbers.add(target.label().replaceAll(" at .*", "")));
        step.lines().forEach(line -> numbers.add(line.line().label()));
        return step.after().toSeconds() + "+" + step.lasts().toSeconds() + " " + String.join(" ", numbers);
    }

    private static void assertRefused(Route route, Refusal refusal, String why) {
        assertThat(route).isInstanceOfSatisfying(NoRoute.class, none -> {
            assertThat(none.refusal()).isEqualTo(refusal);
            assertThat(none.reasons().getLast().why()).contains(why);
        });
    }

    private static ScriptPlan plan(Route route) {
        assertThat(route).isInstanceOf(RunScript.class);
        return ((RunScript) route).plan();
    }

    @Test
    void aGroupRingsTogetherEachMemberAfterItsDelay() {
        var sales = group("Sales", "600", Order.ALL, BUSY, member(BOB, 0), member(CAROL, 0), member(DAVE, 5));
        Route route = dial(Office.with(CAROL, DAVE, sales), ALICE, "600");
        assertThat(steps(route)).containsExactly("0+20 200 300", "5+15 400");
        assertThat(((Route.Ring) route).onward()).isEqualTo(new Onward(BUSY, BUSY, BUSY));
        assertThat(reasons(route)).contains("ring group Sales: dialled 600");
    }

    @Test
    void aGroupRingsInOrderAndPassesOverWhoCannotBeRung() {
        var sales = group("Sales", "600", Order.IN_ORDER, null, member(BOB, 0), member(ALICE, 0), member(CAROL, 0));
        assertThat(steps(dial(Office.with(CAROL, sales), ALICE, "600"))).containsExactly("0+20 200", "20+20 300");
    }

    @Test
    void aGroupAtRandomRingsEachOfItsMembersInDifferentOrders() {
        var sales = group("Sales", "600", Order.RANDOM, null, member(BOB, 0), member(CAROL, 0), member(DAVE, 0));
        Directory directory = Office.with(CAROL, DAVE, sales);
        var orders = new HashSet<List<String>>();
        for (int i = 0; i < 100; i++) {
            orders.add(steps(dial(directory, ALICE, "600")).stream()
                    .map(step -> step.substring(step.indexOf(' ') + 1))
                    .toList());
        }
        assertThat(orders)
                .hasSize(6)
                .allSatisfy(order -> assertThat(order).containsExactlyInAnyOrder("200", "300", "400"));
    }

    @Test
    void aGroupMayRingNumbersOutside() {
        var mobile = new Member(new RouteTarget.ToExternal("901234567"), ofSeconds(5));
        var sales = group("Sales", "600", Order.ALL, null, member(BOB, 0), mobile);
        Route route = dial(Office.with(rule(1, "9XXXXXXXX", BELL), sales), ALICE, "600");
        assertThat(steps(route)).containsExactly("0+20 200", "5+15 998901234567 over bell");
        assertThat(((Route.Ring) route)
                        .steps()
                        .getLast()
                        .lines()
                        .getFirst()
                        .callerId()
                        .number())
                .isEqualTo("+998785553322");
    }

    @Test
    void aGroupOfNobodyGoesOnAtOnce() {
        var sales = group("Sales", "600", Order.ALL, TO_BOB, member(ALICE, 0));
        Route route = dial(Office.with(sales), ALICE, "600");
        assertThat(steps(route)).containsExactly("0+60 200");
        assertThat(reasons(route)).contains("extension 200: ring group Sales: none of its members can be rung");
    }

    @Test
    void forwardsAllCallsWithoutRinging() {
        Route route = dial(CAROL, forwarding(BOB, Forwarding.NONE.always(TO_CAROL)));
        assertThat(steps(route)).containsExactly("0+60 300");
        assertThat(reasons(route)).contains("extension 300: extension 200 forwards all its calls");
    }

    @Test
    void forwardsOutsideOnlyAsFarAsItsOwnerMayCall() {
        var abroad = Forwarding.NONE.always(new RouteTarget.ToExternal("0044 20 7123 4567"));
        var mobile = Forwarding.NONE.always(new RouteTarget.ToExternal("901234567"));
        var rules = rule(1, ".", BELL);
        assertRefused(dial(rules, forwarding(BOB, abroad)), Refusal.FORBIDDEN, "200 may not make international calls");
        assertThat(dial(rules, forwarding(BOB, mobile))).isInstanceOf(TryLines.class);
    }

    @Test
    void goesOnWhenBusyUnansweredOrUnregistered() {
        var everywhere = new Forwarding(null, BUSY, TO_CAROL, TO_BOB, ofSeconds(15), List.of());
        Route route = dial(CAROL, forwarding(BOB, everywhere));
        assertThat(steps(route)).containsExactly("0+15 200");
        assertThat(((Route.Ring) route).onward()).isEqualTo(new Onward(BUSY, TO_CAROL, TO_BOB));
        Route unregistered = dial(Office.with(forwarding(ALICE, everywhere)), BOB, "100");
        assertThat(steps(unregistered)).containsExactly("0+60 200");
    }

    @Test
    void whoHasAMailboxGetsAMessageWhenNothingElseIsSaid() {
        assertThat(((Route.Ring) dial(withMailbox(BOB))).onward().onNoAnswer())
                .isEqualTo(new RouteTarget.ToVoicemail(BOB.id()));
        assertThat(plan(dial(Office.with(withMailbox(ALICE)), BOB, "100"))).isInstanceOf(ScriptPlan.LeaveMessage.class);
    }

    @Test
    void followMeRingsOtherPhonesToo() {
        var both = new Forwarding(
                null,
                null,
                null,
                null,
                ofSeconds(30),
                List.of(
                        new Member(TO_CAROL, ofSeconds(10)),
                        new Member(new RouteTarget.ToExternal("901234567"), ofSeconds(20))));
        assertThat(steps(dial(CAROL, rule(1, ".", BELL), forwarding(BOB, both))))
                .containsExactly("0+30 200", "10+20 300", "20+10 998901234567 over bell");
    }

    @Test
    void whoIsNotToBeDisturbedIsBusy() {
        assertRefused(dial(BOB.with(Handling.USUAL.withDoNotDisturb(true))), Refusal.BUSY, "not to be disturbed");
    }

    @Test
    void whoTakesNoSecondCallIsBusyDuringTheFirst() {
        var one = new Handling(Forwarding.NONE, false, false, Mailbox.OFF, Permission.usual(), Secret.of(""), "");
        assertThat(dial(BOB.with(one))).isInstanceOf(Route.Ring.class);
        busy.add(BOB.id());
        assertThat(dial()).isInstanceOf(Route.Ring.class);
        assertRefused(dial(BOB.with(one)), Refusal.BUSY, "takes no second one");
    }

    @Test
    void callersWhoAreForwardedInACircleAreRefused() {
        var there = forwarding(BOB, Forwarding.NONE.always(TO_CAROL));
        var back = forwarding(CAROL, Forwarding.NONE.always(TO_BOB));
        assertRefused(dial(there, back), Refusal.UNAVAILABLE, "circle");
    }

    @Test
    void theClockDecidesInTheOfficesZone() {
        var day = weekdays(
                "Day",
                TO_BOB,
                new RouteTarget.ToAnnouncement(announcement("closed", null).id()));
        var target = new RouteTarget.ToTimeCondition(day.id());
        now = tashkent("2026-11-27T17:59");
        assertThat(steps(fromOutside(target, day, announcement("closed", null))))
                .containsExactly("0+60 200");
        now = tashkent("2026-11-28T20:00");
        Route closed = fromOutside(target, day, announcement("closed", null));
        assertThat(plan(closed)).isInstanceOf(ScriptPlan.Announce.class);
        assertThat(reasons(closed)).contains("closed: it is Saturday 2026-11-28 20:00 in Asia/Tashkent");
    }

    @Test
    void aHolidayIsClosed() {
        var day = weekdays("Day", holidays(), TO_BOB, BUSY);
        now = tashkent("2026-12-08T10:00");
        Route route = fromOutside(new RouteTarget.ToTimeCondition(day.id()), day, holidays());
        assertRefused(route, Refusal.BUSY, "Day is closed");
        assertThat(reasons(route).toString()).contains("Konstitutsiya kuni");
    }

    private static Instant tashkent(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Tashkent")).toInstant();
    }

    @Test
    void pestsAreTurnedAwayAndFriendsArePreferred() {
        Directory directory = Office.with(
                CAROL,
                inbound(1, false, null, "998901111111"),
                inbound(2, false, BUSY, "99890XXXXXXX", "7."),
                inbound(3, false, TO_CAROL, "998712000000"),
                inbound(4, true, BUSY));
        assertRefused(fromOutside(directory, "998901234567"), Refusal.BUSY, "inbound rule inbound 2");
        assertRefused(fromOutside(directory, "79161234567"), Refusal.BUSY, "inbound rule inbound 2");
        assertThat(steps(fromOutside(directory, "998901111111"))).containsExactly("0+60 200");
        assertThat(steps(fromOutside(directory, "712000000"))).containsExactly("0+60 300");
        assertThat(steps(fromOutside(directory, "998933333333"))).containsExactly("0+60 200");
        assertRefused(fromOutside(directory, "anonymous"), Refusal.BUSY, "inbound rule inbound 4");
        assertRefused(fromOutside(directory, ""), Refusal.BUSY, "inbound rule inbound 4");
    }

    @Test
    void permissionsSayWhomAnExtensionMayCall() {
        var rules = rule(1, ".", BELL);
        var tashkent = new Settings("71", ofSeconds(60), ZoneId.of("Asia/Tashkent"));
        Extension local = ALICE.with(Handling.USUAL.with(Set.of(Permission.INTERNAL, Permission.LOCAL)));
        Directory directory = Office.with(rules, tashkent, local);
        assertThat(dial(directory, ALICE, "2001122")).isInstanceOf(TryLines.class);
        assertThat(dial(directory, ALICE, "1003")).isInstanceOf(TryLines.class);
        assertThat(dial(directory, ALICE, "103")).isInstanceOf(TryLines.class);
        assertRefused(dial(directory, ALICE, "662221122"), Refusal.FORBIDDEN, "100 may not make national calls");
        assertRefused(dial(directory, ALICE, "901234567"), Refusal.FORBIDDEN, "mobile");
        assertRefused(dial(directory, BOB, "00442071234567"), Refusal.FORBIDDEN, "international");
    }

    @Test
    void aRuleThatMakesACallInternationalNeedsThatPermission() {
        assertRefused(
                dial(Office.with(rule(1, "9.", 1, "0044", BELL)), ALICE, "92071234567"),
                Refusal.FORBIDDEN,
                "international");
    }

    @Test
    void codesAreForPhonesAndCanBeChanged() {
        var codes = new FeatureCodes(Map.of(Feature.ECHO_TEST, "*44", Feature.SPEAKING_CLOCK, ""));
        var changed = new Settings("", ofSeconds(60), ZoneId.of("Asia/Tashkent"), codes, Parking.USUAL);
        assertThat(plan(dial(Office.with(), ALICE, "*43"))).isEqualTo(new ScriptPlan.EchoTest());
        assertThat(plan(dial(Office.with(), ALICE, "*60"))).isEqualTo(new ScriptPlan.SpeakingClock());
        assertThat(plan(dial(Office.with(changed), ALICE, "*44"))).isEqualTo(new ScriptPlan.EchoTest());
        assertThat(dial(Office.with(changed), ALICE, "*43")).isInstanceOf(NoRoute.class);
        assertThat(dial(Office.with(changed), ALICE, "*60")).isInstanceOf(NoRoute.class);
        assertThat(plan(dial(Office.with(withMailbox(ALICE)), ALICE, "*97")))
                .isEqualTo(new ScriptPlan.Mailbox(ALICE.id()));
        assertThat(plan(dial(Office.with(withMailbox(BOB)), ALICE, "*98200")))
                .isEqualTo(new ScriptPlan.Mailbox(BOB.id()));
        assertThat(plan(dial(Office.with(), ALICE, "*72901234567")))
                .isEqualTo(new ScriptPlan.UseFeature(ALICE.id(), Feature.FORWARD_ALWAYS, "901234567"));
        assertThat(fromOutside(new RouteTarget.ToExternal("*43"))).isInstanceOf(NoRoute.class);
    }

    @Test
    void theNumbersOfTheParkingAreForOurOwnPhones() {
        assertThat(slots("*700", Parking.USUAL)).hasSize(9).startsWith("*701").endsWith("*709");
        assertThat(slots("*709", Parking.USUAL)).containsExactly("*709");
        assertThat(dial(Office.with(), ALICE, "*710")).isInstanceOf(NoRoute.class);
        var digits = new Parking("099", 2, Duration.ofMinutes(1));
        assertThat(slots("099", digits)).containsExactly("100", "101");
        assertThat(dial(office(new Parking("*700", 0, Duration.ofMinutes(1))), ALICE, "*700"))
                .isInstanceOf(NoRoute.class);
        assertThat(fromOutside(new RouteTarget.ToExternal("*700"))).isInstanceOf(NoRoute.class);
    }

    private List<String> slots(String dialled, Parking parking) {
        Route route = dial(office(parking), BOB, dialled);
        assertThat(route).isInstanceOf(Route.Park.class);
        assertThat(((Route.Park) route).patience()).isEqualTo(parking.patience());
        return ((Route.Park) route).slots();
    }

    private static Directory office(Parking parking) {
        return Office.with(new Settings("", ofSeconds(60), ZoneId.of("Asia/Tashkent"), FeatureCodes.USUAL, parking));
    }

    @Test
    void anIntercomIsAnsweredByThePhonesThemselvesUnlessTheirOwnerIsNotToBeDisturbed() {
        Route loud = dial(Office.with(withMailbox(BOB)), ALICE, "*80200");
        assertThat(steps(loud)).containsExactly("0+60 200");
        assertThat(((Route.Ring) loud).steps().getFirst().targets())
                .allSatisfy(target ->
                        assertThat(((DialTarget.Device) target).aloud()).isTrue());
        assertThat(((Route.Ring) loud).onward()).isEqualTo(Onward.NOWHERE);
        assertThat(reasons(loud)).contains("code intercom: dialled *80");
        assertThat(((Route.Ring) dial(Office.with(), ALICE, "200"))
                        .steps()
                        .getFirst()
                        .targets())
                .allSatisfy(target ->
                        assertThat(((DialTarget.Device) target).aloud()).isFalse());
        busy.add(BOB.id());
        assertRefused(dial(Office.with(), ALICE, "*80200"), Refusal.BUSY, "not for a loud call");
        assertThat(dial(Office.with(), ALICE, "*80999")).isInstanceOf(NoRoute.class);
    }

    @Test
    void queuesAndRoomsHaveNumbersInTheOffice() {
        var support = queue("Support", "700", null, BOB);
        var board = room("Board", "800");
        assertThat(plan(dial(Office.with(support), ALICE, "700"))).isEqualTo(new ScriptPlan.Queue(support));
        assertThat(plan(dial(Office.with(board), ALICE, "800"))).isEqualTo(new ScriptPlan.Conference(board));
    }

    @Test
    void aMenuIsServedAsItStands() {
        var main = menu("Main", "500", BUSY, key("1", TO_BOB));
        assertThat(plan(dial(Office.with(main), ALICE, "500"))).isEqualTo(new ScriptPlan.ChooseFrom(main));
    }

    @Test
    void aCallThatWentUnansweredGoesOnFromWhereItIs() {
        var call = new IncomingCall(new Origin.FromTrunk(BELL), CALLED, new CallerId("998901234567", ""), "a test");
        Route route = Switchboard.follow(Office.with(CAROL), call, TO_CAROL, "nobody answered at 200", moment());
        assertThat(steps(route)).containsExactly("0+60 300");
        assertThat(reasons(route)).first().isEqualTo("extension 300: nobody answered at 200");
    }

    @Test
    void callersMayBeTurnedAwayWithACause() {
        assertRefused(
                fromOutside(new RouteTarget.HangUp(RouteTarget.Cause.NOT_FOUND)), Refusal.NOT_FOUND, "target of DID");
    }
}
