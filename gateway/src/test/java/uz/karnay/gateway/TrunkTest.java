package uz.karnay.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.Secret;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.pbx.trunk.TrunkStatus;
import uz.karnay.sip.message.SipRequest;

class TrunkTest {

    private final Office office = new Office(2);
    private final Operator bell = new Operator(office, "10.9.9.9");

    @Test
    void registersWithDigestAndKeepsWhatWasGranted() {
        connect(Office.bell());
        office.advance(1);
        assertThat(bell.registers).hasSize(2);
        assertThat(office.status(Office.BELL).state())
                .isInstanceOfSatisfying(
                        TrunkStatus.State.Registered.class,
                        registered -> assertThat(Duration.between(office.time.now(), registered.expiresAt()))
                                .isBetween(Duration.ofSeconds(118), Duration.ofSeconds(120)));
        assertThat(office.status(Office.BELL).lastAnswer()).isEqualTo("200 OK");
    }

    @Test
    void writesARegisterAsOperatorsWantIt() {
        connect(Office.bell());
        office.advance(1);
        String register = office.wire.to(bell.party.here, "REGISTER").getLast();
        assertThat(register).startsWith("REGISTER sip:bell.uz SIP/2.0\r\n");
        SipRequest request = bell.registers.getLast();
        assertThat(request.to().toString()).isEqualTo("<sip:998785553322@bell.uz>");
        assertThat(request.to().tag()).isEmpty();
        assertThat(request.from().uri()).isEqualTo(request.to().uri());
        assertThat(request.topVia().hasRport()).isTrue();
        assertThat(request.topVia().sentBy().port()).isEqualTo(5060);
        assertThat(bell.contact()).matches("<sip:k[0-9a-z]{20}@10\\.0\\.0\\.1:5060>");
        assertThat(bell.expiryAsked()).isEqualTo(300);
    }

    @Test
    void refreshesBeforeTheGrantEndsInOneSeries() {
        connect(Office.bell());
        office.advance(95);
        assertThat(bell.registers).hasSize(2);
        office.advance(14);
        assertThat(bell.registers).hasSizeBetween(3, 4);
        assertThat(bell.registers.stream().map(SipRequest::callId).distinct()).hasSize(1);
        assertThat(bell.registers.stream()
                        .map(request -> request.cseq().number())
                        .toList())
                .isEqualTo(
                        LongStream.rangeClosed(1, bell.registers.size()).boxed().toList());
        assertThat(bell.registers.stream()
                        .map(request -> request.contacts().getFirst())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void asksForWhatAnOperatorWantsAtLeast() {
        bell.minimum = 600;
        connect(Office.bell());
        office.advance(1);
        assertThat(bell.expiryAsked()).isEqualTo(600);
        assertThat(office.status(Office.BELL).state()).isInstanceOf(TrunkStatus.State.Registered.class);
    }

    @Test
    void stopsAfterAWrongPasswordUntilItIsChanged() {
        bell.password = "another";
        connect(Office.bell());
        office.advance(3600);
        assertThat(bell.registers).hasSize(2);
        assertThat(office.status(Office.BELL).state())
                .isInstanceOfSatisfying(TrunkStatus.State.Refused.class, refused -> {
                    assertThat(refused.nextAttempt()).isNull();
                    assertThat(refused.reason()).contains("password");
                });
        office.change(new Change.PutTrunk(withPassword("another")));
        office.advance(2);
        assertThat(office.status(Office.BELL).state()).isInstanceOf(TrunkStatus.State.Registered.class);
    }

    @Test
    void waitsAsLongAsTheOperatorAsks() {
        bell.refusesWith = 503;
        bell.retryAfter = "40";
        connect(Office.bell());
        office.advance(39);
        assertThat(bell.registers).hasSize(2);
        bell.refusesWith = 0;
        office.advance(3);
        assertThat(office.status(Office.BELL).state()).isInstanceOf(TrunkStatus.State.Registered.class);
    }

    @Test
    void triesSlowlyAfterForbidden() {
        bell.refusesWith = 403;
        connect(Office.bell());
        office.advance(290);
        assertThat(bell.registers).hasSize(2);
        office.advance(20);
        assertThat(bell.registers).hasSize(4);
        assertThat(office.status(Office.BELL).state())
                .isInstanceOfSatisfying(
                        TrunkStatus.State.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(403));
    }

    @Test
    void movesToTheNextAddressWhenTheFirstIsSilent() {
        office.wire.name("bell.uz", "10.9.9.8", "10.9.9.9");
        office.change(new Change.PutTrunk(Office.bell()));
        office.advance(34);
        assertThat(office.status(Office.BELL).state()).isInstanceOf(TrunkStatus.State.Registered.class);
        assertThat(office.wire.lookUps).isEqualTo(1);
    }

    @Test
    void saysWhyAnOperatorCannotBeFound() {
        office.change(new Change.PutTrunk(Office.bell()));
        office.advance(1);
        assertThat(office.status(Office.BELL).state())
                .isInstanceOfSatisfying(
                        TrunkStatus.State.Unreachable.class,
                        silent -> assertThat(silent.reason()).contains("bell.uz", "no such name"));
        office.wire.name("bell.uz", "10.9.9.9");
        office.advance(64);
        assertThat(office.status(Office.BELL).state()).isInstanceOf(TrunkStatus.State.Registered.class);
    }

    @Test
    void takesAnyAnswerToOptionsForASignOfLife() {
        connect(Office.bell());
        office.advance(62);
        assertThat(bell.options).hasSize(2);
        assertThat(office.status(Office.BELL).roundTrip()).isEqualTo(Duration.ofMillis(2));
        assertThat(office.status(Office.BELL).state()).isInstanceOf(TrunkStatus.State.Registered.class);
        assertThat(office.wire.lookUps).isEqualTo(1);
    }

    @Test
    void registersAgainWhenItsOwnAddressChanges() {
        connect(Office.bell());
        office.advance(1);
        office.ownAddress = "10.0.0.77";
        int before = bell.registers.size();
        office.advance(11);
        assertThat(bell.registers).hasSizeGreaterThan(before);
        before = bell.registers.size();
        office.advance(11);
        assertThat(bell.registers).as("once is enough").hasSize(before);
    }

    @Test
    void keepsItsPasswordFromAnotherRealm() {
        Trunk.Identity own = Office.bell().identity();
        connect(changed(
                Office.bell(),
                true,
                new Trunk.Identity(own.login(), null, own.password(), "another.uz", null, null),
                ""));
        office.advance(2);
        assertThat(bell.registers).hasSize(1);
        assertThat(office.status(Office.BELL).state())
                .isInstanceOfSatisfying(
                        TrunkStatus.State.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(401));
    }

    @Test
    void leavesPolitelyWhenSwitchedOff() {
        connect(Office.bell());
        office.advance(1);
        office.change(new Change.PutTrunk(disabled(Office.bell())));
        office.advance(1);
        assertThat(bell.expiryAsked()).isZero();
        assertThat(office.status(Office.BELL).state()).isInstanceOf(TrunkStatus.State.Disabled.class);
        int asked = bell.registers.size();
        office.advance(1000);
        assertThat(bell.registers).hasSize(asked);
    }

    @Test
    void unregistersWhenKarnayStops() {
        connect(Office.bell());
        office.advance(1);
        CompletableFuture<Void> stopped = office.gateway.stop();
        office.advance(1);
        assertThat(stopped).isDone();
        assertThat(bell.expiryAsked()).isZero();
        assertThat(bell.registers.getLast().header(uz.karnay.sip.message.HeaderName.AUTHORIZATION))
                .isPresent();
    }

    @Test
    void unregistersOnlyAfterTheLastRegisterWasAnswered() {
        connect(Office.bell());
        office.wire.lose(packet -> packet.text().contains("401 Unauthorized"));
        office.advance(1);
        CompletableFuture<Void> stopped = office.gateway.stop();
        office.advance(1);
        assertThat(bell.registers)
                .extracting(request -> request.expires().orElseThrow().value())
                .doesNotContain(0L);
        office.wire.lose(_ -> false);
        office.advance(5);
        assertThat(stopped).isDone();
        assertThat(bell.expiryAsked()).isZero();
    }

    @Test
    void aNoteDisturbsNothing() {
        connect(Office.bell());
        office.advance(1);
        office.change(new Change.PutTrunk(noted(Office.bell())));
        office.advance(1);
        assertThat(bell.registers).hasSize(2);
    }

    @Test
    void aTrunkByAddressIsReadyWhileItAnswers() {
        office.change(new Change.PutTrunk(
                Office.trunk(Office.BACKUP, "backup", Trunk.Account.BY_ADDRESS, "10.9.9.9", List.of())));
        office.advance(1);
        assertThat(bell.registers).isEmpty();
        assertThat(bell.options).hasSize(1);
        assertThat(office.status(Office.BACKUP).state()).isInstanceOf(TrunkStatus.State.Ready.class);
        office.wire.lose(packet -> packet.to().equals(bell.party.here));
        office.advance(70);
        assertThat(office.status(Office.BACKUP).state()).isInstanceOf(TrunkStatus.State.Unreachable.class);
    }

    @Test
    void sendsNothingToATrunkThatIsNotToBeAsked() {
        Trunk quiet = Office.trunk(Office.BACKUP, "quiet", Trunk.Account.BY_ADDRESS, "10.9.9.9", List.of());
        var never = new Trunk.Timing(Duration.ofSeconds(300), Duration.ofSeconds(60), Duration.ZERO);
        office.change(new Change.PutTrunk(changed(quiet, true, quiet.identity(), never, "")));
        office.advance(600);
        assertThat(office.wire.packets).isEmpty();
        assertThat(office.status(Office.BACKUP).state()).isInstanceOf(TrunkStatus.State.Ready.class);
    }

    @Test
    void keepsTheLastPacketsWithoutTheirSecrets() {
        connect(Office.bell());
        office.advance(1);
        List<TrunkStatus.TracedPacket> kept = office.status(Office.BELL).lastPackets();
        assertThat(kept).hasSize(4);
        assertThat(kept.getFirst().sent()).isTrue();
        assertThat(kept.getFirst().text()).startsWith("REGISTER sip:bell.uz");
        assertThat(kept.get(1).text()).startsWith("SIP/2.0 401").doesNotContainPattern("nonce=\"");
        assertThat(kept.get(2).text().toLowerCase(Locale.ROOT))
                .contains("authorization: digest", "response=***", "cnonce=***")
                .doesNotContain("trunk secret");
    }

    private void connect(Trunk trunk) {
        office.wire.name("bell.uz", "10.9.9.9");
        office.change(new Change.PutTrunk(trunk));
    }

    private static Trunk withPassword(String password) {
        Trunk bell = Office.bell();
        return changed(
                bell,
                true,
                new Trunk.Identity(bell.identity().login(), null, Secret.of(password), null, null, null),
                "");
    }

    private static Trunk disabled(Trunk trunk) {
        return changed(trunk, false, trunk.identity(), "");
    }

    private static Trunk noted(Trunk trunk) {
        return changed(trunk, true, trunk.identity(), "call Umid");
    }

    private static Trunk changed(Trunk trunk, boolean enabled, Trunk.Identity identity, String note) {
        return changed(trunk, enabled, identity, trunk.timing(), note);
    }

    private static Trunk changed(
            Trunk trunk, boolean enabled, Trunk.Identity identity, Trunk.Timing timing, String note) {
        return new Trunk(
                trunk.id(),
                trunk.name(),
                enabled,
                trunk.account(),
                trunk.server(),
                null,
                identity,
                trunk.addresses(),
                trunk.numbers(),
                timing,
                trunk.codecs(),
                trunk.srtp(),
                trunk.dtmf(),
                0,
                false,
                note);
    }
}
