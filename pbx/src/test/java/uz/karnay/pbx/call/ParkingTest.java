package uz.karnay.pbx.call;

import static org.assertj.core.api.Assertions.assertThat;
import static uz.karnay.pbx.Office.ALICE;
import static uz.karnay.pbx.Office.BELL;
import static uz.karnay.pbx.Office.RECEPTION;
import static uz.karnay.pbx.Office.recorded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uz.karnay.pbx.Office;
import uz.karnay.pbx.directory.Parking;
import uz.karnay.pbx.record.CallRecord;
import uz.karnay.pbx.record.CallRecord.Step;
import uz.karnay.pbx.record.Disposition;

/** Somebody outside has called the reception, and Bob, who has taken the call, parks it. */
class ParkingTest {

    private static final Duration PATIENCE = Parking.USUAL.patience();

    private final CallWorld world = CallWorld.of(Office.with(recorded(RECEPTION)));
    private final List<String> told = new ArrayList<>();

    private final TransferAsk.Reply reply = new TransferAsk.Reply() {
        @Override
        public void accepted() {
            told.add("accepted");
        }

        @Override
        public void refused(Refusal why) {
            told.add("refused " + why);
        }
    };

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(world.faults).isEmpty();
        assertThat(world.calls.size()).isZero();
        assertThat(world.book.size()).isZero();
        assertThat(world.time.pending()).isZero();
        assertThat(world.channels.inUse(BELL.id())).isZero();
    }

    private FakeLeg lastDialled() {
        return world.dialled.getLast();
    }

    private FakeLeg talksWithBob() {
        FakeLeg outside = world.call(BELL, "998785553322");
        world.run(lastDialled().phone()::onAnswered);
        world.run(outside.phone()::onAnswered);
        return outside;
    }

    private void park(FakeLeg by, String number) {
        world.run(() -> by.phone().onTransferAsked(new TransferAsk.Blind(number, reply)));
    }

    private FakeLeg parked(String number) {
        FakeLeg outside = talksWithBob();
        FakeLeg bob = lastDialled();
        park(bob, number);
        assertThat(told).last().isEqualTo("accepted");
        world.close(bob);
        return outside;
    }

    private FakeLeg dialsAndIsAnswered(String number) {
        FakeLeg alice = world.call(ALICE, number);
        assertThat(alice.commands()).containsExactly("answer", "record OTHERS");
        world.run(alice.phone()::onAnswered);
        return alice;
    }

    private void hangsUp(FakeLeg leg) {
        world.run(() -> leg.phone().onHungUp(HangUp.NORMAL));
    }

    private static void tells(CallRecord record, String what, String why) {
        assertThat(record.steps())
                .anySatisfy(step -> assertThat(step.what() + ": " + step.why()).isEqualTo(what + ": " + why));
    }

    @Test
    void theParkedHearsMusicUntilAliceTakesTheCallOut() {
        FakeLeg outside = parked("*700");
        assertThat(outside.commands()).endsWith("hush", "music");
        assertThat(world.book.all().iterator().next().state()).isEqualTo("parked in *701");

        FakeLeg alice = dialsAndIsAnswered("*701");
        assertThat(outside.commands()).last().isEqualTo("join caller");
        assertThat(world.onlyRecord().called()).isEqualTo("*701");
        assertThat(world.onlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
        world.time.advance(PATIENCE);
        assertThat(world.dialled).as("nobody is rung any more").hasSize(1);

        hangsUp(alice);
        world.close(alice, outside);
        CallRecord record = world.records.getLast();
        assertThat(record.legs()).hasSize(3);
        tells(record, "parking", "dialled *700");
        tells(record, "bell is parked", "in *701 by 200");
        assertThat(record.steps()).extracting(Step::what).contains("100 takes the call out of *701");
    }

    @Test
    void theSlotThatIsNamedIsTheOne() {
        FakeLeg outside = parked("*705");
        assertThat(world.book.all().iterator().next().state()).isEqualTo("parked in *705");
        hangsUp(outside);
        world.close(outside);
    }

    @Test
    void callsStandInDifferentSlotsAndATakenOneIsRefused() {
        FakeLeg first = parked("*700");
        FakeLeg second = parked("*700");
        assertThat(world.book.all())
                .extracting(LiveCall::state)
                .containsExactlyInAnyOrder("parked in *701", "parked in *702");

        FakeLeg third = talksWithBob();
        FakeLeg bob = lastDialled();
        park(bob, "*702");
        assertThat(told).last().isEqualTo("refused 486 Parking: *702 is taken");
        assertThat(bob.isOver()).isFalse();
        assertThat(world.book.all()).extracting(LiveCall::state).contains("talking");

        hangsUp(first);
        hangsUp(second);
        hangsUp(third);
        world.close(first, second, third, bob);
        tells(world.records.getLast(), "not parked", "*702 is taken");
    }

    @Test
    void nobodyIsParkedWhenAllSlotsAreTaken() {
        var outside = new ArrayList<FakeLeg>();
        for (int slot = 0; slot < Parking.USUAL.slots(); slot++) {
            outside.add(parked("*700"));
        }
        FakeLeg last = talksWithBob();
        park(lastDialled(), "*700");
        assertThat(told).last().isEqualTo("refused 486 Parking: all slots are taken");
        hangsUp(last);
        world.close(last, lastDialled());
        outside.forEach(this::hangsUp);
        world.close(outside.toArray(FakeLeg[]::new));
    }

    @Test
    void whoeverIsParkedMayHangUpAndTheSlotIsFree() {
        FakeLeg outside = parked("*701");
        hangsUp(outside);
        world.close(outside);
        assertThat(world.onlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
        FakeLeg another = parked("*701");
        hangsUp(another);
        world.close(another);
    }

    @Test
    void anEmptySlotIsNotFoundAndNeitherIsTheParkingItself() {
        FakeLeg alice = world.call(ALICE, "*703");
        assertThat(alice.commands()).containsExactly("refuse 404 Not Found");
        world.close(alice);
        assertThat(world.onlyRecord().reason()).isEqualTo("nobody is parked in *703");
        FakeLeg outside = parked("*700");
        FakeLeg again = world.call(ALICE, "*700");
        assertThat(again.commands()).containsExactly("refuse 404 Not Found");
        hangsUp(outside);
        world.close(again, outside);
    }

    @Test
    void theCallReturnsToWhoeverParkedIt() {
        FakeLeg outside = parked("*700");
        world.time.advance(PATIENCE);
        FakeLeg bob = lastDialled();
        assertThat(world.dialled).hasSize(2);
        assertThat(world.shown.getLast().number()).isEqualTo("+998901234567");
        FakeLeg late = world.call(ALICE, "*701");
        assertThat(late.commands()).containsExactly("refuse 404 Not Found");
        world.close(late);
        world.run(bob.phone()::onRinging);
        world.run(bob.phone()::onAnswered);
        assertThat(outside.commands()).endsWith("ring", "join " + bob.name());
        hangsUp(outside);
        world.close(outside, bob);
        tells(world.records.getLast(), "the call goes back to 200", "nobody took the call out of *701 within 120 s");
    }

    @Test
    void theParkedIsHungUpWhenItsParkerDoesNotAnswerEither() {
        FakeLeg outside = parked("*700");
        world.time.advance(PATIENCE.plusMinutes(1));
        assertThat(outside.commands()).last().isEqualTo("hang up: 480 Temporarily Unavailable");
        world.close(outside, lastDialled());
    }

    @Test
    void theRecordingGoesOn() {
        FakeLeg outside = parked("*700");
        FakeLeg alice = dialsAndIsAnswered("*701");
        assertThat(outside.commands()).filteredOn("record CALLER"::equals).hasSize(1);
        hangsUp(outside);
        world.close(outside, alice);
    }

    @Test
    void anAdministratorEndsAParkedCall() {
        FakeLeg outside = parked("*701");
        world.book.hangUp(world.book.all().iterator().next().id());
        world.time.settle();
        assertThat(outside.isEnded()).isTrue();
        world.close(outside);
    }
}
