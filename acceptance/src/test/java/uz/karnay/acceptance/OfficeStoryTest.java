package uz.karnay.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import uz.karnay.acceptance.peer.Baresip;
import uz.karnay.acceptance.peer.Karnay;
import uz.karnay.acceptance.peer.Patience;
import uz.karnay.acceptance.peer.Rest;

/** An office with a menu, a queue, mailboxes and transfers, used by real phones that hear each other's tones. */
@Tag("acceptance")
class OfficeStoryTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration TALK = Duration.ofSeconds(4);
    private static final double ALICES_TONE = 440;
    private static final double BOBS_TONE = 1_250;
    private static final double CAROLS_TONE = 800;
    private static final String PBX = "127.0.67.1:5060";
    private static final String OFFICE = """
            extensions:
              - {number: "200", name: Alice, password: alices-password}
              - {number: "201", name: Bob, password: bobs-password}
              - {number: "202", name: Carol, password: carols-password}
              - {number: "203", name: Dave, password: daves-password, voicemail: on}
            dids:
              - {number: "+998785553322", target: "menu:Main"}
            menus:
              - {name: Main, keys: {"1": "extension:201", "2": "queue:Support"}}
            queues:
              - {name: Support, number: "700", agents: ["200 always"]}
            """;

    @TempDir
    private static Path directory;

    private static Karnay karnay;
    private static Rest api;

    @BeforeAll
    static void start() {
        karnay = Karnay.start(new Karnay.Place(directory, PBX, "127.0.67.1:8080"), OFFICE);
        api = karnay.api();
    }

    @AfterAll
    static void stop() {
        api.close();
        karnay.close();
    }

    @Test
    void aCallerChoosesInTheMenuAndTalksWithBob() {
        Instant begin = Instant.now();
        try (Baresip carol = carol(4511);
                Baresip bob = bob(4512)) {
            carol.dial("sip:998785553322@" + PBX);
            carol.awaitEstablished();
            Patience.pause(Duration.ofSeconds(1));
            carol.press('1');
            bob.awaitRinging();
            bob.answer();
            Patience.pause(TALK);
            carol.hangUp();
            bob.awaitClosed();
            VoiceTest.assertHears(bob.heard(), CAROLS_TONE, BOBS_TONE);
        }
        JsonNode call = Stage.recordSince(api, begin);
        assertThat(call.path("called").asString()).isEqualTo("+998785553322");
        assertThat(steps(call)).contains("DID +998785553322", "menu Main", "201 answered");
    }

    @Test
    void aCallerWaitsInTheQueueForAlice() {
        Instant begin = Instant.now();
        try (Baresip carol = carol(4513);
                Baresip alice = alice(4514)) {
            carol.dial("sip:700@" + PBX);
            alice.awaitRinging();
            Patience.pause(Duration.ofSeconds(1));
            alice.answer();
            Patience.pause(TALK);
            carol.hangUp();
            alice.awaitClosed();
            VoiceTest.assertHears(alice.heard(), CAROLS_TONE, ALICES_TONE);
        }
        assertThat(steps(Stage.recordSince(api, begin))).contains("queue Support");
        Patience.until(
                "the queue's figures tell of it",
                LIMIT,
                () -> api.get("/api/v1/live/queues").toString().contains("\"answered\":1"));
    }

    @Test
    void whoFindsNobodyLeavesAMessage() {
        try (Baresip carol = carol(4515)) {
            carol.dial("sip:203@" + PBX);
            carol.awaitEstablished();
            Patience.pause(Duration.ofSeconds(15));
            carol.hangUp();
        }
        Patience.until(
                "Dave has a message",
                LIMIT,
                () -> api.get("/api/v1/mailboxes").toString().contains("\"newMessages\":1"));
    }

    @Test
    void bobSendsAliceOnToCarol() {
        Instant begin = Instant.now();
        try (Baresip alice = alice(4516);
                Baresip bob = bob(4517);
                Baresip carol = carol(4518)) {
            alice.dial("sip:201@" + PBX);
            bob.awaitRinging();
            bob.answer();
            alice.awaitEstablished();
            Patience.pause(Duration.ofSeconds(1));
            bob.transfer("sip:202@" + PBX);
            carol.awaitRinging();
            carol.answer();
            Patience.pause(TALK);
            alice.hangUp();
            carol.awaitClosed();
            VoiceTest.assertHears(carol.heard(), ALICES_TONE, CAROLS_TONE);
        }
        assertThat(steps(Stage.recordSince(api, begin))).contains("202 answered");
    }

    private static String steps(JsonNode call) {
        return api.get("/api/v1/calls/" + call.path("id").asString()).toString();
    }

    private static Baresip alice(int control) {
        return registered("alice", "200", "alices-password", control, ALICES_TONE);
    }

    private static Baresip bob(int control) {
        return registered("bob", "201", "bobs-password", control, BOBS_TONE);
    }

    private static Baresip carol(int control) {
        return registered("carol", "202", "carols-password", control, CAROLS_TONE);
    }

    private static Baresip registered(String name, String number, String password, int control, double tone) {
        Baresip phone = VoiceTest.phone(directory, PBX, name, number, password, control, "g711", tone);
        phone.awaitRegistered();
        return phone;
    }
}
