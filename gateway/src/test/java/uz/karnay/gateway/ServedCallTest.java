package uz.karnay.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.karnay.media.player.Player;
import uz.karnay.media.player.Sound;
import uz.karnay.pbx.directory.Announcement;
import uz.karnay.pbx.directory.AnnouncementId;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.Menu;
import uz.karnay.pbx.directory.MenuId;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.directory.Wording;
import uz.karnay.pbx.record.CallRecord;
import uz.karnay.pbx.record.CallRecord.Step;
import uz.karnay.pbx.script.RecordRules;
import uz.karnay.pbx.script.Recorded;
import uz.karnay.pbx.script.VoiceFile;
import uz.karnay.pbx.speech.Language;
import uz.karnay.rtp.event.TelephoneEvent;
import uz.karnay.sip.agent.Content;
import uz.karnay.sip.agent.RequestListener;
import uz.karnay.sip.message.Body;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderName;
import uz.karnay.sip.message.MediaType;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.SipResponse;

/** Alice is served by Karnay itself, and goes on to Bob. */
class ServedCallTest {

    private static final String PCMA = "8 PCMA/8000";
    private static final String KEYS = "101 telephone-event/8000";
    private static final Duration FRAME = Duration.ofMillis(20);
    private static final MenuId MENU = new MenuId(new UUID(5, 1));
    private static final AnnouncementId CLOSED = new AnnouncementId(new UUID(5, 2));

    private final Office office =
            new Office(45, new Change.PutFacility(menu()), new Change.PutFacility(announcement()));
    private final Party alice = office.phone("alice", "10.1.0.1", 5060);
    private final Party bob = office.phone("bob", "10.1.0.2", 5060);
    private final InetSocketAddress aliceRtp = Party.address("10.1.0.1", 4000);
    private final InetSocketAddress bobRtp = Party.address("10.1.0.2", 5000);
    private final List<byte[]> heardByAlice = office.listen(aliceRtp);
    private final List<byte[]> heardByBob = office.listen(bobRtp);
    private int sequence = 100;

    private static Menu menu() {
        return new Menu(
                MENU,
                "Main",
                "500",
                null,
                new Wording(Map.of(Language.UZ, "welcome")),
                new Wording(Map.of(Language.UZ, "choices")),
                List.of(new Menu.Key("1", new Menu.Action.GoTo(new RouteTarget.ToExtension(Office.BOB)))),
                true,
                new Menu.Patience(Duration.ofSeconds(5), Duration.ofSeconds(2)),
                new Menu.Trouble(1, Wording.NONE, null),
                new Menu.Trouble(1, Wording.NONE, null),
                new Menu.Spot(0, 0),
                1,
                true);
    }

    private static Announcement announcement() {
        return new Announcement(
                CLOSED, "Closed", "501", new Wording(Map.of(Language.UZ, "closed")), 1, false, null, true);
    }

    @AfterEach
    void leavesNothingBehind() {
        bob.loop.run(() -> bob.talks.forEach(talk -> talk.session().hangUp()));
        office.advance(300);
        assertThat(office.faults).isEmpty();
        assertThat(office.agent.dialogs()).isZero();
        assertThat(office.ports.inUse()).isZero();
        assertThat(office.mediaLoop.ticks().size()).isZero();
        assertThat(office.time.liveScripts()).isZero();
    }

    private Party.Calling call(String number, String... formats) {
        bob.answering(Sdp.of("10.1.0.2", 5000, PCMA, KEYS)).register(600);
        office.advance(1);
        Party.Calling call = alice.call(number, Sdp.of("10.1.0.1", 4000, formats));
        office.advance(Duration.ofMillis(500));
        return call;
    }

    private void hangUp(Party.Calling call) {
        alice.loop.run(() -> call.talk.session().hangUp());
        office.advance(2);
    }

    private CallRecord onlyRecord() {
        assertThat(office.records).hasSize(1);
        return office.records.getFirst();
    }

    @Test
    void aKeyInTheSoundLeadsFromTheMenuToBob() {
        Party.Calling call = call("500", PCMA, KEYS);
        assertThat(call.status()).isEqualTo(200);
        assertThat(heardByAlice).as("the prompt").isNotEmpty();
        presses(1, call.sdp());
        assertThat(bob.talks).hasSize(1);
        talksWithBob(call);
        hangUp(call);
        assertThat(onlyRecord().steps()).extracting(Step::what).contains("menu Main", "Karnay answers", "201 answered");
        assertThat(onlyRecord().steps()).extracting(Step::why).contains("pressed 1 in the menu Main");
    }

    @Test
    void aKeyByInfoDoesTheSame() {
        Party.Calling call = call("500", PCMA);
        info(call, '1');
        assertThat(bob.talks).hasSize(1);
        talksWithBob(call);
        hangUp(call);
    }

    @Test
    void aWholeNumberMayBeKeyedInPlaceOfAChoice() {
        Party.Calling call = call("500", PCMA, KEYS);
        presses(2, call.sdp());
        presses(0, call.sdp());
        presses(1, call.sdp());
        assertThat(bob.talks).hasSize(1);
        hangUp(call);
        assertThat(onlyRecord().steps()).extracting(Step::why).contains("dialled 201 in the menu Main");
    }

    @Test
    void whoPressesNothingIsAskedAgainAndThenHungUp() {
        Party.Calling call = call("500", PCMA, KEYS);
        office.advance(13);
        assertThat(call.talk.end).isNotNull();
        assertThat(onlyRecord().reason()).isEqualTo("No choice was made in the menu Main");
        assertThat(onlyRecord().steps()).extracting(Step::why).contains("nothing was pressed");
    }

    @Test
    void aCallerWithoutAnOfferIsServedOnceItHasAnswered() {
        bob.register(600);
        office.advance(1);
        Party.Calling call = alice.call("*43", "");
        office.advance(1);
        assertThat(call.status()).isEqualTo(200);
        assertThat(call.sdp()).contains("m=audio");
        hangUp(call);
    }

    @Test
    void anAnnouncementThatIsNotAnsweredIsEarlyMedia() {
        Party.Calling call = call("501", PCMA, KEYS);
        assertThat(call.heard()).contains(183);
        assertThat(heardByAlice).isNotEmpty();
        office.advance(5);
        assertThat(call.status()).isGreaterThanOrEqualTo(400);
    }

    @Test
    void theEchoTestSendsBackWhatIsSaid() {
        Party.Calling call = call("*43", PCMA, KEYS);
        office.advance(1);
        heardByAlice.clear();
        for (int i = 0; i < 50; i++) {
            office.rtp.send(aliceRtp, Sdp.rtp(call.sdp()), voice((byte) 0x2a));
            office.advance(FRAME);
        }
        assertThat(heardByAlice).anySatisfy(packet -> assertThat(packet[100]).isEqualTo((byte) 0x2a));
        hangUp(call);
    }

    @Test
    void aVoiceIsWrittenDown(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("box/message.wav");
        var told = new java.util.ArrayList<Recorded>();
        office.scripts = (_, _) -> served -> told.add(
                served.record(new VoiceFile(file), new RecordRules(Duration.ofMinutes(1), Duration.ofSeconds(3), "#")));
        Party.Calling call = call("*43", PCMA, KEYS);
        for (int i = 0; i < 100; i++) {
            office.rtp.send(aliceRtp, Sdp.rtp(call.sdp()), voice((byte) 0x2a));
            office.advance(FRAME);
        }
        office.advance(5);
        assertThat(told).singleElement().satisfies(recorded -> {
            assertThat(recorded.end()).isEqualTo(Recorded.End.SILENCE);
            assertThat(recorded.length()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
        });
        assertThat(Files.size(file)).isGreaterThan(5 * 16_000L);
        assertThat(call.talk.end).isNotNull();
    }

    @Test
    void bobTransfersAliceToTheMenu() {
        Party.Calling call = call("201", PCMA, KEYS);
        refers(bob, "<sip:500@office>");
        office.advance(1);
        assertThat(bob.talks.getFirst().end).isNotNull();
        assertThat(heardByAlice).isNotEmpty();
        presses(1, call.sdp());
        assertThat(bob.talks).hasSize(2);
        talksWithBob(call);
        hangUp(call);
        assertThat(onlyRecord().steps()).extracting(Step::what).contains("201 transfers 200");
        assertThat(onlyRecord().legs()).hasSize(3);
    }

    @Test
    void bobParksAliceAndCarolTakesHerOut() {
        office.music = rate -> Optional.of(new Player(rate, List.of(Sound.of(rate, new short[rate * 10])), () -> {}));
        office.change(new Change.PutExtension(Office.extension(new ExtensionId(new UUID(1, 102)), "202", "carol")));
        Party carol = office.phone("carol", "10.1.0.3", 5060);
        List<byte[]> heardByCarol = office.listen(Party.address("10.1.0.3", 6000));
        Party.Calling call = call("201", PCMA, KEYS);
        refers(bob, "<sip:*700@office>");
        office.advance(1);
        assertThat(bob.talks.getFirst().end).isNotNull();
        heardByAlice.clear();
        office.advance(2);
        assertThat(heardByAlice).as("music").hasSizeBetween(95, 105);

        Party.Calling empty = carol.call("*702", Sdp.of("10.1.0.3", 6000, PCMA, KEYS));
        office.advance(1);
        assertThat(empty.status()).isEqualTo(404);
        Party.Calling takes = carol.call("*701", Sdp.of("10.1.0.3", 6000, PCMA, KEYS));
        office.advance(1);
        assertThat(takes.status()).isEqualTo(200);
        for (int i = 0; i < 5; i++) {
            office.rtp.send(aliceRtp, Sdp.rtp(call.sdp()), voice((byte) 0x2a));
            office.advance(FRAME);
        }
        assertThat(heardByCarol).anySatisfy(packet -> assertThat(packet[100]).isEqualTo((byte) 0x2a));
        hangUp(call);
        assertThat(takes.talk.end).isNotNull();
        assertThat(office.records).hasSize(3);
        assertThat(office.records.getLast().steps())
                .extracting(Step::what)
                .contains("201 transfers 200", "200 is parked", "202 takes the call out of *701");
    }

    private static void refers(Party party, String to) {
        party.loop.run(() -> party.talks
                .getFirst()
                .session()
                .send(
                        Method.REFER,
                        List.of(HeaderField.of(HeaderName.of("Refer-To"), to)),
                        Content.NONE,
                        RequestListener.NONE));
    }

    @Test
    void carolPicksUpWhatRingsAtBob() {
        office.change(new Change.PutExtension(Office.extension(new ExtensionId(new UUID(1, 102)), "202", "carol")));
        Party carol = office.phone("carol", "10.1.0.3", 5060);
        InetSocketAddress carolRtp = Party.address("10.1.0.3", 6000);
        List<byte[]> heardByCarol = office.listen(carolRtp);
        bob.taking(invite -> invite.progress(180, "Ringing", List.of(), Content.NONE))
                .register(600);
        office.advance(1);
        Party.Calling call = alice.call("201", Sdp.of("10.1.0.1", 4000, PCMA, KEYS));
        office.advance(1);
        assertThat(call.heard()).contains(180);
        Party.Calling picks = carol.call("*88201", Sdp.of("10.1.0.3", 6000, PCMA, KEYS));
        office.advance(1);
        assertThat(picks.status()).isEqualTo(200);
        assertThat(call.status()).isEqualTo(200);
        assertThat(office.wire.to(bob.here, "CANCEL")).isNotEmpty();
        for (int i = 0; i < 5; i++) {
            office.rtp.send(aliceRtp, Sdp.rtp(call.sdp()), voice((byte) 0x2a));
            office.advance(FRAME);
        }
        assertThat(heardByCarol).anySatisfy(packet -> assertThat(packet[100]).isEqualTo((byte) 0x2a));
        hangUp(call);
        assertThat(picks.talk.end).isNotNull();
        assertThat(office.records).hasSize(2);
    }

    @Test
    void bobLeavesAliceAndCarolToEachOther() {
        office.change(new Change.PutExtension(Office.extension(new ExtensionId(new UUID(1, 102)), "202", "carol")));
        Party carol = office.phone("carol", "10.1.0.3", 5060);
        List<byte[]> heardByCarol = office.listen(Party.address("10.1.0.3", 6000));
        carol.answering(Sdp.of("10.1.0.3", 6000, PCMA, KEYS)).register(600);
        Party.Calling call = call("201", PCMA, KEYS);
        Party.Calling consults = bob.call("202", Sdp.of("10.1.0.2", 5002, PCMA, KEYS));
        office.advance(1);
        SipResponse answer = Objects.requireNonNull(consults.answer);
        String replaces = "%s%%3Bto-tag%%3D%s%%3Bfrom-tag%%3D%s"
                .formatted(
                        answer.callId(),
                        answer.to().tag().orElseThrow(),
                        answer.from().tag().orElseThrow());
        refers(bob, "<sip:202@office?Replaces=" + replaces + ">");
        office.advance(1);
        assertThat(consults.talk.end).isNotNull();
        assertThat(bob.talks.getFirst().end).isNotNull();
        for (int i = 0; i < 5; i++) {
            office.rtp.send(aliceRtp, Sdp.rtp(call.sdp()), voice((byte) 0x2a));
            office.advance(FRAME);
        }
        assertThat(heardByCarol).anySatisfy(packet -> assertThat(packet[100]).isEqualTo((byte) 0x2a));
        hangUp(call);
        assertThat(carol.talks.getFirst().end).isNotNull();
        assertThat(office.records).hasSize(2);
    }

    private void talksWithBob(Party.Calling call) {
        heardByBob.clear();
        for (int i = 0; i < 5; i++) {
            office.rtp.send(aliceRtp, Sdp.rtp(call.sdp()), voice((byte) 0x2a));
            office.advance(FRAME);
        }
        assertThat(heardByBob).anySatisfy(packet -> assertThat(packet[100]).isEqualTo((byte) 0x2a));
    }

    private void info(Party.Calling call, char key) {
        Content written = new Content(MediaType.DTMF_RELAY, Body.of("Signal=" + key + "\r\nDuration=160\r\n"));
        alice.loop.run(() -> call.talk.session().send(Method.INFO, List.of(), written, RequestListener.NONE));
        office.advance(3);
    }

    /** A key for 100 ms, by its name. */
    private void presses(int code, String sdp) {
        sequence++;
        int begin = sequence * 160;
        for (int i = 1; i <= 7; i++) {
            ByteBuffer packet = header(101, 16, begin);
            TelephoneEvent.write(packet, 12, code, i >= 5, 10, Math.min(i, 5) * 160);
            office.rtp.send(aliceRtp, Sdp.rtp(sdp), bytes(packet));
            office.advance(FRAME);
        }
        office.advance(1);
    }

    private byte[] voice(byte sample) {
        byte[] packet = bytes(header(8, 172, (sequence + 1) * 160));
        Arrays.fill(packet, 12, 172, sample);
        return packet;
    }

    private static byte[] bytes(ByteBuffer packet) {
        var bytes = new byte[packet.capacity()];
        packet.get(0, bytes);
        return bytes;
    }

    private ByteBuffer header(int payloadType, int bytes, int timestamp) {
        sequence++;
        return ByteBuffer.allocate(bytes)
                .put(0, (byte) 0x80)
                .put(1, (byte) payloadType)
                .putShort(2, (short) sequence)
                .putInt(4, timestamp)
                .putInt(8, 0x1234);
    }
}
