package uz.karnay.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uz.karnay.codec.g711.Law;
import uz.karnay.media.ConversionLimit;
import uz.karnay.pbx.record.CallRecord;
import uz.karnay.pbx.record.Disposition;
import uz.karnay.sip.agent.Content;
import uz.karnay.sip.agent.Failure;
import uz.karnay.sip.agent.IncomingInvite;
import uz.karnay.sip.agent.Refusal;
import uz.karnay.sip.agent.RequestListener;
import uz.karnay.sip.agent.RequestSpec;
import uz.karnay.sip.agent.SessionListener;
import uz.karnay.sip.message.Address;
import uz.karnay.sip.message.Body;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderName;
import uz.karnay.sip.message.MediaType;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.SipUri;
import uz.karnay.sip.transport.Destination;

/** Alice calls Bob. */
class CallTest {

    private static final String PCMA = "8 PCMA/8000";
    private static final String PCMU = "0 PCMU/8000";
    private static final String KEYS = "101 telephone-event/8000";

    private final Office office = new Office(3, new ConversionLimit(1));
    private final Party alice = office.phone("alice", "10.1.0.1", 5060);
    private final Party bob = office.phone("bob", "10.1.0.2", 5060);
    private final InetSocketAddress aliceRtp = Party.address("10.1.0.1", 4000);
    private final InetSocketAddress bobRtp = Party.address("10.1.0.2", 5000);

    @AfterEach
    void leavesNothingBehind() {
        office.advance(300);
        assertThat(office.faults).isEmpty();
        assertThat(office.agent.dialogs()).isZero();
        assertThat(office.ports.inUse()).isZero();
        assertThat(office.conversions.inUse()).isZero();
        assertThat(office.mediaLoop.ticks().size()).isZero();
    }

    @Test
    void carriesVoiceBothWaysAndWritesOneRecord() {
        Party.Calling call = callBob(Sdp.of("10.1.0.1", 4000, PCMA, PCMU, KEYS), Sdp.of("10.1.0.2", 5000, PCMA, KEYS));
        assertThat(call.status()).isEqualTo(200);
        assertThat(Sdp.line(call.sdp(), "m=audio ")).endsWith(" RTP/AVP 8 101");
        List<byte[]> heardByBob = office.listen(bobRtp);
        List<byte[]> heardByAlice = office.listen(aliceRtp);
        office.rtp.send(aliceRtp, Sdp.rtp(call.sdp()), rtp(8, 1));
        office.rtp.send(bobRtp, Sdp.rtp(offer()), rtp(8, 900));
        office.advance(1);
        assertThat(heardByBob).containsExactly(rtp(8, 1));
        assertThat(heardByAlice).containsExactly(rtp(8, 900));
        hangUp(alice, call.talk);
        assertThat(bob.talks.getFirst().end).isInstanceOf(SessionListener.HangUp.Bye.class);
        CallRecord record = record();
        assertThat(record.disposition()).isEqualTo(Disposition.ANSWERED);
        assertThat(record.endedBy()).isEqualTo(CallRecord.Party.CALLER);
        assertThat(record.legs()).hasSize(2).allSatisfy(leg -> {
            assertThat(leg.codec()).isEqualTo("PCMA");
            assertThat(leg.media().packetsReceived()).isEqualTo(1);
            assertThat(leg.media().packetsSent()).isEqualTo(1);
        });
    }

    @Test
    void showsBobWhoCallsAndOffersFirstWhatNeedsNoConversion() {
        Party.Calling call =
                callBob(Sdp.of("10.1.0.1", 4000, "9 G722/8000", PCMU, PCMA, KEYS), Sdp.of("10.1.0.2", 5000, PCMU));
        IncomingInvite invite = bob.invites.getFirst();
        assertThat(invite.request().from().displayName()).isEqualTo("Name of alice");
        assertThat(invite.request().from().sipUri().orElseThrow().toString()).isEqualTo("sip:200@office");
        assertThat(Sdp.line(offer(), "m=audio ")).contains(" RTP/AVP 0 8 96 101 ");
        assertThat(offer()).contains("a=rtpmap:96 opus/48000/2\r\n", "a=fmtp:96 useinbandfec=1\r\n");
        assertThat(invite.request().maxForwards()).isEqualTo(69);
        hangUp(alice, call.talk);
    }

    @Test
    void callsKeysByTheNumberEachSideGaveThem() {
        Party.Calling call = callBob(
                Sdp.of("10.1.0.1", 4000, PCMA, "96 telephone-event/8000"),
                Sdp.of("10.1.0.2", 5000, PCMA, "110 telephone-event/8000"));
        List<byte[]> heardByBob = office.listen(bobRtp);
        office.rtp.send(aliceRtp, Sdp.rtp(call.sdp()), rtp(96, 1));
        office.advance(1);
        assertThat(heardByBob).containsExactly(rtp(110, 1));
        hangUp(alice, call.talk);
    }

    @Test
    void letsAliceHearWhatBobPlaysBeforeHeAnswers() {
        bob.taking(invite ->
                invite.progress(183, "Session Progress", List.of(), Content.sdp(Sdp.of("10.1.0.2", 5000, PCMA))));
        register(bob);
        Party.Calling call = alice.call("201", Sdp.of("10.1.0.1", 4000, PCMA, PCMU));
        office.advance(1);
        assertThat(call.heard()).contains(183);
        String early = call.provisional.getLast().body().text();
        List<byte[]> heardByAlice = office.listen(aliceRtp);
        office.rtp.send(bobRtp, Sdp.rtp(offer()), rtp(8, 5));
        office.advance(1);
        assertThat(heardByAlice).hasSize(1);
        bob.answer(bob.invites.getFirst(), Sdp.of("10.1.0.2", 5000, PCMA));
        office.advance(1);
        assertThat(call.sdp()).isEqualTo(early);
        hangUp(alice, call.talk);
    }

    @Test
    void ringsAllDevicesAndCancelsThoseThatDidNotAnswer() {
        Party desk = office.phone("bob", "10.1.0.3", 5060);
        register(bob);
        register(desk);
        bob.taking(invite -> invite.progress(180, "Ringing", List.of(), Content.NONE));
        boolean[] cancelled = {false};
        desk.taking(invite -> {
            invite.progress(180, "Ringing", List.of(), Content.NONE);
            invite.whenCancelled(_ -> cancelled[0] = true);
        });
        Party.Calling call = alice.call("201", Sdp.of("10.1.0.1", 4000, PCMA));
        office.advance(2);
        assertThat(call.heard()).contains(180);
        bob.answer(bob.invites.getFirst(), Sdp.of("10.1.0.2", 5000, PCMA));
        office.advance(1);
        assertThat(call.status()).isEqualTo(200);
        assertThat(cancelled[0]).isTrue();
        hangUp(bob, bob.talks.getFirst());
        assertThat(call.talk.end).isInstanceOf(SessionListener.HangUp.Bye.class);
        assertThat(record().endedBy()).isEqualTo(CallRecord.Party.CALLED);
    }

    @Test
    void stopsBobsPhoneWhenAliceGivesUp() {
        register(bob);
        boolean[] cancelled = {false};
        bob.taking(invite -> {
            invite.progress(180, "Ringing", List.of(), Content.NONE);
            invite.whenCancelled(_ -> cancelled[0] = true);
        });
        Party.Calling call = alice.call("201", Sdp.of("10.1.0.1", 4000, PCMA));
        office.advance(2);
        alice.loop.run(() -> call.invite().cancel(List.of()));
        office.advance(2);
        assertThat(cancelled[0]).isTrue();
        assertThat(call.failure).isInstanceOf(Failure.Cancelled.class);
        office.advance(10);
        assertThat(record().disposition()).isEqualTo(Disposition.CANCELLED);
    }

    @Test
    void tellsAliceThatBobIsBusy() {
        register(bob);
        bob.taking(invite -> invite.refuse(Refusal.of(486, "Busy Here")));
        Party.Calling call = alice.call("201", Sdp.of("10.1.0.1", 4000, PCMA));
        office.advance(1);
        assertThat(call.status()).isEqualTo(486);
    }

    @Test
    void tellsAliceNothingButThatBobIsOutOfReach() {
        register(bob);
        office.wire.pullOut(bob.here);
        Party.Calling call = alice.call("201", Sdp.of("10.1.0.1", 4000, PCMA));
        office.advance(6);
        assertThat(office.wire.lines(Party.KARNAY, alice.here)).last().isEqualTo("SIP/2.0 480 Temporarily Unavailable");
        assertThat(call.status()).isEqualTo(480);
        assertThat(record().legs().getLast().reason()).isEqualTo("10.1.0.2:5060 is unreachable");
    }

    @Test
    void refusesWithReasonWhenNoCodecIsCommon() {
        register(bob);
        Party.Calling call = alice.call("201", Sdp.of("10.1.0.1", 4000, "18 G729/8000"));
        office.advance(1);
        assertThat(call.status()).isEqualTo(488);
        assertThat(((Failure.Refused) Objects.requireNonNull(call.failure))
                        .response()
                        .header(HeaderName.WARNING))
                .hasValueSatisfying(warning -> assertThat(warning).startsWith("305 "));
        assertThat(bob.invites).isEmpty();
    }

    @Test
    void refusesADescriptionThatIsNone() {
        Party.Calling call = alice.call("201", "v=0\r\nthis is no SDP\r\n");
        office.advance(1);
        assertThat(call.status()).isEqualTo(400);
    }

    @Test
    void letsBobOfferWhenAliceDoesNot() {
        register(bob.answering(Sdp.of("10.1.0.2", 5000, PCMU)));
        Party.Calling call = alice.call("201", "");
        office.advance(1);
        assertThat(call.status()).isEqualTo(200);
        assertThat(Sdp.line(call.sdp(), "m=audio ")).contains("RTP/AVP 0");
        alice.loop.run(() -> call.talk.session().acknowledge(Content.sdp(Sdp.of("10.1.0.1", 4000, PCMU))));
        office.advance(1);
        List<byte[]> heardByAlice = office.listen(aliceRtp);
        office.rtp.send(bobRtp, Sdp.rtp(offer()), rtp(0, 5));
        office.advance(1);
        assertThat(heardByAlice).hasSize(1);
        hangUp(alice, call.talk);
    }

    @Test
    void answersHoldAndResumeWithoutDisturbingBob() {
        Party.Calling call = callBob(Sdp.of("10.1.0.1", 4000, PCMA), Sdp.of("10.1.0.2", 5000, PCMA));
        Changed hold = change(alice, call.talk, Sdp.with("10.1.0.1", 4000, "sendonly", PCMA));
        assertThat(hold.sdp()).contains("a=recvonly");
        assertThat(Sdp.line(hold.sdp(), "o=").split(" ")[2])
                .isNotEqualTo(Sdp.line(call.sdp(), "o=").split(" ")[2]);
        Changed resume = change(alice, call.talk, Sdp.of("10.1.0.1", 4100, PCMA));
        assertThat(resume.sdp()).contains("a=sendrecv");
        List<byte[]> heardByAlice = office.listen(Party.address("10.1.0.1", 4100));
        office.rtp.send(bobRtp, Sdp.rtp(offer()), rtp(8, 77));
        office.advance(1);
        assertThat(heardByAlice).hasSize(1);
        assertThat(bob.invites).hasSize(1);
        hangUp(alice, call.talk);
    }

    @Test
    void convertsWhenBobHasNoneOfAlicesCodecs() {
        Party.Calling call = callBob(Sdp.of("10.1.0.1", 4000, PCMU, KEYS), Sdp.of("10.1.0.2", 5000, PCMA, KEYS));
        assertThat(call.status()).isEqualTo(200);
        assertThat(Sdp.line(call.sdp(), "m=audio ")).endsWith(" RTP/AVP 0 101");
        assertHearsTheOtherLaw(call);
        hangUp(alice, call.talk);
        CallRecord record = record();
        assertThat(record.legs()).extracting(CallRecord.LegRecord::codec).containsExactly("PCMU", "PCMA");
        assertThat(record.isConverted()).isTrue();
    }

    private void assertHearsTheOtherLaw(Party.Calling call) {
        List<byte[]> heardByBob = office.listen(bobRtp);
        List<byte[]> heardByAlice = office.listen(aliceRtp);
        office.rtp.send(aliceRtp, Sdp.rtp(call.sdp()), rtp(0, 1));
        office.rtp.send(bobRtp, Sdp.rtp(offer()), rtp(8, 900));
        office.advance(1);
        assertThat(heardByBob).hasSize(1);
        assertThat(heardByBob.getFirst()[1]).isEqualTo((byte) 8);
        assertThat(heardByBob.getFirst()[20]).isEqualTo(Law.A.encode(Law.MU.decode((byte) 0)));
        assertThat(heardByAlice).hasSize(1);
        assertThat(heardByAlice.getFirst()[1]).isEqualTo((byte) 0);
        assertThat(heardByAlice.getFirst()[20]).isEqualTo(Law.MU.encode(Law.A.decode((byte) 0)));
    }

    @Test
    void convertsBetweenOpusAndTheTelephone() {
        Party.Calling call =
                callBob(Sdp.of("10.1.0.1", 4000, "107 opus/48000/2", KEYS), Sdp.of("10.1.0.2", 5000, PCMA, KEYS));
        assertThat(Sdp.line(call.sdp(), "m=audio ")).endsWith(" RTP/AVP 107 101");
        assertThat(call.sdp()).contains("a=fmtp:107 useinbandfec=1\r\n");
        List<byte[]> heardByAlice = office.listen(aliceRtp);
        for (int sequence = 0; sequence < 50; sequence++) {
            office.rtp.send(bobRtp, Sdp.rtp(offer()), rtp(8, sequence));
            office.advance(Duration.ofMillis(20));
        }
        assertThat(heardByAlice).hasSizeBetween(44, 50).allMatch(packet -> (packet[1] & 0x7f) == 107);
        assertThat(office.conversions.inUse()).isOne();
        hangUp(alice, call.talk);
        assertThat(record().legs()).extracting(CallRecord.LegRecord::codec).containsExactly("opus", "PCMA");
    }

    @Test
    void keepsHowEachTenSecondsSounded() {
        Party.Calling call = callBob(Sdp.of("10.1.0.1", 4000, PCMA), Sdp.of("10.1.0.2", 5000, PCMA));
        for (int sequence = 0; sequence < 50 * 35; sequence++) {
            if (sequence < 50 * 12 || sequence > 50 * 22) {
                office.rtp.send(aliceRtp, Sdp.rtp(call.sdp()), rtp(8, sequence));
            }
            office.advance(Duration.ofMillis(20));
        }
        hangUp(alice, call.talk);
        List<CallRecord.Window> course = record().legs().getFirst().media().windows();
        assertThat(course).hasSizeBetween(2, 4);
        assertThat(course.getFirst().untilSecond()).isBetween(10, 12);
        assertThat(course.getFirst().fromPeer()).isGreaterThan(4.2);
        assertThat(course).isSortedAccordingTo(java.util.Comparator.comparingInt(CallRecord.Window::untilSecond));
    }

    @Test
    void packsOtherwiseForWhoWantsLongerPackets() {
        Party.Calling call = callBob(
                Sdp.of("10.1.0.1", 4000, PCMA) + "a=ptime:20\r\n", Sdp.of("10.1.0.2", 5000, PCMA) + "a=ptime:40\r\n");
        List<byte[]> heardByBob = office.listen(bobRtp);
        for (int sequence = 0; sequence < 50; sequence++) {
            office.rtp.send(aliceRtp, Sdp.rtp(call.sdp()), rtp(8, sequence));
            office.advance(Duration.ofMillis(20));
        }
        assertThat(heardByBob).hasSizeBetween(22, 25).allMatch(packet -> packet.length == 12 + 320);
        hangUp(alice, call.talk);
    }

    @Test
    void sendsNothingToAPartyThatHolds() {
        Party.Calling call = callBob(Sdp.of("10.1.0.1", 4000, PCMA), Sdp.of("10.1.0.2", 5000, PCMA));
        change(alice, call.talk, Sdp.with("10.1.0.1", 4000, "sendonly", PCMA));
        List<byte[]> heardByAlice = office.listen(aliceRtp);
        List<byte[]> heardByBob = office.listen(bobRtp);
        office.rtp.send(bobRtp, Sdp.rtp(offer()), rtp(8, 77));
        office.rtp.send(aliceRtp, Sdp.rtp(call.sdp()), rtp(8, 1));
        office.advance(1);
        assertThat(heardByAlice).isEmpty();
        assertThat(heardByBob).hasSize(1);
        hangUp(alice, call.talk);
    }

    @Test
    void convertsWhenAliceChangesToACodecThatBobDidNotAgreeOn() {
        Party.Calling call = callBob(Sdp.of("10.1.0.1", 4000, PCMA), Sdp.of("10.1.0.2", 5000, PCMA));
        Changed change = change(alice, call.talk, Sdp.of("10.1.0.1", 4000, PCMU));
        assertThat(Sdp.line(change.sdp(), "m=audio ")).endsWith(" RTP/AVP 0");
        assertHearsTheOtherLaw(call);
        assertThat(bob.invites).hasSize(1);
        change(alice, call.talk, Sdp.of("10.1.0.1", 4000, PCMA, PCMU));
        assertThat(office.conversions.inUse()).isZero();
        hangUp(alice, call.talk);
    }

    @Test
    void keepsTheCallWhenThereIsNoRoomToConvertIt() {
        while (office.conversions.take()) {
            assertThat(office.conversions.inUse()).isLessThanOrEqualTo(1);
        }
        Party.Calling call = callBob(Sdp.of("10.1.0.1", 4000, PCMA), Sdp.of("10.1.0.2", 5000, PCMA));
        Changed change = change(alice, call.talk, Sdp.of("10.1.0.1", 4000, PCMU));
        assertThat(Objects.requireNonNull(change.failure).status()).isEqualTo(488);
        assertThat(call.talk.end).isNull();
        List<byte[]> heardByBob = office.listen(bobRtp);
        office.rtp.send(aliceRtp, Sdp.rtp(call.sdp()), rtp(8, 1));
        office.advance(1);
        assertThat(heardByBob).hasSize(1);
        hangUp(alice, call.talk);
        office.conversions.release();
    }

    @Test
    void offersAgainWhenAliceAsksForIt() {
        Party.Calling call = callBob(Sdp.of("10.1.0.1", 4000, PCMA), Sdp.of("10.1.0.2", 5000, PCMA));
        Changed change = change(alice, call.talk, "");
        assertThat(Sdp.line(change.sdp(), "m=audio ")).contains("RTP/AVP 8");
        alice.loop.run(() -> call.talk.session().acknowledge(Content.sdp(Sdp.of("10.1.0.1", 4200, PCMA))));
        office.advance(1);
        List<byte[]> heardByAlice = office.listen(Party.address("10.1.0.1", 4200));
        office.rtp.send(bobRtp, Sdp.rtp(offer()), rtp(8, 78));
        office.advance(1);
        assertThat(heardByAlice).hasSize(1);
        hangUp(alice, call.talk);
    }

    @Test
    void refusesWhenThePortsAreUsedUp() {
        var hogs = new ArrayList<Integer>();
        office.loop.run(() -> {
            while (office.ports.inUse() < office.ports.capacity()) {
                hogs.add(office.ports.take().orElseThrow());
            }
        });
        Party.Calling call = alice.call("201", Sdp.of("10.1.0.1", 4000, PCMA));
        office.advance(1);
        assertThat(call.status()).isEqualTo(503);
        office.loop.run(() -> hogs.forEach(office.ports::release));
    }

    @Test
    void tellsAliceWhenHerPortsCannotBeOpened() {
        register(bob);
        for (int port = 10_000; port < 10_040; port += 2) {
            office.rtp.attach(Party.address("10.0.0.1", port), (_, _) -> {});
        }
        Party.Calling call = alice.call("201", Sdp.of("10.1.0.1", 4000, PCMA));
        office.advance(1);
        assertThat(call.status()).isEqualTo(503);
        office.advance(40);
        assertThat(office.records).hasSize(1);
    }

    @Test
    void challengesWhoeverSaysToBeAlice() {
        Party.Calling call = alice.as("alice", "guess").call("201", Sdp.of("10.1.0.1", 4000, PCMA));
        office.advance(1);
        assertThat(call.status()).isEqualTo(401);
        assertThat(call.failure).isInstanceOf(Failure.WrongPassword.class);
        assertThat(office.records).isEmpty();
    }

    @Test
    void goesTheWayThePhoneRegisteredFromWhateverItsContactSays() {
        bob.answering(Sdp.of("192.168.1.5", 5000, PCMA));
        bob.send(bob.register().withHeaders(List.of(HeaderField.of(HeaderName.EXPIRES, "600"))));
        office.advance(1);
        Party.Calling call = alice.call("201", Sdp.of("10.1.0.1", 4000, PCMA));
        office.advance(1);
        List<byte[]> heardByBob = office.listen(bobRtp);
        office.rtp.send(bobRtp, Sdp.rtp(offer()), rtp(8, 1));
        office.advance(1);
        office.rtp.send(aliceRtp, Sdp.rtp(call.sdp()), rtp(8, 2));
        office.advance(1);
        assertThat(heardByBob).containsExactly(rtp(8, 2));
        hangUp(alice, call.talk);
    }

    @Test
    void goesOnlyAsFarAsTheCallerAllows() {
        register(bob);
        Party.Calling call = alice.call(
                alice.invitation("201", Sdp.of("10.1.0.1", 4000, PCMA)).withHops(1));
        office.advance(1);
        assertThat(call.status()).isEqualTo(483);
        assertThat(bob.invites).isEmpty();
    }

    @Test
    void pressesKeysThatComeOutsideOfTheSoundInTheSoundOfWhoTakesThemThere() {
        Party.Calling call = callBob(Sdp.of("10.1.0.1", 4000, PCMA, KEYS), Sdp.of("10.1.0.2", 5000, PCMA, KEYS));
        List<byte[]> heardByBob = office.listen(bobRtp);
        office.rtp.send(aliceRtp, Sdp.rtp(call.sdp()), rtp(8, 1));
        Content five = new Content(MediaType.DTMF_RELAY, Body.of("Signal=5\r\nDuration=160\r\n"));
        alice.loop.run(() -> call.talk.session().send(Method.INFO, List.of(), five, RequestListener.NONE));
        office.advance(1);
        assertThat(office.wire.to(bob.here, "INFO")).isEmpty();
        List<byte[]> events = heardByBob.stream()
                .filter(packet -> packet.length == 16 && (packet[1] & 0x7f) == 101)
                .toList();
        assertThat(events).hasSize(10); // 160 ms, its end said three times
        assertThat(events).allMatch(packet -> packet[12] == 5);
        hangUp(alice, call.talk);
    }

    @Test
    void passesKeysOnThatComeOutsideOfTheSound() {
        Party.Calling call = callBob(Sdp.of("10.1.0.1", 4000, PCMA), Sdp.of("10.1.0.2", 5000, PCMA));
        Content five = new Content(MediaType.DTMF_RELAY, Body.of("Signal=5\r\nDuration=160\r\n"));
        alice.loop.run(() -> call.talk.session().send(Method.INFO, List.of(), five, RequestListener.NONE));
        office.advance(1);
        assertThat(office.wire.to(bob.here, "INFO")).singleElement().asString().contains("Signal=5");
        hangUp(alice, call.talk);
    }

    @Test
    void asksBobsPhoneToAnswerByItselfWhenAliceSpeaksToHimAloud() {
        register(bob);
        bob.answering(Sdp.of("10.1.0.2", 5000, PCMA));
        Party.Calling call = alice.call("*80201", Sdp.of("10.1.0.1", 4000, PCMA));
        office.advance(1);
        assertThat(call.status()).isEqualTo(200);
        var invite = bob.invites.getFirst().request();
        assertThat(invite.header(HeaderName.of("Answer-Mode"))).contains("Auto");
        assertThat(invite.header(HeaderName.CALL_INFO)).contains("<sip:office>;answer-after=0");
        assertThat(invite.header(HeaderName.ALERT_INFO)).contains("<http://office>;info=alert-autoanswer;delay=0");
        hangUp(alice, call.talk);
    }

    @Test
    void tellsWhatItCanDo() {
        Party.Asked asked = alice.send(
                RequestSpec.of(Method.OPTIONS, SipUri.of("sip:office"), Address.of(SipUri.of("sip:alice@office")))
                        .withDestination(Destination.udp(Office.SIP)));
        office.advance(1);
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.answer().header(HeaderName.ALLOW))
                .hasValueSatisfying(methods -> assertThat(methods).contains("INVITE", "REGISTER"));
        assertThat(asked.answer().header(HeaderName.ACCEPT)).contains("application/sdp");
    }

    @Test
    void endsTheCallThoughBobsPhoneIsGone() {
        Party.Calling call = callBob(Sdp.of("10.1.0.1", 4000, PCMA), Sdp.of("10.1.0.2", 5000, PCMA));
        office.wire.lose(packet -> packet.to().equals(bob.here));
        hangUp(alice, call.talk);
        assertThat(record().disposition()).isEqualTo(Disposition.ANSWERED);
    }

    @Test
    void endsAllCallsWhenKarnayStops() {
        Party.Calling call = callBob(Sdp.of("10.1.0.1", 4000, PCMA), Sdp.of("10.1.0.2", 5000, PCMA));
        var _ = office.gateway.stop();
        office.advance(1);
        assertThat(call.talk.end).isInstanceOf(SessionListener.HangUp.Bye.class);
        assertThat(bob.talks.getFirst().end).isInstanceOf(SessionListener.HangUp.Bye.class);
        Party.Calling late = alice.call("201", Sdp.of("10.1.0.1", 4000, PCMA));
        office.advance(1);
        assertThat(late.status()).isEqualTo(503);
    }

    private Party.Calling callBob(String offer, String answer) {
        register(bob.answering(answer));
        Party.Calling call = alice.call("201", offer);
        office.advance(1);
        return call;
    }

    private void register(Party phone) {
        phone.register(600);
        office.advance(1);
    }

    /** What Bob was offered. */
    private String offer() {
        return bob.invites.getFirst().request().body().text();
    }

    private void hangUp(Party who, Party.Talking talk) {
        who.loop.run(() -> talk.session().hangUp());
        office.advance(6);
    }

    private CallRecord record() {
        assertThat(office.records).hasSize(1);
        return office.records.getFirst();
    }

    private static byte[] rtp(int payloadType, int sequence) {
        return ByteBuffer.allocate(12 + 160)
                .put((byte) 0x80)
                .put((byte) payloadType)
                .putShort((short) sequence)
                .putInt(sequence * 160)
                .putInt(0x1234)
                .array();
    }

    private Changed change(Party who, Party.Talking talk, String sdp) {
        var changed = new Changed();
        who.loop.run(() -> talk.session().reInvite(List.of(), Content.sdp(sdp), changed));
        office.advance(2);
        return changed;
    }
}
