package uz.karnay.pbx.call;

import static org.assertj.core.api.Assertions.assertThat;
import static uz.karnay.pbx.Office.ALICE;
import static uz.karnay.pbx.Office.BELL;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uz.karnay.pbx.Office;
import uz.karnay.pbx.record.CallRecord.Step;
import uz.karnay.pbx.record.Disposition;

class PickUpTest {

    private final CallWorld world = CallWorld.of(Office.with());

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(world.faults).isEmpty();
        assertThat(world.calls.size()).isZero();
        assertThat(world.book.size()).isZero();
        assertThat(world.time.pending()).isZero();
        assertThat(world.channels.inUse(BELL.id())).isZero();
    }

    @Test
    void aliceTakesTheCallThatRingsAtBob() {
        FakeLeg outside = world.call(BELL, "998785553322");
        FakeLeg bob = world.dialled(0);
        world.run(bob.phone()::onRinging);
        FakeLeg alice = world.call(ALICE, "*88200");
        assertThat(alice.commands()).containsExactly("answer");
        assertThat(bob.commands()).containsExactly("hang up: Answered elsewhere");
        assertThat(outside.commands()).containsExactly("ring", "answer with caller");
        assertThat(world.onlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(world.onlyRecord().caller()).isEqualTo("100");

        world.run(alice.phone()::onAnswered);
        world.run(outside.phone()::onAnswered);
        assertThat(world.book.all()).hasSize(1);
        assertThat(world.book.all().iterator().next().state()).isEqualTo("talking");
        world.run(() -> alice.phone().onHungUp(HangUp.NORMAL));
        world.close(alice, bob, outside);
        assertThat(world.records).hasSize(2);
        assertThat(world.records.getLast().steps()).extracting(Step::what).contains("100 picks up");
        assertThat(world.records.getLast().legs()).hasSize(3);
    }

    @Test
    void whereNothingRingsThereIsNothingToTake() {
        FakeLeg alice = world.call(ALICE, "*88200");
        assertThat(alice.commands()).containsExactly("refuse 404 Not Found");
        world.close(alice);
    }

    @Test
    void whoeverAnswersAtTheSameMomentKeepsTheCall() {
        FakeLeg outside = world.call(BELL, "998785553322");
        FakeLeg bob = world.dialled(0);
        world.run(bob.phone()::onAnswered);
        FakeLeg alice = world.call(ALICE, "*88200");
        assertThat(alice.isEnded()).isTrue();
        world.run(() -> outside.phone().onHungUp(HangUp.NORMAL));
        world.close(alice, bob, outside);
    }
}
