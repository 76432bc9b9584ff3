package uz.karnay.pbx.route;

import static org.assertj.core.api.Assertions.assertThat;
import static uz.karnay.pbx.Office.ALICE;
import static uz.karnay.pbx.Office.BELL;
import static uz.karnay.pbx.Office.BOB;
import static uz.karnay.pbx.Office.BRANCH;
import static uz.karnay.pbx.Office.RECEPTION;
import static uz.karnay.pbx.Office.SARKOR;
import static uz.karnay.pbx.Office.did;
import static uz.karnay.pbx.Office.rule;
import static uz.karnay.pbx.Office.showing;
import static uz.karnay.pbx.Office.switchedOff;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.pbx.MemoryBindings;
import uz.karnay.pbx.Office;
import uz.karnay.pbx.call.CallerId;
import uz.karnay.pbx.call.IncomingCall;
import uz.karnay.pbx.call.IncomingCall.Origin;
import uz.karnay.pbx.call.Refusal;
import uz.karnay.pbx.directory.DialRule;
import uz.karnay.pbx.directory.Did;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.E164;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.Handling;
import uz.karnay.pbx.directory.MenuId;
import uz.karnay.pbx.directory.Permission;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.pbx.record.Direction;
import uz.karnay.pbx.record.Disposition;
import uz.karnay.pbx.registration.Bindings;
import uz.karnay.pbx.route.Route.NoRoute;
import uz.karnay.pbx.route.Route.TryLines;

class SwitchboardTest {

    private final VirtualTime time = new VirtualTime(1);
    private final Bindings bindings = new Bindings(
            new MemoryBindings()
                    .holding(BOB, 6060, time.now().plus(Duration.ofHours(1)))
                    .holding(BOB, 6061, time.now().plus(Duration.ofHours(1))),
            time);

    private Route route(Directory directory, Extension from, String dialled) {
        var caller = new CallerId("spoofed", "Mallory");
        return Switchboard.route(
                directory, new IncomingCall(new Origin.FromExtension(from), dialled, caller, "a test"), moment());
    }

    private Route route(Directory directory, Trunk from, String dialled) {
        var caller = new CallerId("998901234567", "Somebody");
        return Switchboard.route(
                directory, new IncomingCall(new Origin.FromTrunk(from), dialled, caller, "a test"), moment());
    }

    private Moment moment() {
        return new Moment(bindings, time.now(), time.entropy());
    }

    private static List<String> numbers(Route route) {
        assertThat(route).isInstanceOf(TryLines.class);
        return ((TryLines) route)
                .lines().stream().map(each -> each.line().label()).toList();
    }

    private static void assertRefused(Route route, Refusal refusal, Disposition disposition, String why) {
        assertThat(route).isInstanceOfSatisfying(NoRoute.class, none -> {
            assertThat(none.refusal()).isEqualTo(refusal);
            assertThat(none.disposition()).isEqualTo(disposition);
            assertThat(none.reasons().getLast().why()).contains(why);
        });
    }

    @Test
    void aColleagueRingsOnAllDevices() {
        assertThat(route(Office.with(), ALICE, "200")).isInstanceOfSatisfying(Route.Ring.class, ring -> {
            assertThat(ring.steps().getFirst().targets()).hasSize(2);
            assertThat(ring.callerId()).isEqualTo(new CallerId("100", "Alice"));
            assertThat(ring.facts().direction()).isEqualTo(Direction.INTERNAL);
            assertThat(ring.reasons())
                    .extracting(Route.Reason::what)
                    .containsExactly("call from extension 100", "extension 200", "ring 2 of 200");
        });
    }

    @Test
    void nobodyThereIsUnavailable() {
        assertRefused(
                route(Office.with(), BOB, "100"), Refusal.UNAVAILABLE, Disposition.NO_ANSWER, "none of its devices");
        assertRefused(
                route(Office.with(switchedOff(BOB)), ALICE, "200"),
                Refusal.UNAVAILABLE,
                Disposition.NO_ANSWER,
                "switched off");
    }

    @Test
    void nobodyThereIsStillAnInternalCall() {
        assertThat(route(Office.with(), BOB, "100").facts().direction()).isEqualTo(Direction.INTERNAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"998785553322", "+998785553322", "785553322", "00998785553322"})
    void aDidIsFoundHoweverItIsSent(String dialled) {
        assertThat(route(Office.with(), BELL, dialled)).isInstanceOfSatisfying(Route.Ring.class, ring -> {
            assertThat(ring.steps().getFirst().targets())
                    .allSatisfy(device -> assertThat(device.label()).startsWith("200 at "));
            assertThat(ring.callerId()).isEqualTo(new CallerId("+998901234567", "Somebody"));
            assertThat(ring.facts().called()).isEqualTo("+998785553322");
            assertThat(ring.facts().direction()).isEqualTo(Direction.INBOUND);
        });
    }

    @Test
    void anOperatorReachesNothingButDids() {
        var directory = Office.with(rule(1, ".", BELL));
        assertRefused(route(directory, SARKOR, "200"), Refusal.NOT_FOUND, Disposition.UNKNOWN_DID, "no DID is 200");
        assertRefused(
                route(directory, SARKOR, "901234567"),
                Refusal.NOT_FOUND,
                Disposition.UNKNOWN_DID,
                "no DID is +998901234567");
        assertRefused(route(directory, SARKOR, "112"), Refusal.NOT_FOUND, Disposition.UNKNOWN_DID, "no DID is 112");
    }

    @Test
    void aDidMayBelongToOneTrunk() {
        var bound = new Did(RECEPTION.id(), RECEPTION.number(), BELL.id(), RECEPTION.target(), true, "");
        var directory = Office.with(bound);
        assertThat(route(directory, BELL, "785553322")).isInstanceOf(Route.Ring.class);
        assertRefused(
                route(directory, SARKOR, "785553322"),
                Refusal.NOT_FOUND,
                Disposition.NO_ROUTE,
                "only be called over bell");
    }

    @Test
    void aDidMayBeSwitchedOff() {
        var off = new Did(RECEPTION.id(), RECEPTION.number(), null, RECEPTION.target(), false, "");
        assertRefused(
                route(Office.with(off), BELL, "785553322"), Refusal.NOT_FOUND, Disposition.NO_ROUTE, "switched off");
    }

    @Test
    void aTargetThatIsGoneIsRefusedWithAReason() {
        var ivr = did("+998785553322", new RouteTarget.ToIvr(new MenuId(new UUID(0, 1))));
        assertRefused(
                route(Office.with(ivr), BELL, "785553322"), Refusal.NOT_FOUND, Disposition.NO_ROUTE, "does not exist");
    }

    @Test
    void ourOwnNumberStaysInside() {
        var directory = Office.with(rule(1, ".", BELL));
        assertThat(route(directory, ALICE, "785553322")).isInstanceOfSatisfying(Route.Ring.class, ring -> {
            assertThat(ring.facts().direction()).isEqualTo(Direction.INTERNAL);
            assertThat(ring.callerId()).isEqualTo(new CallerId("100", "Alice"));
        });
    }

    @Test
    void theFirstRuleThatFitsDecides() {
        var directory = Office.with(rule(2, ".", BELL), rule(1, "90XXXXXXX", SARKOR, BELL));
        assertThat(numbers(route(directory, ALICE, "901234567")))
                .containsExactly("998901234567 over sarkor", "998901234567 over bell");
        assertThat(numbers(route(directory, ALICE, "911234567"))).containsExactly("998911234567 over bell");
    }

    @ParameterizedTest
    @ValueSource(strings = {"901234567", "+998 90 123-45-67", "00998901234567", "8901234567"})
    void aRuleCatchesAllSpellings(String dialled) {
        assertThat(numbers(route(Office.with(rule(1, "9XXXXXXXX", BELL)), ALICE, dialled)))
                .containsExactly("998901234567 over bell");
    }

    @Test
    void aForeignNumberDoesNotPassForANationalOne() {
        var directory = Office.with(rule(1, "XXXXXXXXX", BELL));
        assertThat(route(directory, ALICE, "+376123456")).isInstanceOf(NoRoute.class);
        Extension traveller = ALICE.with(Handling.USUAL.with(EnumSet.allOf(Permission.class)));
        assertThat(numbers(route(Office.with(rule(1, "00.", BELL)), traveller, "+376123456")))
                .containsExactly("376123456 over bell");
    }

    @Test
    void digitsAreStrippedAndPrepended() {
        var directory = Office.with(rule(1, "0XXXXXXXXX", 1, "", BELL), rule(2, "7XXX", 1, "2", BRANCH));
        assertThat(numbers(route(directory, ALICE, "0901234567"))).containsExactly("998901234567 over bell");
        assertThat(numbers(route(directory, ALICE, "7345"))).containsExactly("2345 over branch");
    }

    @Test
    void trunksThatAreSwitchedOffAreSkipped() {
        var directory = Office.with(switchedOff(BELL), rule(1, "9.", BELL, SARKOR));
        assertThat(numbers(route(directory, ALICE, "901234567"))).containsExactly("998901234567 over sarkor");
        assertRefused(
                route(Office.with(switchedOff(BELL), rule(1, "9.", BELL)), ALICE, "901234567"),
                Refusal.OVERLOADED,
                Disposition.FAILED,
                "no trunk of the rule");
    }

    @Test
    void rulesThatAreSwitchedOffAreSkipped() {
        DialRule rule = rule(1, "9.", BELL);
        var off = new DialRule(rule.id(), 1, "off", "9.", 0, "", rule.trunks(), null, false);
        assertRefused(route(Office.with(off), ALICE, "901234567"), Refusal.NOT_FOUND, Disposition.NO_ROUTE, "no rule");
    }

    @Test
    void theCallerShownIsTheRulesThenTheExtensionsThenTheTrunks() {
        DialRule plain = rule(1, "9.", BELL);
        var shown = new E164("+998712223344");
        var ruled = new DialRule(plain.id(), 1, "r", "9.", 0, "", plain.trunks(), shown, true);
        var alice = showing(ALICE, "+998785550001");
        assertThat(callerOf(Office.with(ruled), alice)).isEqualTo(new CallerId("+998712223344", ""));
        assertThat(callerOf(Office.with(plain), alice)).isEqualTo(new CallerId("+998785550001", ""));
        assertThat(callerOf(Office.with(plain), ALICE)).isEqualTo(new CallerId("+998785553322", ""));
        assertThat(callerOf(Office.with(rule(1, "9.", BRANCH)), alice)).isEqualTo(new CallerId("100", "Alice"));
    }

    private CallerId callerOf(Directory directory, Extension from) {
        return ((TryLines) route(directory, from, "901234567"))
                .lines()
                .getFirst()
                .callerId();
    }

    @Test
    void anEmergencyNeedsNoRule() {
        assertThat(numbers(route(Office.with(), ALICE, "112")))
                .containsExactly("112 over bell", "112 over sarkor", "112 over branch");
        assertThat(numbers(route(Office.with(rule(1, "1XX", SARKOR)), ALICE, "102")))
                .containsExactly("102 over sarkor", "102 over bell", "102 over branch");
        assertThat(((TryLines) route(Office.with(), ALICE, "112")).emergency()).isTrue();
    }

    @Test
    void aTieLineReachesColleaguesAndTheDialPlanButNotItself() {
        var directory = Office.with(rule(1, "9.", BRANCH, BELL), rule(2, "5.", BRANCH));
        assertThat(route(directory, BRANCH, "200")).isInstanceOf(Route.Ring.class);
        assertThat(route(directory, BRANCH, "785553322")).isInstanceOf(Route.Ring.class);
        assertThat(numbers(route(directory, BRANCH, "901234567"))).containsExactly("998901234567 over bell");
        assertThat(route(directory, BRANCH, "901234567").facts().direction()).isEqualTo(Direction.TRANSIT);
        assertRefused(route(directory, BRANCH, "5000"), Refusal.NOT_FOUND, Disposition.NO_ROUTE, "back over the trunk");
        assertThat(numbers(route(directory, BRANCH, "112"))).containsExactly("112 over bell", "112 over sarkor");
    }

    @Test
    void aDidMayLeadOutside() {
        var forward = did("+998785553322", new RouteTarget.ToExternal("90 123 45 67"));
        var directory = Office.with(forward, rule(1, "9.", BELL));
        assertThat(numbers(route(directory, BELL, "785553322"))).containsExactly("998901234567 over bell");
        var inside = did("+998785553322", new RouteTarget.ToExternal("200"));
        assertThat(route(Office.with(inside), BELL, "785553322")).isInstanceOf(Route.Ring.class);
    }

    @Test
    void didsThatLeadInACircleAreFound() {
        var one = did("+998785553322", new RouteTarget.ToExternal("712001122"));
        var two = did("+998712001122", new RouteTarget.ToExternal("785553322"));
        assertRefused(
                route(Office.with(one, two), BELL, "785553322"), Refusal.UNAVAILABLE, Disposition.FAILED, "circle");
    }

    @Test
    void anyWordMayBeSentOnBetweenTieLines() {
        var directory = Office.with(rule(1, ".", BRANCH));
        assertThat(numbers(route(directory, ALICE, "service"))).containsExactly("service over branch");
    }
}
