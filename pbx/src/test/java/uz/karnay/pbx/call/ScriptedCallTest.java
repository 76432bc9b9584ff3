package uz.karnay.pbx.call;

import static org.assertj.core.api.Assertions.assertThat;
import static uz.karnay.pbx.Office.BELL;
import static uz.karnay.pbx.Office.BOB;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uz.karnay.pbx.Office;
import uz.karnay.pbx.call.LegPort.CaptureEnd;
import uz.karnay.pbx.directory.Announcement;
import uz.karnay.pbx.directory.AnnouncementId;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.RoomId;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.directory.Wording;
import uz.karnay.pbx.record.CallRecord.Party;
import uz.karnay.pbx.record.CallRecord.Step;
import uz.karnay.pbx.record.Disposition;
import uz.karnay.pbx.script.CallGone;
import uz.karnay.pbx.script.DialOutcome;
import uz.karnay.pbx.script.DialRules;
import uz.karnay.pbx.script.Inbox;
import uz.karnay.pbx.script.KeyRules;
import uz.karnay.pbx.script.RecordRules;
import uz.karnay.pbx.script.Recorded;
import uz.karnay.pbx.script.Script;
import uz.karnay.pbx.script.Sound;
import uz.karnay.pbx.script.VoiceFile;
import uz.karnay.pbx.script.Waited;
import uz.karnay.pbx.speech.Language;

class ScriptedCallTest {

    private static final String NUMBER = "+998785550001";
    private static final AnnouncementId ID = new AnnouncementId(new UUID(9, 9));
    private static final RouteTarget TO_BOB = new RouteTarget.ToExtension(BOB.id());
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private final CallWorld world = CallWorld.of(directory());
    private final List<Object> heard = new ArrayList<>();

    /** A number that leads to a script; which one is each test's own. */
    private static Directory directory() {
        var anything =
                new Announcement(ID, "anything", "", new Wording(Map.of(Language.RU, "hello")), 1, true, null, true);
        return Office.with(Office.did(NUMBER, new RouteTarget.ToAnnouncement(ID)))
                .with(List.of(new Change.PutFacility(anything)));
    }

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(world.calls.size()).isZero();
        assertThat(world.book.size()).isZero();
        assertThat(world.time.pending()).isZero();
        assertThat(world.time.liveScripts()).isZero();
        assertThat(world.channels.inUse(BELL.id())).isZero();
    }

    private FakeLeg callInto(Script script) {
        world.serve((_, _) -> script);
        FakeLeg alice = world.call(BELL, NUMBER.substring(1));
        acknowledge(alice);
        return alice;
    }

    private void acknowledge(FakeLeg alice) {
        if (alice.commands().contains("answer")) {
            world.run(alice.phone()::onAnswered);
        }
    }

    private void press(FakeLeg alice, String keys) {
        keys.chars().forEach(key -> world.run(() -> alice.phone().onKey((char) key)));
    }

    private void hangUp(FakeLeg alice) {
        world.run(() -> alice.phone().onHungUp(HangUp.NORMAL));
        world.close(alice);
    }

    @Test
    void saysSomethingAndHangsUp() {
        FakeLeg alice = callInto(call -> call.say(List.of(Sound.spoken("goodbye"))));
        assertThat(alice.commands()).containsExactly("answer", "play goodbye in uz");
        assertThat(alice.hearsKeys()).isTrue();
        world.run(alice.phone()::onPlayed);
        world.close(alice);

        assertThat(alice.commands()).last().isEqualTo("hang up: Normal call clearing");
        var record = world.onlyRecord();
        assertThat(record.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(record.endedBy()).isEqualTo(Party.KARNAY);
        assertThat(record.legs()).hasSize(1);
        assertThat(record.steps()).extracting(Step::what).contains("announcement anything", "Karnay answers");
    }

    @Test
    void aCallerWhoHangsUpEndsTheScript() {
        FakeLeg alice = callInto(call -> {
            try {
                call.say(List.of(Sound.spoken("goodbye")));
            } catch (CallGone gone) {
                heard.add("gone");
                throw gone;
            }
        });
        hangUp(alice);

        assertThat(heard).containsExactly("gone");
        assertThat(world.onlyRecord().endedBy()).isEqualTo(Party.CALLER);
    }

    @Test
    void aCallerWhoGivesUpBeforeOurAnswerIsAcknowledgedEndsTheScript() {
        world.serve((_, _) -> call -> call.say(List.of(Sound.spoken("goodbye"))));
        FakeLeg alice = world.call(BELL, NUMBER.substring(1));
        hangUp(alice);
        assertThat(alice.commands()).containsExactly("answer");
        assertThat(world.onlyRecord().disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void aFaultInAScriptEndsItsCall() {
        FakeLeg alice = callInto(call -> {
            call.answer();
            throw new IllegalStateException("a fault");
        });
        world.close(alice);

        assertThat(world.faults)
                .singleElement()
                .extracting(Throwable::getMessage)
                .isEqualTo("a fault");
        assertThat(alice.isEnded()).isTrue();
        assertThat(world.onlyRecord().disposition()).isEqualTo(Disposition.FAILED);
    }

    @Test
    void theFirstKeyCutsThePromptShort() {
        FakeLeg alice =
                callInto(call -> heard.add(call.ask(List.of(Sound.spoken("goodbye")), KeyRules.upTo(4, TEN_SECONDS))));
        press(alice, "12");
        assertThat(alice.commands()).containsExactly("answer", "play goodbye in uz", "hush");
        press(alice, "#");
        assertThat(heard).hasToString("[Keys[digits=12, end=ENDED_BY_KEY]]");
        world.close(alice);
    }

    @Test
    void keysThatArePressedTooEarlyAreKept() {
        FakeLeg alice = callInto(call -> {
            call.say(List.of(Sound.spoken("goodbye")));
            heard.add(call.ask(List.of(Sound.spoken("goodbye")), KeyRules.one(TEN_SECONDS))
                    .digits());
            heard.add(call.ask(List.of(Sound.spoken("goodbye")), KeyRules.one(TEN_SECONDS))
                    .digits());
        });
        press(alice, "34");
        world.run(alice.phone()::onPlayed);
        world.close(alice);

        assertThat(heard).containsExactly("3", "4");
        assertThat(alice.commands()).containsExactly("answer", "play goodbye in uz", "hang up: Normal call clearing");
    }

    @Test
    void silenceIsNotWaitedForForEver() {
        FakeLeg alice = callInto(call -> heard.add(call.ask(List.of(Sound.spoken("goodbye")), KeyRules.one(TEN_SECONDS))
                .isSilence()));
        world.run(alice.phone()::onPlayed);
        world.time.advance(Duration.ofSeconds(9));
        assertThat(heard).isEmpty();
        world.time.advance(Duration.ofSeconds(1));
        assertThat(heard).containsExactly(true);
        world.close(alice);
    }

    @Test
    void somebodyIsRungAndTheScriptGoesOnWhenNobodyAnswers() {
        FakeLeg alice = callInto(call -> {
            call.answer();
            heard.add(call.dial(TO_BOB, DialRules.music(Duration.ofSeconds(20))));
            call.say(List.of(Sound.spoken("goodbye")));
        });
        FakeLeg bob = world.dialled(0);
        world.run(bob.phone()::onRinging);
        assertThat(alice.commands()).containsExactly("answer", "music");
        world.time.advance(Duration.ofSeconds(20));
        assertThat(bob.isEnded()).isTrue();
        assertThat(heard).containsExactly(new DialOutcome.Nobody(Refusal.UNAVAILABLE));
        assertThat(alice.commands()).containsExactly("answer", "music", "hush", "play goodbye in uz");
        hangUp(alice);
        world.close(bob);
        world.time.advance(TEN_SECONDS);
    }

    @Test
    void theyTalkAndTheScriptGoesOnWhenTheCalledHangsUp() {
        FakeLeg alice = callInto(call -> {
            call.answer();
            heard.add(call.dial(TO_BOB, DialRules.ringing(Duration.ofSeconds(20))));
        });
        FakeLeg bob = world.dialled(0);
        world.run(bob.phone()::onRinging);
        world.run(bob.phone()::onAnswered);
        assertThat(alice.commands()).containsExactly("answer", "ring", "join " + bob.name());
        assertThat(world.book.all().iterator().next().state()).isEqualTo("talking");
        world.time.advance(Duration.ofSeconds(42));
        world.run(() -> bob.phone().onHungUp(HangUp.NORMAL));
        assertThat(heard).containsExactly(new DialOutcome.Talked(Duration.ofSeconds(42)));
        world.close(alice, bob);
        assertThat(world.onlyRecord().legs()).hasSize(2);
    }

    @Test
    void theCallGoesOnToSomebodyElse() {
        FakeLeg alice = callInto(call -> {
            call.answer();
            throw call.goTo(TO_BOB, "pressed 1");
        });
        FakeLeg bob = world.dialled(0);
        world.run(bob.phone()::onAnswered);
        assertThat(alice.commands()).containsExactly("answer", "hush", "join " + bob.name());
        assertThat(world.shown.getFirst().number()).isEqualTo("+998901234567");
        hangUp(alice);
        world.close(bob);
        assertThat(world.onlyRecord().steps())
                .anySatisfy(step -> assertThat(step.why()).isEqualTo("pressed 1"));
    }

    @Test
    void whoeverIsSentOnUnansweredIsAnsweredByWhomItReaches() {
        FakeLeg alice = callInto(call -> {
            throw call.goTo(TO_BOB, "as it is");
        });
        FakeLeg bob = world.dialled(0);
        world.run(bob.phone()::onRinging);
        world.run(bob.phone()::onAnswered);
        assertThat(alice.commands()).containsExactly("ring", "answer with " + bob.name());
        hangUp(alice);
        world.close(bob);
    }

    @Test
    void anAnsweredCallerWhoReachesNobodyIsHungUp() {
        FakeLeg alice = callInto(call -> {
            call.answer();
            throw call.goTo(TO_BOB, "pressed 1");
        });
        world.run(() -> world.dialled(0).phone().onRefused(Refusal.BUSY));
        world.close(alice, world.dialled(0));
        assertThat(alice.commands()).last().isEqualTo("hang up: 486 Busy Here");
    }

    @Test
    void aMessageIsTakenDownEvenWhenTheCallerHangsUp() {
        FakeLeg alice = callInto(call -> {
            var rules = new RecordRules(Duration.ofMinutes(3), Duration.ofSeconds(5), "#");
            heard.add(call.record(new VoiceFile(Path.of("message.wav")), rules));
            heard.add("saved");
            call.say(List.of(Sound.spoken("goodbye")));
        });
        assertThat(alice.commands()).containsExactly("answer", "hush", "capture message.wav");
        hangUp(alice);
        assertThat(heard).containsExactly(new Recorded(Duration.ofSeconds(2), Recorded.End.CALLER_GONE, ""), "saved");
    }

    @Test
    void aKeyOrSilenceEndsAMessage() {
        FakeLeg alice = callInto(call -> {
            var rules = new RecordRules(Duration.ofMinutes(3), Duration.ofSeconds(5), "#");
            heard.add(call.record(new VoiceFile(Path.of("one.wav")), rules).end());
            heard.add(call.record(new VoiceFile(Path.of("two.wav")), rules).end());
            heard.add(call.record(new VoiceFile(Path.of("three.wav")), rules).end());
        });
        press(alice, "5#");
        world.run(() -> alice.captured(CaptureEnd.SILENCE));
        world.time.advance(Duration.ofMinutes(3));
        assertThat(heard).containsExactly(Recorded.End.KEY, Recorded.End.SILENCE, Recorded.End.LONGEST);
        world.close(alice);
    }

    @Test
    void wordFromOthersEndsAWait() {
        var inboxes = new ArrayList<Inbox<String>>();
        FakeLeg alice = callInto(call -> {
            Inbox<String> inbox = call.inbox();
            inboxes.add(inbox);
            heard.add(call.wait(inbox, TEN_SECONDS));
            heard.add(call.wait(inbox, TEN_SECONDS));
            heard.add(call.wait(inbox, TEN_SECONDS));
        });
        world.run(() -> inboxes.getFirst().put("an agent is free"));
        press(alice, "1");
        world.time.advance(TEN_SECONDS);
        assertThat(heard)
                .containsExactly(
                        new Waited.Came<>("an agent is free"), new Waited.Pressed<>('1'), new Waited.TimeOver<>());
        world.close(alice);
        assertThat(inboxes.getFirst().put("too late")).isFalse();
    }

    @Test
    void whoPressesAKeyInAConferenceDoesNotLeaveIt() {
        RoomId room = new RoomId(new UUID(9, 10));
        FakeLeg alice = callInto(call -> {
            Inbox<String> inbox = call.inbox();
            heard.add(call.confer(room, true, List.of(), inbox, TEN_SECONDS));
            heard.add(call.confer(room, false, List.of(Sound.spoken("conf-muted")), inbox, TEN_SECONDS));
        });
        press(alice, "1");
        world.time.advance(TEN_SECONDS);
        assertThat(heard).containsExactly(new Waited.Pressed<>('1'), new Waited.TimeOver<>());
        assertThat(alice.commands())
                .containsSubsequence("enter room", "enter room muted")
                .doesNotContain("hush");
        world.close(alice);
    }

    @Test
    void whatIsSaidEarlyIsNotAnswered() {
        FakeLeg alice = callInto(call -> {
            call.early();
            call.say(List.of(Sound.spoken("goodbye")));
            throw call.goTo(TO_BOB, "after it");
        });
        assertThat(alice.commands()).containsExactly("progress", "play goodbye in uz");
        world.run(alice.phone()::onPlayed);
        world.run(world.dialled(0).phone()::onAnswered);
        assertThat(alice.commands())
                .last()
                .isEqualTo("answer with " + world.dialled(0).name());
        hangUp(alice);
        world.close(world.dialled(0));
    }

    @Test
    void anAdministratorEndsAScriptedCall() {
        FakeLeg alice = callInto(call -> call.wait(Duration.ofHours(1)));
        assertThat(world.book.all().iterator().next().state()).isEqualTo("served by a script");
        world.book.hangUp(world.book.all().iterator().next().id());
        world.time.settle();
        world.close(alice);
        assertThat(world.onlyRecord().reason()).isEqualTo(HangUp.BY_ADMINISTRATOR.reason());
    }

    @Test
    void noScriptedCallLastsForEver() {
        FakeLeg alice = callInto(call -> call.wait(Duration.ofDays(3)));
        world.time.advance(CallWorld.LIMITS.longestCall());
        world.close(alice);
        assertThat(world.onlyRecord().reason()).isEqualTo(HangUp.TOO_LONG.reason());
    }
}
