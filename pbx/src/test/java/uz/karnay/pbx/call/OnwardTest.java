package uz.karnay.pbx.call;

import static org.assertj.core.api.Assertions.assertThat;
import static uz.karnay.pbx.Office.ALICE;
import static uz.karnay.pbx.Office.BELL;
import static uz.karnay.pbx.Office.BOB;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uz.karnay.pbx.Office;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.Forwarding;
import uz.karnay.pbx.directory.RingGroup;
import uz.karnay.pbx.directory.RingGroupId;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.record.CallRecord.Step;

class OnwardTest {

    private static final RouteTarget TO_ALICE = new RouteTarget.ToExtension(ALICE.id());
    private static final RouteTarget TO_BOB = new RouteTarget.ToExtension(BOB.id());
    private static final String RECEPTION = "998785553322";

    private CallWorld world = CallWorld.of(bobForwards(Forwarding.NONE));

    private static Directory bobForwards(Forwarding forwarding) {
        return Office.with(BOB.with(BOB.handling().with(forwarding)));
    }

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(world.faults).isEmpty();
        assertThat(world.calls.size()).isZero();
        assertThat(world.time.pending()).isZero();
        assertThat(world.channels.inUse(BELL.id())).isZero();
    }

    private void hangUp(FakeLeg caller) {
        world.run(() -> caller.phone().onHungUp(HangUp.NORMAL));
        world.close(caller);
        world.dialled.forEach(leg -> world.close(leg));
    }

    @Test
    void whoIsBusySendsHisCallersOn() {
        world = CallWorld.of(bobForwards(Forwarding.NONE.busy(TO_ALICE)));
        FakeLeg outside = world.call(BELL, RECEPTION);
        world.run(() -> world.dialled(0).phone().onRefused(Refusal.BUSY));
        FakeLeg alice = world.dialled(1);
        assertThat(alice.name()).startsWith("100 at ");
        world.run(alice.phone()::onAnswered);
        assertThat(outside.commands()).containsExactly("answer with " + alice.name());
        hangUp(outside);
        assertThat(world.onlyRecord().steps()).extracting(Step::why).contains("they are busy");
    }

    @Test
    void whoDoesNotAnswerSendsHisCallersOn() {
        world = CallWorld.of(bobForwards(Forwarding.NONE.noAnswer(TO_ALICE)));
        FakeLeg outside = world.call(BELL, RECEPTION);
        world.run(world.dialled(0).phone()::onRinging);
        world.time.advance(Duration.ofSeconds(60));
        assertThat(world.dialled(0).isEnded()).isTrue();
        assertThat(world.dialled(1).name()).startsWith("100 at ");
        hangUp(outside);
    }

    @Test
    void callersWhoAreSentToAndFroAreTurnedAwayAtLast() {
        var bob = BOB.with(BOB.handling().with(Forwarding.NONE.busy(TO_ALICE)));
        var alice = ALICE.with(ALICE.handling().with(Forwarding.NONE.busy(TO_BOB)));
        world = CallWorld.of(Office.with(bob, alice));
        world.onDialled(leg -> world.loop.execute(() -> leg.phone().onRefused(Refusal.BUSY)));
        FakeLeg outside = world.call(BELL, RECEPTION);
        world.time.settle();
        assertThat(outside.isEnded()).isTrue();
        assertThat(world.dialled).hasSizeBetween(2, 25);
        world.close(outside);
        world.dialled.forEach(leg -> world.close(leg));
        assertThat(world.records).hasSize(1);
    }

    @Test
    void theMembersOfAGroupRingOneAfterTheOther() {
        var group = new RingGroup(
                new RingGroupId(new UUID(6, 1)),
                "Sales",
                "600",
                RingGroup.Order.IN_ORDER,
                List.of(new RingGroup.Member(TO_BOB, Duration.ZERO), new RingGroup.Member(TO_ALICE, Duration.ZERO)),
                Duration.ofSeconds(15),
                "",
                null,
                true);
        world = CallWorld.of(Office.with(Office.did("+998785550001", new RouteTarget.ToRingGroup(group.id())))
                .with(List.of(new Change.PutFacility(group))));
        FakeLeg outside = world.call(BELL, "998785550001");
        assertThat(world.dialled).hasSize(1);
        world.time.advance(Duration.ofSeconds(15));
        assertThat(world.dialled).hasSize(2);
        assertThat(world.dialled(0).isEnded()).isTrue();
        world.run(() -> world.dialled(1).phone().onAnswered());
        assertThat(outside.commands())
                .containsExactly("answer with " + world.dialled(1).name());
        hangUp(outside);
    }

    @Test
    void theNextOfAGroupRingsAtOnceWhenTheFirstIsBusy() {
        var group = new RingGroup(
                new RingGroupId(new UUID(6, 1)),
                "Sales",
                "600",
                RingGroup.Order.IN_ORDER,
                List.of(new RingGroup.Member(TO_BOB, Duration.ZERO), new RingGroup.Member(TO_ALICE, Duration.ZERO)),
                Duration.ofSeconds(15),
                "",
                null,
                true);
        world = CallWorld.of(Office.with(Office.did("+998785550001", new RouteTarget.ToRingGroup(group.id())))
                .with(List.of(new Change.PutFacility(group))));
        FakeLeg outside = world.call(BELL, "998785550001");
        world.run(() -> world.dialled(0).phone().onRefused(Refusal.DECLINED));
        assertThat(world.dialled(1).name()).startsWith("100 at ");
        world.time.advance(Duration.ofSeconds(15));
        assertThat(outside.commands()).containsExactly("refuse 603 Decline");
        world.close(outside, world.dialled(0), world.dialled(1));
    }
}
