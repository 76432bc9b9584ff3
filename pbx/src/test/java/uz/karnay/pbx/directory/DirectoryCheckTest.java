package uz.karnay.pbx.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static uz.karnay.pbx.Office.ALICE;
import static uz.karnay.pbx.Office.BELL;
import static uz.karnay.pbx.Office.BOB;
import static uz.karnay.pbx.Office.RECEPTION;
import static uz.karnay.pbx.Office.SARKOR;
import static uz.karnay.pbx.Office.did;
import static uz.karnay.pbx.Office.extension;
import static uz.karnay.pbx.Office.put;
import static uz.karnay.pbx.Office.rule;
import static uz.karnay.pbx.Office.trunk;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uz.karnay.pbx.Office;
import uz.karnay.pbx.directory.Problem.Kind;

class DirectoryCheckTest {

    private static List<Problem> problems(Object... rows) {
        return DirectoryCheck.problems(
                Office.with(), Arrays.stream(rows).map(Office::put).toList());
    }

    private static void assertOne(List<Problem> problems, Kind kind, String field, String message) {
        assertThat(problems).hasSize(1);
        Problem problem = problems.getFirst();
        assertThat(problem.kind()).isEqualTo(kind);
        assertThat(problem.field()).isEqualTo(field);
        assertThat(problem.message()).contains(message);
    }

    private static Extension carol(String number, String login, String password) {
        return new Extension(
                new ExtensionId(new UUID(0, 1)),
                number,
                login,
                "Carol",
                Secret.of(password),
                true,
                null,
                1,
                List.of(AudioCodec.PCMA),
                Srtp.OFF,
                Dtmf.AUTO);
    }

    private static Trunk line(Trunk.Account account, String login, String password, PeerAddress server) {
        Trunk bell = BELL;
        return new Trunk(
                new TrunkId(new UUID(0, 2)),
                "new",
                true,
                account,
                server,
                null,
                new Trunk.Identity(login, null, Secret.of(password), null, null, null),
                List.of(),
                bell.numbers(),
                bell.timing(),
                bell.codecs(),
                bell.srtp(),
                bell.dtmf(),
                0,
                false,
                "");
    }

    private static Trunk line(String login) {
        return line(
                Trunk.Account.REGISTERS_TO_PROVIDER,
                login,
                "secret",
                new PeerAddress("sip.new.uz", 5060, Transport.UDP));
    }

    @Test
    void theOfficeIsSound() {
        assertThat(problems(rule(1, "9XXXXXXXX", BELL, SARKOR))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "123456789", "12a", ""})
    void anExtensionsNumberHasTwoToEightDigits(String number) {
        assertOne(problems(carol(number, "carol", "secret")), Kind.EXTENSION, "number", "2 to 8 digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"101", "102", "103", "104", "112"})
    void noExtensionHidesAnEmergencyNumber(String number) {
        assertOne(problems(carol(number, "carol", "secret")), Kind.EXTENSION, "number", "emergency");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "carol smith", "carol@home", "carol;x", "a%62"})
    void aLoginIsAToken(String login) {
        assertOne(problems(carol("300", login, "secret")), Kind.EXTENSION, "login", "letters, digits");
    }

    @Test
    void aPasswordHasSixCharacters() {
        assertThat(problems(carol("300", "carol", "secret"))).isEmpty();
        assertOne(problems(carol("300", "carol", "secre")), Kind.EXTENSION, "password", "at least 6");
        assertOne(problems(carol("300", "carol", "secret\n")), Kind.EXTENSION, "password", "printable");
    }

    @Test
    void numbersAndLoginsAreTakenOnce() {
        assertOne(problems(carol("200", "carol", "secret")), Kind.EXTENSION, "number", "200 is already taken by");
        assertOne(problems(carol("300", "U200", "secret")), Kind.EXTENSION, "login", "already taken by");
        var twin = new Did(new DidId(new UUID(0, 3)), RECEPTION.number(), null, RECEPTION.target(), true, "");
        assertOne(problems(twin), Kind.DID, "number", "+998785553322 is already taken");
    }

    @Test
    void aWholeDirectoryIsCheckedWithoutChanges() {
        assertThat(DirectoryCheck.problems(Office.with(carol("200", "carol", "secret"))))
                .extracting(Problem::field)
                .containsExactly("number");
    }

    @Test
    void anOperatorThatRegistersHereSharesTheLoginsOfTheExtensions() {
        var server = new PeerAddress("10.0.0.1", 5060, Transport.UDP);
        var trunk = line(Trunk.Account.PROVIDER_REGISTERS, "u200", "secret", server);
        assertOne(problems(trunk), Kind.TRUNK, "identity.login", "u200 is already taken by extension 200");
    }

    @Test
    void anAccountIsRegisteredOnce() {
        var twin = line(Trunk.Account.REGISTERS_TO_PROVIDER, BELL.identity().login(), "secret", BELL.server());
        assertOne(problems(twin), Kind.TRUNK, "identity.login", "already taken by trunk bell");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99878555332", "9987855533221", "9987855533"})
    void aMiscountedLoginIsRefused(String login) {
        assertOne(problems(line(login)), Kind.TRUNK, "identity.login", "12 digits expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"998785553321", "998123456", "785553322", "12345678901", "company-7"})
    void otherLoginsAreTheOperatorsAffair(String login) {
        assertThat(problems(line(login))).isEmpty();
    }

    @Test
    void aTrunkThatRegistersNeedsLoginAndPassword() {
        var server = new PeerAddress("sip.new.uz", 5060, Transport.UDP);
        assertThat(problems(line(Trunk.Account.REGISTERS_TO_PROVIDER, "", "", server)))
                .extracting(Problem::field)
                .containsExactly("identity.login", "identity.password");
        assertThat(problems(line(Trunk.Account.BY_ADDRESS, "", "", server))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sip..uz", "-x.uz", "10.0.0.256", "10.0.0", "sip.bell.uz:5060", "[::1]", "a b"})
    void aServerHasAHost(String host) {
        var server = new PeerAddress(host, 5060, Transport.UDP);
        assertOne(problems(line(Trunk.Account.BY_ADDRESS, "", "", server)), Kind.TRUNK, "server.host", "host name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bell.uz", "10.0.0.1", "2001:db8::1", "localhost", "sip-1.bell.uz."})
    void hostsOfAllKindsAreTaken(String host) {
        var server = new PeerAddress(host, 5060, Transport.UDP);
        assertThat(problems(line(Trunk.Account.BY_ADDRESS, "", "", server))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65_536})
    void aPortIsAPort(int port) {
        var server = new PeerAddress("bell.uz", port, Transport.UDP);
        assertOne(problems(line(Trunk.Account.BY_ADDRESS, "", "", server)), Kind.TRUNK, "server.port", "1 to 65535");
    }

    @Test
    void addressesAndTimesOfATrunkAreChecked() {
        Trunk line = line("998785553321");
        var bad = new Trunk(
                line.id(),
                line.name(),
                true,
                line.account(),
                line.server(),
                null,
                line.identity(),
                List.of(new AddressRange("10.0.0.0", 8, 0), new AddressRange("bell.uz", 33, 70_000)),
                line.numbers(),
                new Trunk.Timing(Duration.ofSeconds(1), Duration.ZERO, Duration.ofDays(2)),
                List.of(),
                Srtp.OFF,
                Dtmf.AUTO,
                -1,
                false,
                "");
        assertThat(problems(bad))
                .extracting(Problem::field)
                .containsExactlyInAnyOrder(
                        "addresses[1].network",
                        "addresses[1].network",
                        "addresses[1].port",
                        "timing.expirySeconds",
                        "timing.retrySeconds",
                        "timing.qualifySeconds",
                        "codecs",
                        "maxChannels");
    }

    @Test
    void whatIsReferredToMustExist() {
        var nobody = new ExtensionId(new UUID(0, 9));
        var did = did("+998712001122", new RouteTarget.ToExtension(nobody));
        assertOne(problems(did), Kind.DID, "target.extension", "no such extension");
        var gone = trunk("gone", "998712009999");
        assertOne(problems(rule(1, "9.", BELL, gone)), Kind.DIAL_RULE, "trunks[1]", "no such trunk");
        var bound = new Did(did.id(), did.number(), gone.id(), RECEPTION.target(), true, "");
        assertOne(problems(bound), Kind.DID, "trunk", "no such trunk");
    }

    @Test
    void whatIsStillUsedCannotBeRemoved() {
        var before = Office.with(rule(1, "9.", BELL));
        assertOne(
                DirectoryCheck.problems(before, List.of(new Change.RemoveExtension(BOB.id()))),
                Kind.EXTENSION,
                "id",
                "still used by DID +998785553322");
        assertOne(
                DirectoryCheck.problems(before, List.of(new Change.RemoveTrunk(BELL.id()))),
                Kind.TRUNK,
                "id",
                "still used by dial rule rule 1");
        List<Change> both = List.of(new Change.RemoveDid(RECEPTION.id()), new Change.RemoveExtension(BOB.id()));
        assertThat(DirectoryCheck.problems(before, both)).isEmpty();
    }

    @Test
    void whatIsNotThereCannotBeRemoved() {
        var change = new Change.RemoveExtension(new ExtensionId(new UUID(0, 9)));
        assertOne(DirectoryCheck.problems(Office.with(), List.of(change)), Kind.EXTENSION, "id", "no such extension");
    }

    @Test
    void rulesOfTheDialPlanAreChecked() {
        assertOne(problems(rule(1, "9X?", BELL)), Kind.DIAL_RULE, "pattern", "'?' means nothing");
        assertOne(problems(rule(1, "9.X", BELL)), Kind.DIAL_RULE, "pattern", "at the end");
        assertOne(problems(rule(1, "9XX", 3, "", BELL)), Kind.DIAL_RULE, "strip", "nothing would be left");
        assertThat(problems(rule(1, "9XX", 3, "112233", BELL))).isEmpty();
        assertOne(problems(rule(1, "9XX", 21, "7", BELL)).subList(0, 1), Kind.DIAL_RULE, "strip", "0 to 20");
        assertOne(problems(rule(1, "9XX", 0, "a", BELL)), Kind.DIAL_RULE, "prepend", "0-9 + * #");
        assertOne(problems(rule(1, "9XX")), Kind.DIAL_RULE, "trunks", "at least one");
        assertOne(problems(rule(1, "9XX", BELL, BELL)), Kind.DIAL_RULE, "trunks", "twice");
        assertOne(problems(rule(-1, "9XX", BELL)), Kind.DIAL_RULE, "position", "0 to 9999");
    }

    @Test
    void noTwoRulesStandInOnePlace() {
        var first = rule(1, "9.", BELL);
        var twin = new DialRule(new DialRuleId(new UUID(0, 4)), 1, "twin", "8.", 0, "", first.trunks(), null, true);
        assertOne(problems(first, twin), Kind.DIAL_RULE, "position", "1 is already taken");
    }

    @Test
    void callsFromOutsideAreNotLedToAnEmergencyService() {
        assertOne(
                problems(did("+998712001122", new RouteTarget.ToExternal("112"))),
                Kind.DID,
                "target.number",
                "emergency");
        assertThat(problems(did("+998712001122", new RouteTarget.ToExternal("+998 90 123-45-67"))))
                .isEmpty();
    }

    @Test
    void settingsAreChecked() {
        var settings = new Settings("7", Duration.ZERO, ZoneId.of("Asia/Tashkent"));
        assertThat(problems(settings)).extracting(Problem::field).containsExactly("areaCode", "ringTimeSeconds");
    }

    @Test
    void aCodeIsNoNumberOfTheParking() {
        var codes = new FeatureCodes(Map.of(Feature.ECHO_TEST, "*703"));
        var zone = ZoneId.of("Asia/Tashkent");
        assertThat(problems(new Settings("", Duration.ofMinutes(1), zone, codes, Parking.USUAL)))
                .extracting(Problem::field, Problem::message)
                .containsExactly(tuple("codes.ECHO_TEST", "*703 is a number of the parking"));
        var senseless = new Parking("none", -1, Duration.ZERO);
        assertThat(problems(new Settings("", Duration.ofMinutes(1), zone, codes, senseless)))
                .extracting(Problem::field)
                .containsExactly("parking.park", "parking.slots", "parking.patienceSeconds");
    }

    @Test
    void aProblemNamesItsRowAndKeepsSecrets() {
        var problem = problems(carol("300", "carol", "abc")).getFirst();
        assertThat(problem.toString())
                .isEqualTo("extension 00000000-0000-0000-0000-000000000001: password:"
                        + " a password has at least 6 characters");
        assertThat(put(ALICE).toString()).doesNotContain("secret-100");
    }

    @Test
    void anExtensionNeedsACodecAndRoomForADevice() {
        var bare = new Extension(
                new ExtensionId(new UUID(0, 1)),
                "300",
                "carol",
                "",
                Secret.of("secret"),
                true,
                null,
                0,
                List.of(),
                Srtp.OFF,
                Dtmf.AUTO);
        assertThat(problems(bare)).extracting(Problem::field).containsExactly("maxDevices", "codecs");
        assertThat(problems(extension("300", "Carol"))).isEmpty();
    }
}
