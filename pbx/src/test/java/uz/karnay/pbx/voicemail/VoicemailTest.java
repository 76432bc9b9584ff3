package uz.karnay.pbx.voicemail;

import static org.assertj.core.api.Assertions.assertThat;
import static uz.karnay.pbx.Office.ALICE;
import static uz.karnay.pbx.Office.BOB;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.Mailbox;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.directory.Secret;
import uz.karnay.pbx.script.Recorded.End;
import uz.karnay.pbx.script.Script;
import uz.karnay.pbx.script.ScriptPlan;
import uz.karnay.pbx.script.ScriptPlan.Because;

class VoicemailTest {

    private static final ExtensionId BOX = BOB.id();
    private static final String CUSTOMER = "+998901234567";

    @TempDir
    Path folder;

    private final VirtualTime time = new VirtualTime(1);
    private Directory directory = office("1234");
    private final Map<MessageId, VoiceMessage> kept = new LinkedHashMap<>();
    private final List<ExtensionId> lamps = new ArrayList<>();
    private final List<VoiceMessage> told = new ArrayList<>();

    @Test
    void takesAMessageThatIsConfirmed() {
        Voicemail voicemail = voicemail();
        CallerOnTheLine caller = customer().speaks(seconds(5), End.KEY).presses("1");
        caller.hears(leave(voicemail, Because.NO_ANSWER));
        assertThat(caller.heard)
                .containsExactly("vm-greeting", "vm-leave-message", "beep", "vm-review", "goodbye", "over");
        VoiceMessage message = voicemail.messages(BOX).getFirst();
        assertThat(message.from().number()).isEqualTo(CUSTOMER);
        assertThat(message.length()).isEqualTo(seconds(5));
        assertThat(voicemail.sound(message).path()).exists();
        assertThat(voicemail.of(BOX)).contains(MailboxSummary.of(1, 0));
        assertThat(lamps).containsExactly(BOX);
        assertThat(told).containsExactly(message);
        assertThat(kept).containsValue(message);
        assertThat(caller.notes).contains("mailbox 200: no answer", "message left: 5 s");
    }

    @Test
    void keepsTheWordsOfWhoJustHangsUp() {
        Voicemail voicemail = voicemail();
        customer().speaks(seconds(4), End.CALLER_GONE).hears(leave(voicemail, Because.BUSY));
        customer().speaks(seconds(4), End.KEY).hears(leave(voicemail, Because.BUSY)); // hangs up in the review
        assertThat(voicemail.messages(BOX)).hasSize(2);
        assertThat(files()).hasSize(2);
    }

    @Test
    void throwsAwayWhatIsTooShortAndWhatIsSaidAnew() {
        Voicemail voicemail = voicemail();
        CallerOnTheLine caller = customer()
                .speaks(seconds(1), End.KEY)
                .speaks(seconds(10), End.SILENCE)
                .speaks(seconds(1), End.CALLER_GONE);
        caller.hears(leave(voicemail, Because.BUSY));
        assertThat(caller.heard.stream().filter("vm-too-short"::equals)).hasSize(2);
        customer()
                .speaks(seconds(3), End.KEY)
                .presses("3")
                .speaks(seconds(7), End.KEY)
                .presses("1")
                .hears(leave(voicemail, Because.BUSY));
        assertThat(voicemail.messages(BOX)).extracting(VoiceMessage::length).containsExactly(seconds(7));
        assertThat(files()).hasSize(1);
    }

    @Test
    void takesNothingWhenItIsFull() {
        Voicemail voicemail = voicemail();
        for (int i = 0; i < voicemail.limits().messages(); i++) {
            leaveOne(voicemail);
        }
        CallerOnTheLine caller = customer();
        caller.hears(leave(voicemail, Because.BUSY));
        assertThat(caller.heard).containsExactly("vm-full", "over");
    }

    @Test
    void playsTheGreetingThatFits() {
        Voicemail voicemail = voicemail();
        owner().presses("1234")
                .presses("0")
                .presses("1")
                .speaks(seconds(6), End.KEY)
                .presses("1")
                .presses("#")
                .hears(hear(voicemail));
        assertThat(greetingHeard(voicemail, Because.BUSY)).isEqualTo("file");
        assertThat(greetingHeard(voicemail, Because.NO_ANSWER)).isEqualTo("vm-greeting");
        owner().presses("1234")
                .presses("0")
                .presses("3")
                .speaks(seconds(6), End.KEY)
                .presses("1")
                .hears(hear(voicemail));
        assertThat(greetingHeard(voicemail, Because.NO_ANSWER)).isEqualTo("file");
        owner().presses("1234").presses("0").presses("4").hears(hear(voicemail));
        assertThat(greetingHeard(voicemail, Because.NO_ANSWER)).isEqualTo("vm-greeting");
    }

    @Test
    void keepsTheGreetingThereWasWhenTheNewOneIsNotConfirmed() {
        Voicemail voicemail = voicemail();
        owner().presses("1234")
                .presses("0")
                .presses("2")
                .speaks(seconds(6), End.KEY)
                .hears(hear(voicemail));
        assertThat(greetingHeard(voicemail, Because.NO_ANSWER)).isEqualTo("vm-greeting");
        assertThat(files()).isEmpty();
    }

    @Test
    void playsNewMessagesAtOnceAndThenKnowsThemAsHeard() {
        Voicemail voicemail = voicemail();
        leaveOne(voicemail);
        leaveOne(voicemail);
        CallerOnTheLine owner =
                owner().presses("1234").presses("6").presses("7").presses("#");
        owner.hears(hear(voicemail));
        assertThat(String.join(" ", owner.heard))
                .startsWith("vm-enter-password vm-you-have n-2 message-many vm-first vm-received the day-2 of month-11")
                .contains("vm-from plus n-9 n-9 n-8", "vm-last", "vm-deleted", "vm-no-more vm-main-menu goodbye over");
        assertThat(voicemail.of(BOX)).contains(MailboxSummary.of(0, 1));
        assertThat(kept).hasSize(1);
        assertThat(files()).hasSize(1);
    }

    @Test
    void leavesAMessageNewThatItsOwnerHungUpOn() {
        Voicemail voicemail = voicemail();
        leaveOne(voicemail);
        owner().presses("1234").hears(hear(voicemail));
        assertThat(voicemail.of(BOX)).contains(MailboxSummary.of(1, 0));
    }

    @Test
    void goesBackRepeatsAndKeepsAsNew() {
        Voicemail voicemail = voicemail();
        leaveOne(voicemail);
        leaveOne(voicemail);
        CallerOnTheLine owner = owner();
        Stream.of("1234", "1", "6", "4", "9", "6", "#").forEach(owner::presses);
        owner.hears(hear(voicemail));
        assertThat(owner.heard.stream().filter("vm-first"::equals)).hasSize(3);
        assertThat(voicemail.messages(BOX)).extracting(VoiceMessage::folder).containsExactly(Folder.NEW, Folder.SAVED);
    }

    @Test
    void forwardsACopyToAColleague() {
        Voicemail voicemail = voicemail();
        leaveOne(voicemail);
        CallerOnTheLine owner = owner();
        Stream.of("1234", "8", "999", "8", "100", "#").forEach(owner::presses);
        owner.hears(hear(voicemail));
        assertThat(owner.heard).contains("number-unknown", "vm-forwarded");
        VoiceMessage copy = voicemail.messages(ALICE.id()).getFirst();
        assertThat(copy.from().number()).isEqualTo(CUSTOMER);
        assertThat(voicemail.sound(copy).path()).exists();
        assertThat(voicemail.messages(BOX)).hasSize(1);
    }

    @Test
    void callsBackWhoeverLeftTheMessage() {
        Voicemail voicemail = voicemail();
        leaveOne(voicemail);
        CallerOnTheLine owner = owner().presses("1234").presses("2");
        owner.hears(hear(voicemail));
        assertThat(owner.wentTo).containsExactly(new RouteTarget.ToExternal(CUSTOMER));
        assertThat(voicemail.of(BOX)).contains(MailboxSummary.of(0, 1));
    }

    @Test
    void closesForAWhileWhenPinsAreTried() {
        VoicemailScripts scripts = scripts(voicemail());
        var plan = new ScriptPlan.Mailbox(BOX);
        for (int call = 0; call < 3; call++) {
            CallerOnTheLine thief = customer().presses("1").presses("2").presses("3");
            thief.hears(scripts.hear(plan, directory));
            assertThat(thief.heard).endsWith("vm-wrong-password", "goodbye", "over");
        }
        assertThat(owner().presses("1234").hears(scripts.hear(plan, directory)).heard)
                .containsExactly("goodbye", "over");
        time.advance(Duration.ofMinutes(15));
        assertThat(owner().presses("1234").hears(scripts.hear(plan, directory)).heard)
                .startsWith("vm-enter-password", "vm-no-messages");
    }

    @Test
    void opensWithoutAPinToItsOwnPhoneOnly() {
        directory = office("");
        Voicemail voicemail = voicemail();
        assertThat(owner().hears(hear(voicemail)).heard).startsWith("vm-no-messages");
        assertThat(customer().hears(hear(voicemail)).heard).containsExactly("goodbye", "over");
    }

    @Test
    void findsAfterACrashWhatNobodyHadWrittenDown() throws IOException {
        Voicemail before = voicemail();
        leaveOne(before);
        leaveOne(before);
        VoiceMessage unwritten = before.messages(BOX).getFirst();
        kept.remove(unwritten.id());
        var deleted = new MessageId(new UUID(1, 1));
        kept.put(deleted, new VoiceMessage(deleted, BOX, unwritten.from(), time.now(), seconds(1), Folder.NEW, true));
        Files.write(folder.resolve(BOX.toString()).resolve(new UUID(2, 2) + ".part"), new byte[100]);
        Voicemail after = voicemail();
        assertThat(after.messages(BOX)).extracting(VoiceMessage::length).containsExactly(seconds(5), seconds(5));
        assertThat(after.message(BOX, unwritten.id()))
                .hasValueSatisfying(found -> assertThat(found.receivedAt()).isEqualTo(unwritten.receivedAt()));
        assertThat(kept).hasSize(2);
    }

    @Test
    void remembersWhatIsStillToBeMailed() {
        Voicemail voicemail = voicemail();
        leaveOne(voicemail);
        VoiceMessage message = voicemail.messages(BOX).getFirst();
        assertThat(voicemail().mailDue()).containsExactly(message);
        voicemail.markMailed(BOX, message.id());
        assertThat(voicemail().mailDue()).isEmpty();
    }

    @Test
    void saysSoWhenThereIsNoMailbox() {
        directory = Directory.empty().with(List.of(new Change.PutExtension(BOB)));
        var scripts = new VoicemailScripts(voicemail(), time);
        CallerOnTheLine caller =
                customer().hears(scripts.leave(new ScriptPlan.LeaveMessage(BOX, Because.BUSY), directory));
        assertThat(caller.heard).containsExactly("no-answer", "call-later", "over");
    }

    private static Directory office(String pin) {
        var mailbox = new Mailbox(true, Secret.of(pin), "", false);
        return Directory.empty()
                .with(Stream.of(ALICE, BOB)
                        .map(one -> one.with(one.handling().with(mailbox)))
                        .<Change>map(Change.PutExtension::new)
                        .toList());
    }

    private Voicemail voicemail() {
        var voicemail = new Voicemail(BOX::equals, folder, new Kept(), VoicemailLimits.STANDARD, time, time.entropy());
        voicemail.watch(lamps::add);
        voicemail.listen(told::add);
        return voicemail;
    }

    private void leaveOne(Voicemail voicemail) {
        customer().speaks(seconds(5), End.CALLER_GONE).hears(leave(voicemail, Because.BUSY));
        time.advance(seconds(1));
    }

    private String greetingHeard(Voicemail voicemail, Because because) {
        return customer()
                .speaks(seconds(1), End.CALLER_GONE)
                .hears(leave(voicemail, because))
                .heard
                .getFirst();
    }

    private Script leave(Voicemail voicemail, Because because) {
        return scripts(voicemail).leave(new ScriptPlan.LeaveMessage(BOX, because), directory);
    }

    private Script hear(Voicemail voicemail) {
        return scripts(voicemail).hear(new ScriptPlan.Mailbox(BOX), directory);
    }

    private VoicemailScripts scripts(Voicemail voicemail) {
        return new VoicemailScripts(voicemail, time);
    }

    private CallerOnTheLine customer() {
        return new CallerOnTheLine(time, CUSTOMER, directory);
    }

    private CallerOnTheLine owner() {
        return new CallerOnTheLine(time, BOB.number(), directory);
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Duration seconds(long count) {
        return Duration.ofSeconds(count);
    }

    private final class Kept implements MessageStore {
        @Override
        public List<VoiceMessage> load() {
            return List.copyOf(kept.values());
        }

        @Override
        public void save(VoiceMessage message) {
            kept.put(message.id(), message);
        }

        @Override
        public void remove(MessageId message) {
            kept.remove(message);
        }
    }
}
