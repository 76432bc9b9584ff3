package uz.karnay.pbx.call;

import static org.assertj.core.api.Assertions.assertThat;
import static uz.karnay.pbx.Office.ALICE;
import static uz.karnay.pbx.Office.BELL;
import static uz.karnay.pbx.Office.rule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uz.karnay.pbx.Office;
import uz.karnay.pbx.record.CallRecord.Step;
import uz.karnay.pbx.record.Disposition;

class TransferTest {

    private final CallWorld world = CallWorld.of(Office.with(rule(1, "9XXXXXXXX", BELL)));
    private final List<String> told = new ArrayList<>();

    private final TransferAsk.Reply reply = new TransferAsk.Reply() {
        @Override
        public void accepted() {
            told.add("accepted");
        }

        @Override
        public void refused(Refusal why) {
            told.add("refused " + why.status());
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

    /** Somebody outside has called the reception, and Bob has taken the call. */
    private FakeLeg talksWithBob() {
        FakeLeg outside = world.call(BELL, "998785553322");
        world.run(world.dialled(0).phone()::onAnswered);
        world.run(outside.phone()::onAnswered);
        return outside;
    }

    private void ask(FakeLeg leg, TransferAsk ask) {
        world.run(() -> leg.phone().onTransferAsked(ask));
    }

    @Test
    void theCalledTransfersItsCallerToAColleague() {
        FakeLeg outside = talksWithBob();
        FakeLeg bob = world.dialled(0);
        ask(bob, new TransferAsk.Blind("100", reply));
        assertThat(told).containsExactly("accepted");
        assertThat(bob.commands()).containsExactly("hang up: The call was transferred");
        assertThat(world.shown.getLast().number()).isEqualTo("+998901234567");

        FakeLeg alice = world.dialled(1);
        world.run(alice.phone()::onRinging);
        world.run(alice.phone()::onAnswered);
        assertThat(outside.commands()).endsWith("hush", "ring", "join " + alice.name());
        world.run(() -> alice.phone().onHungUp(HangUp.NORMAL));
        world.close(outside, bob, alice);

        var record = world.onlyRecord();
        assertThat(record.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(record.legs()).hasSize(3);
        assertThat(record.steps()).extracting(Step::what).contains("200 transfers bell", "100 answered");
    }

    @Test
    void theCallerTransfersTheCalledAndLeaves() {
        FakeLeg alice = world.call(ALICE, "200");
        FakeLeg bob = world.dialled(0);
        world.run(bob.phone()::onAnswered);
        world.run(alice.phone()::onAnswered);
        ask(alice, new TransferAsk.Blind("901234567", reply));
        FakeLeg line = world.dialled(1);
        assertThat(line.name()).isEqualTo("998901234567 over bell");
        world.run(line.phone()::onAnswered);
        assertThat(bob.commands()).containsExactly("hush", "join " + line.name());
        world.run(() -> bob.phone().onHungUp(HangUp.NORMAL));
        world.close(alice, bob, line);
        assertThat(world.onlyRecord().legs()).hasSize(3);
    }

    @Test
    void nobodyIsTransferredToWhereThereIsNobody() {
        FakeLeg outside = talksWithBob();
        FakeLeg bob = world.dialled(0);
        ask(bob, new TransferAsk.Blind("999", reply));
        assertThat(told).containsExactly("refused 404");
        assertThat(world.book.all().iterator().next().state()).isEqualTo("talking");
        world.run(() -> outside.phone().onHungUp(HangUp.NORMAL));
        world.close(outside, bob);
    }

    @Test
    void whoeverIsTransferredAndFindsNobodyGoesBack() {
        FakeLeg outside = talksWithBob();
        ask(world.dialled(0), new TransferAsk.Blind("100", reply));
        world.close(world.dialled(0));
        world.run(() -> world.dialled(1).phone().onRefused(Refusal.BUSY));
        FakeLeg bob = world.dialled(2);
        assertThat(bob.name()).isEqualTo(world.dialled(0).name());
        assertThat(world.shown.getLast().number()).isEqualTo("+998901234567");
        world.run(bob.phone()::onAnswered);
        assertThat(outside.commands()).last().isEqualTo("join " + bob.name());
        world.run(() -> bob.phone().onHungUp(HangUp.NORMAL));
        world.close(outside, world.dialled(1), bob);
        assertThat(world.onlyRecord().steps())
                .contains(new Step(
                        world.time.now(),
                        "the call goes back to 200",
                        "nobody was found by the transfer: 486 Busy Here"));
    }

    @Test
    void whoeverFindsNobodyEvenThereIsHungUp() {
        FakeLeg outside = talksWithBob();
        ask(world.dialled(0), new TransferAsk.Blind("100", reply));
        world.time.advance(Duration.ofMinutes(2));
        assertThat(world.dialled).hasSize(3);
        world.close(outside, world.dialled(0), world.dialled(1), world.dialled(2));
        assertThat(outside.commands()).last().isEqualTo("hang up: 480 Temporarily Unavailable");
    }

    @Test
    void nothingGoesBackOverATrunk() {
        FakeLeg outside = talksWithBob();
        ask(outside, new TransferAsk.Blind("998785553322", reply));
        assertThat(told).containsExactly("accepted");
        world.run(() -> world.dialled(1).phone().onRefused(Refusal.BUSY));
        assertThat(world.dialled(0).commands()).last().isEqualTo("hang up: 486 Busy Here");
        world.close(outside, world.dialled(0), world.dialled(1));
    }

    @Test
    void whoeverFoundSomebodyDoesNotGoBack() {
        FakeLeg outside = talksWithBob();
        ask(world.dialled(0), new TransferAsk.Blind("100", reply));
        world.run(world.dialled(1).phone()::onAnswered);
        world.run(() -> world.dialled(1).phone().onHungUp(HangUp.NORMAL));
        assertThat(world.dialled).hasSize(2);
        world.close(outside, world.dialled(0), world.dialled(1));
    }

    @Test
    void theTransferredGivesUp() {
        FakeLeg outside = talksWithBob();
        ask(world.dialled(0), new TransferAsk.Blind("100", reply));
        world.run(() -> outside.phone().onHungUp(HangUp.NORMAL));
        assertThat(world.dialled(1).isEnded()).isTrue();
        world.close(outside, world.dialled(0), world.dialled(1));
        assertThat(world.onlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void whoeverAsksWhileItRingsIsRefused() {
        FakeLeg outside = world.call(BELL, "998785553322");
        ask(outside, new TransferAsk.Blind("100", reply));
        assertThat(told).containsExactly("refused 603");
        world.run(() -> outside.phone().onHungUp(HangUp.NORMAL));
        world.close(outside, world.dialled(0));
    }

    @Test
    void twoCallsOfBobBecomeOneWithoutHim() {
        FakeLeg outside = talksWithBob();
        FakeLeg bob = world.dialled(0);
        FakeLeg consults = world.call(Office.BOB, "100");
        FakeLeg alice = world.dialled(1);
        world.run(alice.phone()::onAnswered);
        world.run(consults.phone()::onAnswered);
        world.run(() -> bob.phone().onTransferAsked(new TransferAsk.Attended(consults.phone(), reply)));

        assertThat(told).containsExactly("accepted");
        assertThat(bob.isEnded()).isTrue();
        assertThat(consults.isEnded()).isTrue();
        assertThat(alice.isEnded()).isFalse();
        assertThat(outside.commands()).endsWith("hush", "join " + alice.name());
        world.close(bob, consults);
        assertThat(world.onlyRecord().caller()).isEqualTo("200");
        assertThat(world.onlyRecord().legs()).hasSize(2);
        assertThat(world.onlyRecord().legs().getLast().reason()).startsWith("Goes on in call ");

        world.run(() -> alice.phone().onHungUp(HangUp.NORMAL));
        world.close(outside, alice);
        assertThat(world.records).hasSize(2);
        assertThat(world.records.getLast().caller()).isEqualTo("+998901234567");
        assertThat(world.records.getLast().legs()).hasSize(3);
    }

    @Test
    void theOneWhoCalledBothMayLeave() {
        FakeLeg toBob = world.call(ALICE, "200");
        world.run(world.dialled(0).phone()::onAnswered);
        world.run(toBob.phone()::onAnswered);
        FakeLeg outward = world.call(ALICE, "901234567");
        FakeLeg line = world.dialled(1);
        world.run(line.phone()::onAnswered);
        world.run(outward.phone()::onAnswered);
        world.run(() -> outward.phone().onTransferAsked(new TransferAsk.Attended(toBob.phone(), reply)));
        assertThat(line.commands()).endsWith("hush", "join " + world.dialled(0).name());
        world.run(() -> line.phone().onHungUp(HangUp.NORMAL));
        world.close(toBob, outward, line, world.dialled(0));
        assertThat(world.records).hasSize(2);
    }

    @Test
    void aCallThatIsOverTakesNobody() {
        FakeLeg outside = talksWithBob();
        FakeLeg bob = world.dialled(0);
        FakeLeg consults = world.call(Office.BOB, "100");
        world.run(() -> consults.phone().onHungUp(HangUp.NORMAL));
        world.close(consults, world.dialled(1));
        world.run(() -> bob.phone().onTransferAsked(new TransferAsk.Attended(consults.phone(), reply)));
        assertThat(told).containsExactly("refused 603");
        world.run(() -> outside.phone().onHungUp(HangUp.NORMAL));
        world.close(outside, bob);
    }

    @Test
    void aCallThatStillRingsIsTakenOverByItsNumber() {
        FakeLeg outside = talksWithBob();
        FakeLeg bob = world.dialled(0);
        FakeLeg consults = world.call(Office.BOB, "100");
        world.run(() -> bob.phone().onTransferAsked(new TransferAsk.Attended(consults.phone(), reply)));
        assertThat(told).containsExactly("accepted");
        assertThat(world.dialled(1).isEnded()).isTrue();
        FakeLeg alice = world.dialled(2);
        world.run(alice.phone()::onAnswered);
        assertThat(outside.commands()).endsWith("join " + alice.name());
        world.run(() -> alice.phone().onHungUp(HangUp.NORMAL));
        world.close(outside, bob, consults, world.dialled(1), alice);
        assertThat(world.records).hasSize(2);
    }
}
