package uz.karnay.pbx.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static uz.karnay.pbx.Office.ALICE;
import static uz.karnay.pbx.Office.BELL;
import static uz.karnay.pbx.Office.BRANCH;
import static uz.karnay.pbx.Office.SARKOR;
import static uz.karnay.pbx.Office.narrow;
import static uz.karnay.pbx.Office.rule;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uz.karnay.pbx.Office;
import uz.karnay.pbx.record.CallRecord.Hearing;
import uz.karnay.pbx.record.CallRecord.MediaFigures;
import uz.karnay.pbx.record.CallRecord.Party;
import uz.karnay.pbx.record.CallRecord.Step;
import uz.karnay.pbx.record.Direction;
import uz.karnay.pbx.record.Disposition;

class CallTest {

    private static final String RANDOM_MOBILE = "901234567";

    private CallWorld world = CallWorld.of(Office.with(rule(1, "9XXXXXXXX", BELL, SARKOR)));

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(world.faults).isEmpty();
        assertThat(world.calls.size()).isZero();
        assertThat(world.book.size()).isZero();
        assertThat(world.time.pending()).isZero();
        assertThat(world.channels.inUse(BELL.id()) + world.channels.inUse(SARKOR.id()))
                .isZero();
    }

    private FakeLeg bob() {
        return world.dialled(0);
    }

    private void talk(FakeLeg caller) {
        world.run(bob().phone()::onRinging);
        world.run(bob().phone()::onAnswered);
        world.run(caller.phone()::onAnswered);
    }

    private void end(FakeLeg... legs) {
        world.close(legs);
    }

    @Test
    void aliceCallsBobAndHangsUp() {
        FakeLeg alice = world.call(ALICE, "200");
        talk(alice);
        world.time.advance(Duration.ofSeconds(30));
        world.run(() -> alice.phone().onHungUp(HangUp.NORMAL));
        end(alice, bob());

        assertThat(alice.commands()).containsExactly("ring", "answer with 200 at udp:192.0.2.7:6060");
        assertThat(bob().commands()).containsExactly("hang up: Normal call clearing");
        var record = world.onlyRecord();
        assertThat(record.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(record.direction()).isEqualTo(Direction.INTERNAL);
        assertThat(record.endedBy()).isEqualTo(Party.CALLER);
        assertThat(record.caller()).isEqualTo("100");
        assertThat(record.called()).isEqualTo("200");
        assertThat(record.trunk()).isNull();
        assertThat(record.status()).isEqualTo(200);
        assertThat(record.answeredAt()).isEqualTo(record.startedAt());
        assertThat(Duration.between(record.startedAt(), record.endedAt())).isEqualTo(Duration.ofSeconds(30));
        assertThat(record.legs()).hasSize(2);
        assertThat(record.legs().getLast().media().packetsReceived()).isEqualTo(50);
        assertThat(record.legs().getLast().codec()).isEqualTo("PCMA");
    }

    @Test
    void theCalledHangsUp() {
        FakeLeg alice = world.call(ALICE, "200");
        talk(alice);
        world.run(() -> bob().phone().onHungUp(HangUp.NORMAL));
        end(bob(), alice);

        assertThat(alice.commands()).last().isEqualTo("hang up: Normal call clearing");
        assertThat(world.onlyRecord().endedBy()).isEqualTo(Party.CALLED);
    }

    @Test
    void bothHangUpAtOnce() {
        FakeLeg alice = world.call(ALICE, "200");
        talk(alice);
        world.run(() -> {
            alice.phone().onHungUp(HangUp.NORMAL);
            bob().phone().onHungUp(HangUp.NORMAL);
        });
        end(bob(), alice);

        assertThat(world.onlyRecord().endedBy()).isEqualTo(Party.CALLER);
    }

    @Test
    void theFirstAnswerWinsAndTheOthersAreHungUp() {
        world = new CallWorld(1, Office.with(), 3);
        FakeLeg alice = world.call(ALICE, "200");
        world.run(bob().phone()::onRinging);
        world.run(world.dialled(2).phone()::onRinging);
        world.run(world.dialled(1).phone()::onAnswered);
        world.run(alice.phone()::onAnswered);

        assertThat(alice.commands())
                .containsExactly("ring", "answer with " + world.dialled(1).name());
        assertThat(bob().commands()).containsExactly("hang up: Answered elsewhere");
        assertThat(world.dialled(2).commands()).containsExactly("hang up: Answered elsewhere");
        assertThat(world.dialled(1).commands()).isEmpty();

        world.run(() -> alice.phone().onHungUp(HangUp.NORMAL));
        end(alice, bob(), world.dialled(1), world.dialled(2));
        assertThat(world.onlyRecord().legs()).extracting(leg -> leg.status()).containsExactly(200, 487, 200, 487);
    }

    @Test
    void anAnswerThatCrossedTheFirstIsDropped() {
        world = new CallWorld(1, Office.with(), 2);
        FakeLeg alice = world.call(ALICE, "200");
        world.run(() -> {
            bob().phone().onAnswered();
            world.dialled(1).phone().onAnswered();
        });
        assertThat(alice.commands()).containsExactly("answer with " + bob().name());

        world.run(() -> bob().phone().onHungUp(HangUp.NORMAL));
        end(alice, bob(), world.dialled(1));
        assertThat(world.onlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void theCallerGivesUp() {
        FakeLeg alice = world.call(ALICE, "200");
        world.run(bob().phone()::onRinging);
        world.run(() -> alice.phone().onHungUp(HangUp.NORMAL));
        world.run(bob().phone()::onAnswered); // crossed our cancel
        end(bob(), alice);

        assertThat(bob().isEnded()).isTrue();
        assertThat(alice.commands()).containsExactly("ring");
        var record = world.onlyRecord();
        assertThat(record.disposition()).isEqualTo(Disposition.CANCELLED);
        assertThat(record.status()).isEqualTo(487);
        assertThat(record.answeredAt()).isNull();
    }

    @Test
    void aCallersLegThatBreaksIsNotTheCallersWish() {
        FakeLeg alice = world.call(ALICE, "200");
        world.run(() -> alice.phone().onHungUp(HangUp.NO_MEDIA));
        end(bob(), alice);

        assertThat(bob().isEnded()).isTrue();
        assertThat(world.onlyRecord().disposition()).isEqualTo(Disposition.FAILED);
        assertThat(world.onlyRecord().endedBy()).isEqualTo(Party.KARNAY);
    }

    @Test
    void aCancelThatCrossesTheAnswerHangsUpTheCalled() {
        FakeLeg alice = world.call(ALICE, "200");
        world.run(bob().phone()::onAnswered);
        world.run(() -> alice.phone().onHungUp(HangUp.NORMAL));
        end(bob(), alice);

        assertThat(bob().commands()).containsExactly("hang up: Normal call clearing");
    }

    @Test
    void nobodyAnswersWithinTheRingTime() {
        FakeLeg alice = world.call(ALICE, "200");
        world.run(bob().phone()::onRinging);
        world.time.advance(Duration.ofSeconds(60));
        end(bob(), alice);

        assertThat(bob().commands()).containsExactly("hang up: No answer in time");
        assertThat(alice.commands()).containsExactly("ring", "refuse 480 Temporarily Unavailable");
        assertThat(world.onlyRecord().disposition()).isEqualTo(Disposition.NO_ANSWER);
        assertThat(world.onlyRecord().endedBy()).isEqualTo(Party.KARNAY);
    }

    @Test
    void busyIsToldAsBusy() {
        FakeLeg alice = world.call(ALICE, "200");
        world.run(() -> bob().phone().onRefused(Refusal.BUSY));
        end(bob(), alice);

        assertThat(alice.commands()).containsExactly("refuse 486 Busy Here");
        assertThat(world.onlyRecord().disposition()).isEqualTo(Disposition.BUSY);
        assertThat(world.onlyRecord().endedBy()).isEqualTo(Party.CALLED);
    }

    @Test
    void oneBusyPhoneDoesNotStopTheOther() {
        world = new CallWorld(1, Office.with(), 2);
        FakeLeg alice = world.call(ALICE, "200");
        world.run(() -> bob().phone().onRefused(Refusal.BUSY));
        assertThat(alice.commands()).isEmpty();
        world.run(world.dialled(1).phone()::onAnswered);
        assertThat(alice.commands())
                .containsExactly("answer with " + world.dialled(1).name());

        world.run(() -> alice.phone().onHungUp(HangUp.NORMAL));
        end(alice, bob(), world.dialled(1));
    }

    @Test
    void aDeclineSpeaksForAllPhones() {
        world = new CallWorld(1, Office.with(), 2);
        FakeLeg alice = world.call(ALICE, "200");
        world.run(() -> bob().phone().onRefused(Refusal.DECLINED));
        end(bob(), world.dialled(1), alice);

        assertThat(world.dialled(1).isEnded()).isTrue();
        assertThat(alice.commands()).containsExactly("refuse 603 Decline");
        assertThat(world.onlyRecord().disposition()).isEqualTo(Disposition.REJECTED);
    }

    @Test
    void busyOutweighsSilence() {
        world = new CallWorld(1, Office.with(), 3);
        FakeLeg alice = world.call(ALICE, "200");
        world.run(() -> bob().phone().onRefused(Refusal.TIMEOUT));
        world.run(() -> world.dialled(1).phone().onRefused(Refusal.BUSY));
        world.run(() -> world.dialled(2).phone().onRefused(Refusal.OVERLOADED));
        end(bob(), world.dialled(1), world.dialled(2), alice);

        assertThat(alice.commands()).containsExactly("refuse 486 Busy Here");
    }

    @Test
    void aSilentPhoneIsUnavailable() {
        FakeLeg alice = world.call(ALICE, "200");
        world.run(() -> bob().phone().onRefused(Refusal.TIMEOUT));
        end(bob(), alice);

        assertThat(alice.commands()).containsExactly("refuse 480 Temporarily Unavailable");
    }

    @Test
    void earlyMediaOfASinglePhoneIsHeard() {
        FakeLeg alice = world.call(ALICE, "200");
        world.run(bob().phone()::onProgress);
        world.run(bob().phone()::onProgress);
        world.run(bob().phone()::onRinging);
        assertThat(alice.commands()).containsExactly("progress from " + bob().name());

        world.run(() -> bob().phone().onRefused(Refusal.BUSY));
        end(bob(), alice);
    }

    @Test
    void earlyMediaOfOneOfSeveralPhonesIsJustRinging() {
        world = new CallWorld(1, Office.with(), 2);
        FakeLeg alice = world.call(ALICE, "200");
        world.run(bob().phone()::onProgress);
        world.run(world.dialled(1).phone()::onRinging);
        assertThat(alice.commands()).containsExactly("ring");

        world.run(() -> alice.phone().onHungUp(HangUp.NORMAL));
        end(bob(), world.dialled(1), alice);
    }

    @Test
    void aDidLeadsToItsExtension() {
        FakeLeg outside = world.call(BELL, "998785553322");
        talk(outside);
        assertThat(world.channels.inUse(BELL.id())).isEqualTo(1);
        assertThat(world.shown.getFirst().number()).isEqualTo("+998901234567");
        world.run(() -> bob().phone().onHungUp(HangUp.NORMAL));
        end(outside, bob());

        var record = world.onlyRecord();
        assertThat(record.direction()).isEqualTo(Direction.INBOUND);
        assertThat(record.trunk()).isEqualTo("bell");
        assertThat(record.called()).isEqualTo("+998785553322");
        assertThat(record.steps()).extracting(Step::what).contains("DID +998785553322");
    }

    @Test
    void anUnknownDidIsRefusedAndRecorded() {
        FakeLeg outside = world.call(BELL, "998785550000");
        end(outside);

        assertThat(outside.commands()).containsExactly("refuse 404 Not Found");
        assertThat(world.onlyRecord().disposition()).isEqualTo(Disposition.UNKNOWN_DID);
        assertThat(world.onlyRecord().called()).isEqualTo("+998785550000");
    }

    @Test
    void aFailingLineLetsTheNextOneTry() {
        FakeLeg alice = world.call(ALICE, RANDOM_MOBILE);
        assertThat(world.channels.inUse(BELL.id())).isEqualTo(1);
        world.run(() -> world.dialled(0).phone().onRefused(Refusal.OVERLOADED));
        assertThat(world.channels.inUse(BELL.id())).isZero();
        assertThat(world.channels.inUse(SARKOR.id())).isEqualTo(1);
        assertThat(world.dialled(1).name()).isEqualTo("998901234567 over sarkor");
        world.run(world.dialled(1).phone()::onAnswered);
        world.run(alice.phone()::onAnswered);
        world.run(() -> alice.phone().onHungUp(HangUp.NORMAL));
        end(world.dialled(0), world.dialled(1), alice);

        assertThat(world.onlyRecord().trunk()).isEqualTo("sarkor");
        assertThat(world.onlyRecord().direction()).isEqualTo(Direction.OUTBOUND);
    }

    @Test
    void aSilentLineLetsTheNextOneTryWithinSeconds() {
        FakeLeg alice = world.call(ALICE, RANDOM_MOBILE);
        world.time.advance(CallWorld.LIMITS.lineSilence());
        assertThat(world.dialled(0).commands()).containsExactly("hang up: " + HangUp.NO_ANSWER.reason());
        assertThat(world.dialled(1).name()).isEqualTo("998901234567 over sarkor");
        assertThat(world.suspected).containsExactly("bell");
        assertThat(world.channels.inUse(BELL.id())).isZero();
        world.time.advance(CallWorld.LIMITS.lineSilence().multipliedBy(2)); // the last one has all the time of SIP
        assertThat(world.dialled(1).commands()).isEmpty();
        world.run(() -> world.dialled(1).phone().onRefused(Refusal.TIMEOUT));
        end(world.dialled(0), world.dialled(1), alice);

        assertThat(alice.commands()).containsExactly("refuse 504 Server Time-out");
    }

    @Test
    void aLineThatTookTheCallIsGivenItsTime() {
        FakeLeg alice = world.call(ALICE, RANDOM_MOBILE);
        world.run(world.dialled(0).phone()::onTrying);
        world.time.advance(Duration.ofSeconds(60));
        assertThat(world.dialled).hasSize(1);
        assertThat(world.suspected).isEmpty();
        world.run(() -> alice.phone().onHungUp(HangUp.NORMAL));
        end(world.dialled(0), alice);
    }

    @Test
    void aLineThatIsOutOfOrderIsTriedLast() {
        world.outOfOrder.add("bell");
        FakeLeg alice = world.call(ALICE, RANDOM_MOBILE);
        assertThat(world.dialled(0).name()).isEqualTo("998901234567 over sarkor");
        world.run(() -> world.dialled(0).phone().onRefused(Refusal.OVERLOADED));
        assertThat(world.dialled(1).name()).isEqualTo("998901234567 over bell");
        world.time.advance(CallWorld.LIMITS.lineSilence());
        end(world.dialled(0), world.dialled(1), alice);

        assertThat(alice.commands()).containsExactly("refuse 504 Server Time-out");
        assertThat(world.onlyRecord().steps())
                .anySatisfy(step -> assertThat(step.what()).isEqualTo("bell is tried last"));
    }

    @Test
    void aPhoneSendsItsCallerOnAsFarAsItsOwnerMayCall() {
        FakeLeg alice = world.call(ALICE, "200");
        world.run(() -> bob().phone().onRedirected(RANDOM_MOBILE));
        assertThat(world.dialled(1).name()).isEqualTo("998901234567 over bell");
        world.run(world.dialled(1).phone()::onAnswered);
        world.run(alice.phone()::onAnswered);
        world.run(() -> alice.phone().onHungUp(HangUp.NORMAL));
        end(bob(), world.dialled(1), alice);

        assertThat(world.onlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(world.onlyRecord().trunk()).isEqualTo("bell");
        assertThat(world.onlyRecord().legs().get(1).status()).isEqualTo(302);
    }

    @Test
    void aCallerThatIsSentOnIsShownToTheColleague() {
        FakeLeg outside = world.call(BELL, "998785553322");
        world.run(() -> bob().phone().onRedirected("100"));
        assertThat(world.dialled(1).name()).startsWith("100 at ");
        assertThat(world.shown.get(1)).isEqualTo(world.shown.get(0));
        world.run(() -> outside.phone().onHungUp(HangUp.NORMAL));
        end(bob(), world.dialled(1), outside);
    }

    @Test
    void aCallIsNotSentRoundInCircles() {
        FakeLeg alice = world.call(ALICE, "200");
        world.run(() -> bob().phone().onRedirected("200"));
        world.run(() -> world.dialled(1).phone().onRedirected("200"));
        end(bob(), world.dialled(1), alice);

        assertThat(world.dialled).hasSize(2);
        assertThat(alice.commands()).containsExactly("refuse 480 Temporarily Unavailable");
    }

    @Test
    void aLineMaySendNobodyOn() {
        FakeLeg alice = world.call(ALICE, RANDOM_MOBILE);
        world.run(() -> world.dialled(0).phone().onRedirected("200"));
        end(world.dialled(0), alice);

        assertThat(world.dialled).hasSize(1);
        assertThat(alice.commands()).containsExactly("refuse 480 Temporarily Unavailable");
    }

    @Test
    void aBusySubscriberIsBusyOverAnyLine() {
        FakeLeg alice = world.call(ALICE, RANDOM_MOBILE);
        world.run(() -> world.dialled(0).phone().onRefused(Refusal.BUSY));
        end(world.dialled(0), alice);

        assertThat(world.dialled).hasSize(1);
        assertThat(alice.commands()).containsExactly("refuse 486 Busy Here");
    }

    @Test
    void allLinesFail() {
        FakeLeg alice = world.call(ALICE, RANDOM_MOBILE);
        world.run(() -> world.dialled(0).phone().onRefused(new Refusal(407, "Proxy Authentication Required")));
        world.run(() -> world.dialled(1).phone().onRefused(Refusal.OVERLOADED));
        end(world.dialled(0), world.dialled(1), alice);

        assertThat(alice.commands()).containsExactly("refuse 503 Service Unavailable");
        assertThat(world.onlyRecord().disposition()).isEqualTo(Disposition.FAILED);
    }

    @Test
    void ringingIsHeardAgainAfterAFailedAnnouncement() {
        FakeLeg alice = world.call(ALICE, RANDOM_MOBILE);
        world.run(world.dialled(0).phone()::onProgress);
        world.run(() -> world.dialled(0).phone().onRefused(Refusal.OVERLOADED));
        world.run(world.dialled(1).phone()::onRinging);
        assertThat(alice.commands())
                .containsExactly("progress from " + world.dialled(0).name(), "ring");

        world.run(() -> alice.phone().onHungUp(HangUp.NORMAL));
        end(world.dialled(0), world.dialled(1), alice);
    }

    @Test
    void aFullTrunkIsPassedOver() {
        var bell = narrow(BELL, 1);
        world = CallWorld.of(Office.with(bell, rule(1, "9XXXXXXXX", bell, SARKOR)));
        FakeLeg first = world.call(ALICE, RANDOM_MOBILE);
        FakeLeg second = world.call(ALICE, RANDOM_MOBILE);
        assertThat(world.dialled).extracting(FakeLeg::name).last().isEqualTo("998901234567 over sarkor");

        world.run(() -> first.phone().onHungUp(HangUp.NORMAL));
        world.run(() -> second.phone().onHungUp(HangUp.NORMAL));
        end(world.dialled(0), first, world.dialled(1), second);
        assertThat(world.records.getLast().steps()).extracting(Step::what).contains("bell passed over");
    }

    @Test
    void aCallOverAFullTrunkIsTurnedAway() {
        var bell = narrow(BELL, 1);
        world = CallWorld.of(Office.with(bell));
        FakeLeg first = world.call(bell, "998785553322");
        FakeLeg second = world.call(bell, "998785553322");
        end(second);

        assertThat(second.commands()).containsExactly("refuse 503 Service Unavailable");
        assertThat(world.onlyRecord().reason()).isEqualTo("all 1 channels of bell are in use");

        world.run(() -> first.phone().onHungUp(HangUp.NORMAL));
        end(first, bob());
    }

    @Test
    void anEmergencyCallGoesPastAllLimits() {
        var bell = narrow(BELL, 1);
        world = CallWorld.of(Office.with(bell, rule(1, ".", bell)));
        for (int i = 0; i < CallWorld.LIMITS.liveCalls(); i++) {
            world.call(ALICE, "200");
        }
        FakeLeg outside = world.call(bell, "998785553322");
        FakeLeg ordinary = world.call(ALICE, RANDOM_MOBILE);
        assertThat(outside.commands()).containsExactly("refuse 503 Service Unavailable");
        assertThat(ordinary.commands()).containsExactly("refuse 503 Service Unavailable");
        FakeLeg emergency = world.call(ALICE, "112");
        FakeLeg another = world.call(ALICE, "103");
        assertThat(world.dialled).extracting(FakeLeg::name).contains("112 over bell", "103 over bell");
        assertThat(emergency.commands()).isEmpty();
        assertThat(another.commands()).isEmpty();

        world.run(() -> world.calls.hangUpAll(HangUp.SHUTDOWN));
        world.time.advance(CallWorld.LIMITS.closing());
        assertThat(world.records).hasSize(CallWorld.LIMITS.liveCalls() + 4);
    }

    @Test
    void anAdministratorEndsACall() {
        FakeLeg alice = world.call(ALICE, "200");
        talk(alice);
        var live = world.book.all().iterator().next();
        assertThat(live.state()).isEqualTo("talking");
        assertThat(live.legs()).containsExactly("100 answered", "200 answered");
        assertThat(world.book.hangUp(live.id())).isTrue();
        world.time.settle();
        end(alice, bob());

        assertThat(alice.commands()).last().isEqualTo("hang up: Ended by an administrator");
        assertThat(world.onlyRecord().endedBy()).isEqualTo(Party.KARNAY);
        assertThat(world.book.hangUp(live.id())).isFalse();
    }

    @Test
    void anAdministratorEndsARingingCall() {
        FakeLeg alice = world.call(ALICE, "200");
        world.book.hangUp(world.book.all().iterator().next().id());
        world.time.settle();
        end(alice, bob());

        assertThat(alice.commands()).containsExactly("refuse 480 Temporarily Unavailable");
        assertThat(bob().isEnded()).isTrue();
    }

    @Test
    void aVanishedPeerIsNobodysWish() {
        FakeLeg alice = world.call(ALICE, "200");
        talk(alice);
        world.run(() -> bob().phone().onHungUp(HangUp.PEER_VANISHED));
        end(alice, bob());

        assertThat(world.onlyRecord().endedBy()).isEqualTo(Party.KARNAY);
        assertThat(world.onlyRecord().reason()).isEqualTo(HangUp.PEER_VANISHED.reason());
    }

    @Test
    void theListTellsHowEachLegSounds() {
        FakeLeg alice = world.call(ALICE, "200");
        talk(alice);
        var good = new Hearing(4.4, 4.3, 0.0, null, 1.0, 60.0);
        var now = new MediaFigures(500, 500, 0, 1.0, 0, good, Hearing.UNKNOWN, 20.0, List.of());
        world.run(() -> bob().phone().onSound(now));
        LiveCall live = world.book.all().iterator().next();
        assertThat(live.state()).isEqualTo("talking");
        assertThat(live.sounds())
                .extracting(LiveCall.Sound::leg, LiveCall.Sound::figures)
                .containsExactly(tuple("100", MediaFigures.NONE), tuple("200", now));
        world.run(() -> bob().phone().onHold(true));
        world.run(() -> alice.phone().onSound(now));
        assertThat(world.book.all().iterator().next().state()).isEqualTo("on hold");
        world.run(() -> alice.phone().onHungUp(HangUp.NORMAL));
        end(alice, bob());
        world.run(() -> alice.phone().onSound(now));
        assertThat(world.onlyRecord().legs().getFirst().media().fromPeer()).isEqualTo(Hearing.UNKNOWN);
    }

    @Test
    void holdIsToldInTheRecordAndTheList() {
        FakeLeg alice = world.call(ALICE, "200");
        talk(alice);
        world.run(() -> bob().phone().onHold(true));
        assertThat(world.book.all().iterator().next().state()).isEqualTo("on hold");
        world.run(() -> bob().phone().onHold(false));
        assertThat(world.book.all().iterator().next().state()).isEqualTo("talking");
        world.run(() -> alice.phone().onHungUp(HangUp.NORMAL));
        end(alice, bob());

        assertThat(world.onlyRecord().steps())
                .extracting(Step::what)
                .contains("200 puts the call on hold", "200 takes the call back");
    }

    @Test
    void noCallLastsForEver() {
        FakeLeg alice = world.call(ALICE, "200");
        talk(alice);
        world.time.advance(CallWorld.LIMITS.longestCall());
        end(alice, bob());

        assertThat(world.onlyRecord().reason()).isEqualTo(HangUp.TOO_LONG.reason());
    }

    @Test
    void legsThatCannotBeJoinedEndTheCall() {
        FakeLeg alice = world.call(ALICE, "200");
        world.run(bob().phone()::onAnswered);
        world.run(() -> {
            alice.phone().onRefused(Refusal.NOT_ACCEPTABLE);
            bob().phone().onHungUp(HangUp.NO_MEDIA);
        });
        end(alice, bob());

        assertThat(bob().commands()).containsExactly("hang up: No media path");
        assertThat(world.onlyRecord().disposition()).isEqualTo(Disposition.FAILED);
        assertThat(world.onlyRecord().status()).isEqualTo(488);
    }

    @Test
    void theRecordDoesNotWaitForeverForALeg() {
        FakeLeg alice = world.call(ALICE, "200");
        talk(alice);
        world.run(() -> alice.phone().onHungUp(HangUp.NORMAL));
        end(alice);
        assertThat(world.records).isEmpty();
        world.time.advance(CallWorld.LIMITS.closing());
        assertThat(world.records).hasSize(1);
        end(bob()); // late, and harmless
    }

    @Test
    void aTieLineDialsAsTheOfficeDoes() {
        FakeLeg branch = world.call(BRANCH, RANDOM_MOBILE);
        assertThat(world.dialled(0).name()).isEqualTo("998901234567 over bell");
        world.run(() -> branch.phone().onHungUp(HangUp.NORMAL));
        end(branch, world.dialled(0));

        assertThat(world.onlyRecord().direction()).isEqualTo(Direction.TRANSIT);
        assertThat(world.onlyRecord().trunk()).isEqualTo("branch");
    }
}
