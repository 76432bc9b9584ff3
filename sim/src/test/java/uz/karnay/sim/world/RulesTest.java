package uz.karnay.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.pbx.record.CallId;
import uz.karnay.pbx.record.CallRecord;
import uz.karnay.pbx.record.CallRecord.LegRecord;
import uz.karnay.pbx.record.CallRecord.MediaFigures;
import uz.karnay.pbx.record.CallRecord.Party;
import uz.karnay.pbx.record.CallRecord.Step;
import uz.karnay.pbx.record.Direction;
import uz.karnay.pbx.record.Disposition;
import uz.karnay.sim.network.SimNetwork;
import uz.karnay.sim.peer.SimMessage;

/** The rules see what breaks them: a Karnay that does wrong does not pass. */
class RulesTest {

    private final VirtualTime time = new VirtualTime(1);
    private final Violations violations = new Violations(time);

    private static SimMessage message(String startLine, String cseq, String toTag) {
        return new SimMessage(startLine)
                .add("Via", "SIP/2.0/UDP 10.0.0.1:5060;rport;branch=z9hG4bK" + startLine.hashCode() + cseq.hashCode())
                .add("Max-Forwards", "70")
                .add("From", "<sip:alice@office>;tag=a")
                .add("To", toTag.isEmpty() ? "<sip:bob@office>" : "<sip:bob@office>;tag=" + toTag)
                .add("Call-ID", "call")
                .add("CSeq", cseq)
                .add("Contact", "<sip:karnay@10.0.0.1>");
    }

    private Seen seen(int loop, String startLine, String cseq, String toTag) {
        return new Seen(time.nanos(), loop, message(startLine, cseq, toTag));
    }

    private static Seen withBranch(String startLine, String toTag) {
        SimMessage text = new SimMessage(startLine)
                .add("Via", "SIP/2.0/UDP 10.1.0.1:5060;branch=z9hG4bKalice")
                .add("To", "<sip:bob@office>" + toTag)
                .add("Call-ID", "call")
                .add("CSeq", "1 INVITE");
        return new Seen(0, 0, text);
    }

    @Test
    void twoFinalAnswersAreOneTooMany() {
        var rule = new OneFinalAnswer(violations, _ -> true, () -> false);
        rule.onArrived(withBranch("INVITE sip:bob@office SIP/2.0", ""));
        rule.onSent(withBranch("SIP/2.0 486 Busy Here", ";tag=b"));
        rule.onSent(withBranch("SIP/2.0 486 Busy Here", ";tag=b"));
        assertThat(violations.isEmpty()).isTrue();
        rule.onSent(withBranch("SIP/2.0 200 OK", ";tag=b"));
        assertThat(violations.all()).hasSize(1);
    }

    @Test
    void anInviteWithoutAnyIsSeenAtTheEnd() {
        var rule = new OneFinalAnswer(violations, _ -> true, () -> false);
        rule.onArrived(withBranch("INVITE sip:bob@office SIP/2.0", ""));
        rule.onEnd();
        assertThat(violations.all()).hasSize(1);
    }

    @Test
    void silenceIsForgivenInBadWeatherOnly() {
        new OneFinalAnswer(violations, _ -> false, () -> false).settled("alice", "call", 0);
        assertThat(violations.isEmpty()).isTrue();
        new OneFinalAnswer(violations, _ -> true, () -> false).settled("alice", "call", 0);
        assertThat(violations.all()).hasSize(1);
    }

    @Test
    void anAnswerWithoutAckOrByeIsSeenAfter64T1() {
        var rule = new AckOrBye(violations, () -> false);
        rule.onSent(seen(0, "SIP/2.0 200 OK", "1 INVITE", "b"));
        time.advance(Duration.ofSeconds(33));
        rule.onMoment(time.nanos());
        assertThat(violations.isEmpty()).isTrue();
        time.advance(Duration.ofSeconds(4));
        rule.onMoment(time.nanos());
        assertThat(violations.all()).hasSize(1);
    }

    @Test
    void aNumberThatIsLeftOutIsSeen() {
        var rule = new SequenceByOne(violations);
        rule.onSent(seen(0, "INVITE sip:bob@office SIP/2.0", "7 INVITE", ""));
        rule.onSent(seen(0, "OPTIONS sip:bob@office SIP/2.0", "8 OPTIONS", "b"));
        assertThat(violations.isEmpty()).isTrue();
        rule.onSent(seen(0, "BYE sip:bob@office SIP/2.0", "10 BYE", "b"));
        assertThat(violations.all()).hasSize(1);
    }

    @Test
    void twoLoopsThatSpeakForOneCallAreSeen() {
        var rule = new OneOwner(violations, _ -> 0);
        rule.onSent(seen(0, "SIP/2.0 200 OK", "1 INVITE", "b"));
        assertThat(violations.isEmpty()).isTrue();
        rule.onSent(seen(1, "BYE sip:bob@office SIP/2.0", "10 BYE", "b"));
        assertThat(violations.all()).hasSize(1);
    }

    @Test
    void aMessageWithoutWhatItNeedsIsSeen() {
        var rule = new PlainReader(violations, () -> false);
        rule.onSent(seen(0, "BYE sip:bob@office SIP/2.0", "10 BYE", "b"));
        assertThat(violations.isEmpty()).isTrue();
        rule.onSent(seen(0, "BYE sip:bob@office SIP/2.0", "10 INVITE", "b"));
        assertThat(violations.all()).hasSize(1);
    }

    @Test
    void whoeverHearsAnotherCallIsSeen() {
        var records = new OneRecord(violations, () -> false);
        var rule = new Hearing(violations, records);
        records.onRecord(record(1, "alice", "bob"));
        records.onRecord(record(2, "carol", "dave"));
        rule.heard("alice", "bob");
        rule.onEnd();
        assertThat(violations.isEmpty()).isTrue();
        rule.heard("alice", "dave");
        rule.onEnd();
        assertThat(violations.all()).hasSize(1);
    }

    @Test
    void aSilentTalkIsSeen() {
        var hearing = new Hearing(violations, new OneRecord(violations, () -> false));
        var rule = new Voices(violations, hearing);
        rule.onRecord(record(1, "alice", "bob"));
        rule.talked("alice");
        rule.talked("bob");
        hearing.heard("alice", "bob");
        rule.onEnd();
        assertThat(violations.all()).singleElement().asString().contains("bob never heard alice");
    }

    @Test
    void aCallWithoutARecordAndOneWithTwoAreSeen() {
        var rule = new OneRecord(violations, () -> false);
        rule.onArrived(withBranch("INVITE sip:bob@office SIP/2.0", ""));
        rule.onSent(withBranch("SIP/2.0 486 Busy Here", ";tag=b"));
        rule.onEnd();
        assertThat(violations.all()).hasSize(1);
        rule.onRecord(record(1, "alice", "bob"));
        rule.onRecord(record(2, "alice", "bob"));
        assertThat(violations.all()).hasSize(2);
    }

    @Test
    void aClosedPortAnswersWhereItIsToldTo() {
        var network = new SimNetwork(time, new uz.karnay.loop.virtual.SeededEntropy(1));
        network.tellOfClosedPorts();
        var here = new InetSocketAddress(java.net.InetAddress.ofLiteral("10.0.0.1"), 5060);
        var nowhere = new InetSocketAddress(java.net.InetAddress.ofLiteral("10.0.0.2"), 5060);
        var told = new java.util.ArrayList<InetSocketAddress>();
        network.attach(here, new SimNetwork.Host() {
            @Override
            public void onDatagram(InetSocketAddress from, byte[] datagram) {
                throw new AssertionError("nobody sends anything");
            }

            @Override
            public void onUnreachable(InetSocketAddress remote) {
                told.add(remote);
            }
        });
        network.send(here, nowhere, new byte[] {1});
        time.advance(Duration.ofSeconds(1));
        assertThat(told).containsExactly(nowhere);
    }

    private static CallRecord record(int id, String caller, String called) {
        Instant at = VirtualTime.BEGINNING;
        return new CallRecord(
                new CallId(new UUID(1, id)),
                Direction.INTERNAL,
                "200",
                "",
                "201",
                null,
                at,
                at,
                at,
                Disposition.ANSWERED,
                Party.CALLER,
                200,
                "",
                1,
                List.of(leg(caller, at), leg(called, at)),
                List.of(new Step(at, "matched", "extension")));
    }

    private static LegRecord leg(String callId, Instant at) {
        return new LegRecord("200", callId, "", at, at, at, 200, "OK", "PCMA", MediaFigures.NONE);
    }
}
