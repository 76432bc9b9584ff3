package uz.karnay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import uz.karnay.acceptance.audio.Sound;
import uz.karnay.acceptance.peer.Baresip;
import uz.karnay.acceptance.peer.Kamailio;
import uz.karnay.acceptance.peer.Karnay;
import uz.karnay.acceptance.peer.Patience;
import uz.karnay.acceptance.peer.Rest;

/** Karnay between an operator (Kamailio) and an office phone; somebody outside has a phone at the same operator. */
@Tag("acceptance")
class OperatorTest {

    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final double OUTSIDE_TONE = 600;
    private static final double OFFICE_TONE = 1_400;
    private static final String OPERATOR = "127.0.52.9:5060";
    private static final String PBX = "127.0.52.1:5060";
    private static final String COMPANY = "998785553322";
    private static final String SOMEBODY = "998901234567";
    private static final String OFFICE = """
            extensions:
              - {number: "200", name: Reception, password: receptions-password, caller-id: "+998785553322"}
            trunks:
              - name: bell
                server: 127.0.52.9
                login: "998785553322"
                password: operators-password
                from-user: "998785553322"
                expiry: 60s
                qualify: 5s
              - name: wrong
                server: 127.0.52.9
                login: "998785550000"
                password: not-the-password
            dids:
              - {number: "+998785553322", trunk: bell, extension: "200"}
            dial-plan:
              - {name: this country, pattern: "998XXXXXXXXX", trunks: [bell]}
            """;

    @TempDir
    private static Path directory;

    private static Kamailio operator;
    private static Karnay karnay;
    private static Rest api;

    @BeforeAll
    static void start() {
        Path configuration = Karnay.home().resolve("acceptance/src/test/resources/kamailio/operator.cfg");
        operator = Kamailio.start(directory, configuration, OPERATOR, "operators-password");
        karnay = Karnay.start(new Karnay.Place(directory, PBX, "127.0.52.1:8080"), OFFICE);
        api = karnay.api();
    }

    @AfterAll
    static void stop() {
        karnay.close();
        operator.close();
        api.close();
    }

    @Test
    void registersAndSaysSo() {
        karnay.awaitLog("SIP Trunk registered");
        assertThat(karnay.log()).containsPattern("SIP Trunk registered: bell .*60 s");
        assertThat(trunk("bell").path("status").path("state").asString()).isEqualToIgnoringCase("registered");
    }

    @Test
    void stopsAfterAWrongPasswordAndSaysSo() {
        Patience.until(
                "the wrong trunk is refused",
                LIMIT,
                () -> trunk("wrong").path("status").path("state").asString().equalsIgnoreCase("refused"));
        assertThat(trunk("wrong").path("status").toString()).containsIgnoringCase("password");
        assertThat(karnay.log()).doesNotContain("not-the-password").doesNotContain("operators-password");
        assertThat(trunk("wrong").toString()).doesNotContain("not-the-password");
    }

    @Test
    void bringsACallFromOutsideToTheOffice() {
        Instant begin = Instant.now();
        karnay.awaitLog("SIP Trunk registered: bell");
        try (Baresip office = officePhone(4481);
                Baresip outside = outsidePhone(4482)) {
            office.awaitRegistered();
            outside.awaitRegistered();
            outside.dial("sip:" + COMPANY + "@" + OPERATOR);
            office.awaitRinging();
            office.answer();
            outside.awaitEstablished();
            Patience.pause(Duration.ofSeconds(4));
            office.hangUp();
            outside.awaitClosed();
            VoiceTest.assertHears(outside.heard(), OFFICE_TONE, OUTSIDE_TONE);
            VoiceTest.assertHears(office.heard(), OUTSIDE_TONE, OFFICE_TONE);
        }
        JsonNode call = Stage.recordSince(api, begin);
        assertThat(call.path("direction").asString()).isEqualToIgnoringCase("inbound");
        assertThat(call.path("trunk").asString()).isEqualTo("bell");
        assertThat(call.path("called").asString()).isEqualTo("+" + COMPANY);
        assertThat(call.path("caller").asString()).isEqualTo("+" + SOMEBODY);
        assertThat(call.path("endedBy").asString()).isEqualToIgnoringCase("called");
    }

    @Test
    void takesACallFromTheOfficeOutside() {
        Instant begin = Instant.now();
        karnay.awaitLog("SIP Trunk registered: bell");
        try (Baresip office = officePhone(4483);
                Baresip outside = outsidePhone(4484)) {
            office.awaitRegistered();
            outside.awaitRegistered();
            office.dial("sip:" + SOMEBODY + "@" + PBX);
            outside.awaitRinging();
            outside.answer();
            office.awaitEstablished();
            Patience.pause(Duration.ofSeconds(4));
            outside.hangUp();
            office.awaitClosed();
            VoiceTest.assertHears(outside.heard(), OFFICE_TONE, OUTSIDE_TONE);
            VoiceTest.assertHears(office.heard(), OUTSIDE_TONE, OFFICE_TONE);
        }
        assertThat(Stage.recordSince(api, begin).path("direction").asString()).isEqualToIgnoringCase("outbound");
    }

    @Test
    void passesTheOperatorsRefusalOn() {
        Instant begin = Instant.now();
        karnay.awaitLog("SIP Trunk registered: bell");
        try (Baresip office = officePhone(4485)) {
            office.awaitRegistered();
            office.dial("sip:998900000486@" + PBX);
            assertThat(office.awaitClosed()).contains("486");
        }
        assertThat(Stage.recordSince(api, begin).path("disposition").asString()).isEqualToIgnoringCase("busy");
    }

    private static Baresip officePhone(int control) {
        return phone("office" + control, control, "200", PBX, "receptions-password", OFFICE_TONE);
    }

    private static Baresip outsidePhone(int control) {
        return phone("outside" + control, control, SOMEBODY, OPERATOR, "operators-password", OUTSIDE_TONE);
    }

    private static Baresip phone(String name, int control, String user, String server, String password, double tone) {
        String account = "<sip:" + user + "@" + server + ">;auth_user=" + user + ";auth_pass=" + password
                + ";regint=60;answermode=manual";
        return Baresip.start(
                directory,
                new Baresip.Profile(
                        name, 2 * control - 3_000, control, account, List.of("g711"), Sound.tone(tone, 8_000, 40)));
    }

    private static JsonNode trunk(String name) {
        for (JsonNode trunk : api.get("/api/v1/trunks").path("items")) {
            if (trunk.path("name").asString().equals(name)) {
                return trunk;
            }
        }
        throw new IllegalStateException("no trunk " + name);
    }
}
