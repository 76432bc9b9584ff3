package uz.karnay.pbx.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static uz.karnay.pbx.Facilities.group;
import static uz.karnay.pbx.Facilities.holidays;
import static uz.karnay.pbx.Facilities.key;
import static uz.karnay.pbx.Facilities.menu;
import static uz.karnay.pbx.Facilities.queue;
import static uz.karnay.pbx.Facilities.weekdays;
import static uz.karnay.pbx.Office.ALICE;
import static uz.karnay.pbx.Office.BELL;
import static uz.karnay.pbx.Office.BOB;
import static uz.karnay.pbx.Office.SARKOR;
import static uz.karnay.pbx.Office.did;
import static uz.karnay.pbx.Office.rule;
import static uz.karnay.pbx.Office.switchedOff;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import uz.karnay.pbx.Office;
import uz.karnay.pbx.directory.RingGroup.Order;

class LintTest {

    private static final RouteTarget TO_BOB = new RouteTarget.ToExtension(BOB.id());

    private static List<String> findings(Object... rows) {
        return Lint.findings(Office.with(rows), LocalDate.of(2026, 11, 23)).stream()
                .map(problem -> problem.kind().label() + ": " + problem.field() + ": " + problem.message())
                .toList();
    }

    @Test
    void aSmallOfficeThatWorksHasNothingToBeTold() {
        assertThat(findings(rule(1, "9XXXXXXXX", BELL))).isEmpty();
    }

    @Test
    void numbersAndKeysThatLeadNowhere() {
        assertThat(findings(switchedOff(BOB)))
                .containsExactly("DID: target: it leads nowhere: the extension is switched off");
        assertThat(findings(did("+998785553322", new RouteTarget.ToVoicemail(BOB.id()))))
                .containsExactly("DID: target: it leads nowhere: the extension has no mailbox");
        assertThat(findings(menu("Main", "500", null, key("1", new RouteTarget.ToVoicemail(ALICE.id())))))
                .containsExactly("menu: keys[0].target: it leads nowhere: the extension has no mailbox");
    }

    @Test
    void groupsAndQueuesOfNobody() {
        assertThat(findings(group("Sales", "600", Order.ALL, TO_BOB), queue("Support", "700", TO_BOB)))
                .containsExactlyInAnyOrder("ring group: members: nobody is in it", "queue: agents: nobody serves it");
    }

    @Test
    void officesThatWouldBeOpenOnHolidays() {
        assertThat(findings(weekdays("Day", TO_BOB, TO_BOB)))
                .containsExactly("time condition: holidays: it has no calendar, so it is open on holidays");
        assertThat(findings(holidays(), weekdays("Day", holidays(), TO_BOB, TO_BOB)))
                .containsExactly(
                        "holiday calendar: days: Ramazon hayit and Qurbon hayit of 2026 are not entered",
                        "holiday calendar: days: Ramazon hayit and Qurbon hayit of 2027 are not entered");
    }

    @Test
    void emergencyCallsThatNoTrunkCarries() {
        assertThat(findings(switchedOff(BELL), switchedOff(SARKOR)))
                .containsExactly("settings: emergency: no trunk carries 101, 102, 103, 104 and 112");
        assertThat(findings(switchedOff(BELL), rule(1, "9.", BELL)))
                .containsExactly("dial rule: trunks: all its trunks are switched off");
    }

    @Test
    void callsAbroadThatAreOpenToAll() {
        Handling everywhere = Handling.USUAL.with(EnumSet.allOf(Permission.class));
        assertThat(findings(rule(1, "00.", BELL), ALICE.with(everywhere), BOB.with(everywhere)))
                .containsExactly("settings: international: every extension may call abroad");
        assertThat(findings(rule(1, "00.", BELL), ALICE.with(everywhere))).isEmpty();
        assertThat(findings(rule(1, "9XXXXXXXX", BELL), ALICE.with(everywhere), BOB.with(everywhere)))
                .isEmpty();
    }
}
