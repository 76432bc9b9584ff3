package uz.karnay.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uz.karnay.media.ConversionLimit;
import uz.karnay.pbx.directory.AddressRange;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.PeerAddress;
import uz.karnay.pbx.directory.Transport;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.pbx.record.CallRecord;
import uz.karnay.pbx.trunk.TrunkStatus;
import uz.karnay.sip.agent.Content;
import uz.karnay.sip.agent.IncomingInvite;
import uz.karnay.sip.agent.InviteSpec;
import uz.karnay.sip.agent.Refusal;
import uz.karnay.sip.message.Address;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderName;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipUri;
import uz.karnay.sip.transport.Destination;

/** Calls between the office and the public network. */
class TrunkCallTest {

    private static final String PCMA = "8 PCMA/8000";
    private static final String PCMU = "0 PCMU/8000";
    private static final String OUTSIDE = Sdp.of("10.9.9.9", 7000, PCMA);

    private final Office office = new Office(4, new ConversionLimit(1));
    private final Operator bell = new Operator(office, "10.9.9.9");
    private final Party alice = office.phone("alice", "10.1.0.1", 5060);
    private final Party bob = office.phone("bob", "10.1.0.2", 5060);

    @AfterEach
    void leavesNothingBehind() {
        var _ = office.gateway.stop();
        office.advance(300);
        assertThat(office.faults).isEmpty();
        assertThat(office.agent.dialogs()).isZero();
        assertThat(office.ports.inUse()).isZero();
    }

    @Test
    void bringsACallToTheExtensionOfItsDid() {
        connectBell();
        Party.Calling call = fromOutside("sip:998785553322@10.0.0.1", List.of());
        assertThat(call.status()).isEqualTo(200);
        assertThat(bob.invites).hasSize(1);
        CallRecord record = hungUp(call);
        assertThat(record.trunk()).isEqualTo("bell");
        assertThat(record.called()).isEqualTo("+998785553322");
        assertThat(evidence(record)).contains("address 10.9.9.9:5060");
    }

    @Test
    void knowsItsTrunkByTheTokenWhereverTheCallComesFrom() {
        connectBell();
        Party elsewhere = office.party("10.9.9.200", 5099);
        String token = bell.contact().replaceAll("<sip:(.*)@.*", "$1");
        Party.Calling call = elsewhere.call(outside("sip:" + token + "@10.0.0.1:5060")
                .withCallee(Address.of(SipUri.of("sip:998785553322@bell.uz"))));
        office.advance(1);
        assertThat(call.status()).isEqualTo(200);
        assertThat(evidence(hungUp(call, elsewhere))).contains("Contact token");
    }

    @Test
    void challengesAStrangerFromAnotherAddress() {
        connectBell();
        Party stranger = office.party("10.66.6.6", 5060);
        Party.Calling call = stranger.call(outside("sip:998785553322@10.0.0.1"));
        office.advance(1);
        assertThat(call.status()).isEqualTo(401);
        assertThat(bob.invites).isEmpty();
    }

    @Test
    void tellsPhonesAndOperatorOnOneAddressApart() {
        office.change(
                Office.did(),
                new Change.PutTrunk(Office.trunk(
                        Office.BACKUP,
                        "local",
                        Trunk.Account.BY_ADDRESS,
                        "10.9.9.9",
                        List.of(new AddressRange("10.1.0.0", 24, 0)))));
        register(alice);
        register(bob.answering(Sdp.of("10.1.0.2", 5000, PCMA)));
        Party.Calling internal = alice.call("201", Sdp.of("10.1.0.1", 4000, PCMA));
        office.advance(1);
        assertThat(internal.status()).isEqualTo(200);
        assertThat(evidence(hungUp(internal, alice))).contains("digest of alice");
    }

    @Test
    void takesTheOperatorsCallFromAnotherPortOfItsServer() {
        connectBell();
        Party sameServer = office.party("10.9.9.9", 5072);
        Party.Calling call = sameServer.call(outside("sip:998785553322@10.0.0.1"));
        office.advance(1);
        assertThat(call.status()).isEqualTo(200);
        assertThat(evidence(hungUp(call, sameServer)))
                .contains("address 10.9.9.9")
                .doesNotContain("10.9.9.9:5072");
    }

    @Test
    void challengesAPhoneOnTheOperatorsAddressBeforeItRegisters() {
        connectBell();
        Party carol = office.phone("alice", "10.9.9.9", 5074);
        Party.Calling call = carol.call("201", Sdp.of("10.1.0.1", 4000, PCMA));
        office.advance(1);
        assertThat(call.status()).isEqualTo(200);
        assertThat(evidence(hungUp(call, carol))).contains("digest of alice");
    }

    @Test
    void showsTheCallerThatTheOperatorVouchesFor() {
        connectBell();
        Party.Calling call = fromOutside(
                "sip:998785553322@10.0.0.1",
                List.of(HeaderField.of(HeaderName.P_ASSERTED_IDENTITY, "\"Umid\" <sip:+998901112233@bell.uz>")));
        assertThat(from(bob)).isEqualTo("sip:+998901112233@office");
        hungUp(call);
    }

    @Test
    void hidesACallerWhoWishesIt() {
        connectBell();
        Party.Calling call = fromOutside(
                "sip:998785553322@10.0.0.1",
                List.of(
                        HeaderField.of(HeaderName.P_ASSERTED_IDENTITY, "<sip:+998901112233@bell.uz>"),
                        HeaderField.of(HeaderName.PRIVACY, "id")));
        assertThat(from(bob)).isEqualTo("sip:anonymous@anonymous.invalid");
        assertThat(bob.invites.getFirst().request().toBytes()).asString().doesNotContain("901112233");
        hungUp(call);
    }

    @Test
    void refusesANumberThatNobodyConfigured() {
        connectBell();
        Party.Calling call = fromOutside("sip:998785550000@10.0.0.1", List.of());
        assertThat(call.status()).isEqualTo(404);
    }

    @Test
    void callsOutAsTheAccountOfTheTrunk() {
        connectBell();
        bell.party.answering(OUTSIDE);
        Party.Calling call = alice.call("901112233", Sdp.of("10.1.0.1", 4000, PCMA, PCMU));
        office.advance(1);
        assertThat(call.status()).isEqualTo(200);
        SipRequest invite = bell.party.invites.getFirst().request();
        assertThat(invite.uri().toString()).isEqualTo("sip:+998901112233@bell.uz");
        assertThat(invite.from().uri().toString()).isEqualTo("sip:998785553322@bell.uz");
        assertThat(invite.from().displayName()).isEmpty();
        assertThat(invite.header(HeaderName.P_ASSERTED_IDENTITY)).contains("<sip:998785553322@bell.uz>");
        assertThat(invite.header(HeaderName.CONTACT)).contains(bell.contact());
        assertThat(hungUp(call, alice).trunk()).isEqualTo("bell");
    }

    @Test
    void takesTheNextTrunkWhenTheFirstIsOutOfOrder() {
        Party backup = backup();
        bell.party.taking(invite -> invite.refuse(Refusal.of(503, "Service Unavailable")));
        backup.answering(Sdp.of("10.9.9.7", 7100, PCMU));
        Party.Calling call = alice.call("901112233", Sdp.of("10.1.0.1", 4000, PCMA, PCMU));
        office.advance(1);
        assertThat(call.status()).isEqualTo(200);
        assertThat(bell.party.invites).hasSize(1);
        assertThat(backup.invites).hasSize(1);
        assertThat(hungUp(call, alice).trunk()).isEqualTo("backup");
    }

    @Test
    void keepsFromTheCallerThatTheOperatorDoesNotTakeOurPassword() {
        connectBell();
        bell.party.taking(invite -> invite.refuse(new Refusal(
                407,
                "Proxy Authentication Required",
                List.of(HeaderField.of(
                        HeaderName.PROXY_AUTHENTICATE,
                        "Digest realm=\"bell\", nonce=\"" + office.wire.packets.size() + "\"")))));
        Party.Calling call = alice.call("901112233", Sdp.of("10.1.0.1", 4000, PCMA));
        office.advance(6);
        assertThat(call.status()).isEqualTo(503);
        assertThat(office.wire.lines(Party.KARNAY, alice.here)).last().isEqualTo("SIP/2.0 503 Service Unavailable");
        assertThat(office.records.getFirst().legs().getLast().reason()).isEqualTo("Wrong user name or password");
    }

    @Test
    void followsAPhoneThatSendsItsCallerOn() {
        connectBell();
        bell.party.answering(OUTSIDE);
        bob.taking(invite -> invite.refuse(new Refusal(
                302,
                "Moved Temporarily",
                List.of(HeaderField.of(HeaderName.CONTACT, "<sip:901112233@anywhere.invalid>")))));
        Party.Calling call = alice.call("201", Sdp.of("10.1.0.1", 4000, PCMA));
        office.advance(1);
        assertThat(call.status()).isEqualTo(200);
        assertThat(bell.party.invites.getFirst().request().uri().toString()).isEqualTo("sip:+998901112233@bell.uz");
        hungUp(call, alice);
    }

    @Test
    void doesNotTryAnotherTrunkForAWrongNumber() {
        Party backup = backup();
        bell.party.taking(invite -> invite.refuse(Refusal.of(404, "Not Found")));
        Party.Calling call = alice.call("901112233", Sdp.of("10.1.0.1", 4000, PCMA));
        office.advance(1);
        assertThat(call.status()).isEqualTo(404);
        assertThat(backup.invites).isEmpty();
    }

    @Test
    void convertsTheNextTrunkToWhatTheCallerWasToldEarly() {
        Party backup = backup();
        bell.party.taking(invite ->
                invite.progress(183, "Session Progress", List.of(), Content.sdp(Sdp.of("10.9.9.9", 7000, PCMA))));
        backup.answering(Sdp.of("10.9.9.7", 7100, PCMU));
        Party.Calling call = alice.call("901112233", Sdp.of("10.1.0.1", 4000, PCMA, PCMU));
        office.advance(1);
        IncomingInvite first = bell.party.invites.getFirst();
        bell.party.loop.run(() -> first.refuse(Refusal.of(503, "Service Unavailable")));
        office.advance(2);
        assertThat(call.heard()).contains(183);
        assertThat(call.status()).isEqualTo(200);
        assertThat(Sdp.line(call.sdp(), "m=audio ")).endsWith("RTP/AVP 8");
        assertThat(office.wire.to(backup.here, "INVITE")).hasSize(1);
        assertThat(office.conversions.inUse()).isOne();
        assertThat(call.talk.end).isNull();
        hungUp(call, alice);
    }

    @Test
    void asksTheNextTrunkToSpeakWhatTheCallerWasToldEarlyWhenNothingMayBeConverted() {
        assertThat(office.conversions.take()).isTrue();
        Party backup = backup();
        bell.party.taking(invite ->
                invite.progress(183, "Session Progress", List.of(), Content.sdp(Sdp.of("10.9.9.9", 7000, PCMA))));
        backup.answering(Sdp.of("10.9.9.7", 7100, PCMU));
        Party.Calling call = alice.call("901112233", Sdp.of("10.1.0.1", 4000, PCMA, PCMU));
        office.advance(1);
        IncomingInvite first = bell.party.invites.getFirst();
        bell.party.loop.run(() -> first.refuse(Refusal.of(503, "Service Unavailable")));
        office.advance(2);
        assertThat(call.heard()).contains(183);
        assertThat(call.status()).isEqualTo(200);
        assertThat(Sdp.line(call.sdp(), "m=audio ")).endsWith("RTP/AVP 8");
        assertThat(office.wire.to(backup.here, "INVITE").getLast()).contains(" RTP/AVP 8\r\n");
        assertThat(call.talk.end).isNull();
        hungUp(call, alice);
        office.conversions.release();
    }

    @Test
    void skipsATrunkThatIsKnownToBeDown() {
        Party backup = backup();
        backup.answering(Sdp.of("10.9.9.7", 7100, PCMU));
        office.wire.lose(packet -> packet.to().equals(bell.party.here));
        office.advance(200);
        Party.Calling call = alice.call("901112233", Sdp.of("10.1.0.1", 4000, PCMU));
        office.advance(1);
        assertThat(call.status()).isEqualTo(200);
        assertThat(office.wire.to(bell.party.here, "INVITE")).isEmpty();
        hungUp(call, alice);
    }

    @Test
    void leavesASilentTrunkWithinSecondsAndThenTriesItLast() {
        Party backup = backup();
        backup.answering(Sdp.of("10.9.9.7", 7100, PCMU));
        office.wire.lose(packet -> packet.to().equals(bell.party.here));
        Party.Calling call = alice.call("901112233", Sdp.of("10.1.0.1", 4000, PCMU));
        office.advance(5);
        assertThat(call.status()).isEqualTo(200);
        hungUp(call, alice);
        int before = office.wire.to(bell.party.here, "INVITE").size();
        Party.Calling next = alice.call("901112233", Sdp.of("10.1.0.1", 4000, PCMU));
        office.advance(1);
        assertThat(next.status()).isEqualTo(200);
        assertThat(office.wire.to(bell.party.here, "INVITE")).hasSize(before);
        alice.loop.run(() -> next.talk.session().hangUp());
        office.advance(6);
    }

    @Test
    void triesATrunkThatIsDownWhenThereIsNoOther() {
        connectBell();
        office.wire.lose(packet -> packet.to().equals(bell.party.here));
        office.advance(200);
        Party.Calling call = alice.call("901112233", Sdp.of("10.1.0.1", 4000, PCMU));
        office.advance(5);
        assertThat(call.status()).isEqualTo(504);
        assertThat(office.wire.to(bell.party.here, "INVITE")).isNotEmpty();
    }

    @Test
    void callsOverTheOutboundProxyOfATrunkWhoseServerHasNoAddress() {
        office.wire.name("proxy.bell.uz", "10.9.9.9");
        Trunk bell = Office.bell();
        office.change(
                new Change.PutTrunk(new Trunk(
                        bell.id(),
                        bell.name(),
                        true,
                        bell.account(),
                        new PeerAddress("nowhere.bell.uz", 5060, Transport.UDP),
                        new PeerAddress("proxy.bell.uz", 5060, Transport.UDP),
                        bell.identity(),
                        bell.addresses(),
                        bell.numbers(),
                        bell.timing(),
                        bell.codecs(),
                        bell.srtp(),
                        bell.dtmf(),
                        0,
                        false,
                        "")),
                Office.did(),
                Office.dialRule(Office.BELL));
        office.advance(1);
        assertThat(office.status(Office.BELL).state()).isInstanceOf(TrunkStatus.State.Registered.class);
        this.bell.party.answering(OUTSIDE);
        Party.Calling call = alice.call("901112233", Sdp.of("10.1.0.1", 4000, PCMA, PCMU));
        office.advance(1);
        assertThat(call.status()).isEqualTo(200);
        String invite = office.wire.to(this.bell.party.here, "INVITE").getFirst();
        assertThat(invite).startsWith("INVITE sip:+998901112233@nowhere.bell.uz ");
        assertThat(invite).contains("Route: <sip:proxy.bell.uz;lr>\r\n");
        hungUp(call, alice);
    }

    @Test
    void takesAProviderThatRegistersWithUs() {
        office.change(
                Office.did(),
                new Change.PutTrunk(
                        Office.trunk(Office.BELL, "branch", Trunk.Account.PROVIDER_REGISTERS, "10.9.9.50", List.of())),
                Office.dialRule(Office.BELL));
        Party branch = office.party("10.9.9.50", 5070).as("998785553322", "trunk secret");
        branch.answering(Sdp.of("10.9.9.50", 7000, PCMA));
        assertThat(registered(branch)).isEqualTo(200);
        Party.Calling out = alice.call("901112233", Sdp.of("10.1.0.1", 4000, PCMA));
        office.advance(1);
        assertThat(out.status()).isEqualTo(200);
        assertThat(branch.invites.getFirst().request().uri().toString()).startsWith("sip:+998901112233@10.9.9.50:5070");
        hungUp(out, alice);
    }

    @Test
    void isFoundRightAfterARestartByAProviderThatRegisteredBefore() {
        Change branchTrunk = new Change.PutTrunk(
                Office.trunk(Office.BELL, "branch", Trunk.Account.PROVIDER_REGISTERS, "10.9.9.50", List.of()));
        office.change(branchTrunk, Office.dialRule(Office.BELL));
        Party branch = office.party("10.9.9.50", 5070).as("998785553322", "trunk secret");
        assertThat(registered(branch)).isEqualTo(200);

        var restarted =
                new Office(5, GatewayConfig.defaults("office"), office.kept, branchTrunk, Office.dialRule(Office.BELL));
        Party there = restarted.party("10.9.9.50", 5070).answering(Sdp.of("10.9.9.50", 7000, PCMA));
        Party caller = restarted.phone("alice", "10.1.0.1", 5060);
        Party.Calling call = caller.call("901112233", Sdp.of("10.1.0.1", 4000, PCMA));
        restarted.advance(1);
        assertThat(call.status()).isEqualTo(200);
        assertThat(there.invites).hasSize(1);
    }

    @Test
    void keepsTheTokenThatItsOperatorKnowsOverARestart() {
        connectBell();
        String contact = bell.contact();
        var restarted = new Office(6, GatewayConfig.defaults("office"), office.kept);
        restarted.wire.name("bell.uz", "10.9.9.9");
        var again = new Operator(restarted, "10.9.9.9");
        restarted.change(new Change.PutTrunk(Office.bell()));
        restarted.advance(1);
        assertThat(again.contact()).isEqualTo(contact);
        restarted.change(new Change.PutTrunk(
                Office.trunk(Office.BELL, "bell renamed", Trunk.Account.REGISTERS_TO_PROVIDER, "bell.uz", List.of())));
        restarted.advance(1);
        assertThat(again.contact()).as("a trunk that begins anew").isNotEqualTo(contact);
    }

    private int registered(Party party) {
        Party.Asked asked = party.register(600);
        office.advance(1);
        return asked.status();
    }

    private Party backup() {
        Party backup = office.party("10.9.9.7", 5060);
        connectBell();
        office.change(
                new Change.PutTrunk(
                        Office.trunk(Office.BACKUP, "backup", Trunk.Account.BY_ADDRESS, "10.9.9.7", List.of())),
                Office.dialRule(Office.BELL, Office.BACKUP));
        office.advance(1);
        return backup;
    }

    private void connectBell() {
        office.wire.name("bell.uz", "10.9.9.9");
        office.change(new Change.PutTrunk(Office.bell()), Office.did(), Office.dialRule(Office.BELL));
        register(bob.answering(Sdp.of("10.1.0.2", 5000, PCMA)));
    }

    private void register(Party phone) {
        phone.register(600);
        office.advance(1);
    }

    private static InviteSpec outside(String uri) {
        return InviteSpec.to(SipUri.of(uri), Address.of(SipUri.of("sip:998901234567@bell.uz")), Content.sdp(OUTSIDE))
                .withDestination(Destination.udp(Office.SIP));
    }

    private Party.Calling fromOutside(String uri, List<HeaderField> headers) {
        Party.Calling call = bell.party.call(outside(uri).withHeaders(headers));
        office.advance(1);
        return call;
    }

    private CallRecord hungUp(Party.Calling call) {
        return hungUp(call, bell.party);
    }

    private CallRecord hungUp(Party.Calling call, Party caller) {
        caller.loop.run(() -> call.talk.session().hangUp());
        office.advance(6);
        assertThat(office.records).hasSize(1);
        return office.records.getFirst();
    }

    private static String from(Party called) {
        return called.invites.getFirst().request().from().uri().toString();
    }

    private static String evidence(CallRecord record) {
        return record.steps().stream()
                .map(step -> step.what() + " " + Objects.requireNonNullElse(step.why(), ""))
                .reduce("", (all, one) -> all + one + "\n");
    }
}
