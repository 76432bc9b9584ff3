package uz.karnay.pbx.directory;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static uz.karnay.pbx.Facilities.announcement;
import static uz.karnay.pbx.Facilities.group;
import static uz.karnay.pbx.Facilities.inbound;
import static uz.karnay.pbx.Facilities.key;
import static uz.karnay.pbx.Facilities.member;
import static uz.karnay.pbx.Facilities.menu;
import static uz.karnay.pbx.Facilities.queue;
import static uz.karnay.pbx.Facilities.room;
import static uz.karnay.pbx.Facilities.weekdays;
import static uz.karnay.pbx.Office.ALICE;
import static uz.karnay.pbx.Office.BOB;
import static uz.karnay.pbx.Office.did;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import uz.karnay.pbx.Office;
import uz.karnay.pbx.directory.RingGroup.Member;
import uz.karnay.pbx.directory.RingGroup.Order;

class FacilityCheckTest {

    private static final RouteTarget TO_ALICE = new RouteTarget.ToExtension(ALICE.id());
    private static final RouteTarget TO_BOB = new RouteTarget.ToExtension(BOB.id());

    private static List<String> problems(Object... rows) {
        return DirectoryCheck.problems(
                        Office.with(), Arrays.stream(rows).map(Office::put).toList())
                .stream()
                .map(problem -> problem.kind().label() + ": " + problem.field() + ": " + problem.message())
                .toList();
    }

    @Test
    void anOfficeWithEverythingInItIsFine() {
        var support = queue("Support", "700", TO_BOB, BOB);
        var main = menu("Main", "500", TO_BOB, key("1", new RouteTarget.ToQueue(support.id())));
        assertThat(problems(
                        support,
                        main,
                        group("Sales", "600", Order.ALL, new RouteTarget.ToQueue(support.id()), member(BOB, 0)),
                        announcement("closed", new RouteTarget.HangUp(RouteTarget.Cause.NORMAL)),
                        weekdays("Day", new RouteTarget.ToIvr(main.id()), TO_BOB),
                        room("Board", "800"),
                        inbound(1, false, TO_BOB, "99890.")))
                .isEmpty();
    }

    @Test
    void numbersInTheOfficeAreSharedByAll() {
        assertThat(problems(room("Board", "200")))
                .containsExactly("conference room: number: 200 is already taken by extension 200");
        assertThat(problems(room("Board", "700"), queue("Support", "700", null)))
                .singleElement()
                .asString()
                .contains("number: 700 is already taken by");
        assertThat(problems(room("Board", "112"))).singleElement().asString().contains("emergency");
    }

    @Test
    void namesAreUniqueAmongTheirKind() {
        assertThat(problems(room("Board", "700"), queue("Board", "701", null))).isEmpty();
        var other = new ConferenceRoom(
                new RoomId(new java.util.UUID(0, 7)),
                "board",
                "",
                Secret.of(""),
                Secret.of(""),
                false,
                false,
                false,
                5,
                true);
        assertThat(problems(room("Board", "700"), other))
                .singleElement()
                .asString()
                .contains("name:");
    }

    @Test
    void onlyPhonesCanBeMembersOfAGroup() {
        var support = queue("Support", "700", null, BOB);
        var wrong = group(
                "Sales",
                "",
                Order.ALL,
                null,
                new Member(new RouteTarget.ToQueue(support.id()), ofSeconds(0)),
                member(BOB, 0),
                member(BOB, 1));
        assertThat(problems(support, wrong))
                .containsExactly(
                        "ring group: members[0].target.type: only an extension or a number outside can ring",
                        "ring group: members[2].target: it stands there twice");
    }

    @Test
    void whatIsStillLedToCannotBeRemoved() {
        var support = queue("Support", "700", null, BOB);
        Directory before = Office.with(support, did("+998785553322", new RouteTarget.ToQueue(support.id())));
        assertThat(DirectoryCheck.problems(before, List.of(new Change.RemoveFacility(support.id()))))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.kind()).isEqualTo(Problem.Kind.QUEUE);
                    assertThat(problem.message()).isEqualTo("it is still used by DID +998785553322");
                });
        assertThat(DirectoryCheck.problems(before, List.of(new Change.RemoveExtension(BOB.id()))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("queue Support"));
    }

    @Test
    void aTargetThatDoesNotExistIsNamed() {
        assertThat(problems(group(
                        "Sales",
                        "",
                        Order.ALL,
                        new RouteTarget.ToQueue(queue("None", "", null).id()))))
                .singleElement()
                .asString()
                .startsWith("ring group: otherwise.queue: there is no such queue");
    }

    @Test
    void circlesOfTargetsAreFoundAndTold() {
        var support = queue("Support", "700", null, BOB);
        var sales = group("Sales", "600", Order.ALL, new RouteTarget.ToQueue(support.id()), member(BOB, 0));
        var back = queue("Support", "700", new RouteTarget.ToRingGroup(sales.id()), BOB);
        Directory before = Office.with(support, sales);
        assertThat(DirectoryCheck.problems(before, List.of(new Change.PutFacility(back))))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.id()).isEqualTo(back.id().toString());
                    assertThat(problem.field()).isEqualTo("overflow.timeout");
                    assertThat(problem.message()).contains("circle:").contains("queue Support → ring group Sales");
                });
    }

    @Test
    void forwardingInACircleIsFoundThroughDialledNumbersToo() {
        var there = BOB.with(Handling.USUAL.with(Forwarding.NONE.always(new RouteTarget.ToExternal("100"))));
        var back = ALICE.with(Handling.USUAL.with(Forwarding.NONE.busy(new RouteTarget.ToExternal("785553322"))));
        assertThat(problems(there, back))
                .singleElement()
                .asString()
                .contains("circle:")
                .contains("DID +998785553322");
        assertThat(problems(there)).isEmpty();
        assertThat(problems(BOB.with(Handling.USUAL.with(Forwarding.NONE.always(TO_BOB)))))
                .singleElement()
                .asString()
                .contains("handling.forwarding.always: callers would go in a circle: extension 200 → extension 200");
    }

    @Test
    void theKeysOfMenusMayLeadBack() {
        var main = menu("Main", "500", TO_ALICE);
        var sub = menu("Sub", "", TO_ALICE, key("9", new RouteTarget.ToIvr(main.id())));
        var whole = menu("Main", "500", TO_ALICE, key("1", new RouteTarget.ToIvr(sub.id())));
        assertThat(problems(whole, sub)).isEmpty();
        var trap = menu("Sub", "", new RouteTarget.ToIvr(main.id()));
        var entrance = menu("Main", "500", new RouteTarget.ToIvr(sub.id()));
        assertThat(problems(entrance, trap)).singleElement().asString().contains("silence.then: callers would go");
    }

    @Test
    void codesAreUniqueAndBeginWithAStarOrAHash() {
        assertThat(codes(Map.of(Feature.ECHO_TEST, "*60")))
                .singleElement()
                .asString()
                .contains("*60 is already");
        assertThat(codes(Map.of(Feature.ECHO_TEST, "43")))
                .singleElement()
                .asString()
                .contains("codes.ECHO_TEST");
        assertThat(codes(Map.of(Feature.ECHO_TEST, ""))).isEmpty();
    }

    private static List<String> codes(Map<Feature, String> codes) {
        return problems(new Settings(
                "", Duration.ofSeconds(30), ZoneId.of("Asia/Tashkent"), new FeatureCodes(codes), Parking.USUAL));
    }
}
