package uz.karnay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uz.karnay.pbx.record.CallHistory;

/** DIDs, dial rules and settings. */
class NumbersTest {

    private static final String DIDS = "/api/v1/dids";
    private static final String RULES = "/api/v1/dial-rules";
    private static final String SETTINGS = "/api/v1/settings";

    private Plane plane;
    private Client client;
    private String alice;
    private String bell;

    @BeforeEach
    void start() {
        plane = new Plane();
        client = plane.administrator();
        alice = client.post("/api/v1/extensions", "{\"number\": \"100\"}").text("/id");
        bell = client.post(
                        "/api/v1/trunks",
                        "{\"name\": \"bell\", \"account\": \"BY_ADDRESS\", \"server\": {\"host\": \"bell.uz\"}}")
                .text("/id");
    }

    @AfterEach
    void stop() {
        client.close();
        plane.close();
    }

    @Test
    void aDidLivesFromCreationToRemoval() {
        Answer created = did("EXTENSION", "extension", alice);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        String path = created.header("Location");
        assertThat(client.get(path).text("/target/extension")).isEqualTo(alice);
        assertThat(client.patch(path, "{\"trunk\": \"" + bell + "\"}").text("/trunk"))
                .isEqualTo(bell);
        assertThat(client.patch(path, "{\"trunk\": null}").json().at("/trunk").isNull())
                .isTrue();
        assertThat(client.get(DIDS + "?search=5553").json().at("/items")).hasSize(1);
        assertThat(client.get(DIDS + "?search=999").json().at("/items")).isEmpty();
        assertThat(client.delete(path).status()).isEqualTo(204);
        assertThat(client.get(path).status()).isEqualTo(404);
    }

    @Test
    void aTargetThatDoesNotExistIsRefused() {
        Map<String, String> fields = Map.of(
                "RING_GROUP", "ringGroup",
                "QUEUE", "queue",
                "IVR", "ivr",
                "VOICEMAIL", "extension",
                "CONFERENCE", "conference",
                "ANNOUNCEMENT", "announcement",
                "TIME_CONDITION", "timeCondition",
                "DID", "did");
        fields.forEach((type, field) -> {
            Answer refused = did(type, field, "0199f3c2-7a1b-7c3d-8e4f-5a6b7c8d9e0f");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text("/errors/0/field")).isEqualTo("target." + field);
        });
    }

    @Test
    void aTargetHasTheFieldOfItsTypeAndNoOther() {
        Answer missing = did("EXTENSION", "number", "100");
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.text("/errors/0/field")).isEqualTo("target.extension");
        Answer both = client.post(
                DIDS,
                "{\"number\": \"+998785553322\", \"target\": {\"type\": \"EXTERNAL\", \"number\": \"101\","
                        + " \"extension\": \""
                        + alice + "\"}}");
        assertThat(both.text("/errors/0/field")).isEqualTo("target.extension");
    }

    @Test
    void aTargetOfAnotherTypeReplacesTheOldOne() {
        String path = did("EXTENSION", "extension", alice).header("Location");
        Answer changed = client.patch(path, "{\"target\": {\"type\": \"EXTERNAL\", \"number\": \"901234567\"}}");
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.text("/target/number")).isEqualTo("901234567");
        assertThat(changed.json().at("/target/extension").isNull()).isTrue();
    }

    @Test
    void aNumberMustBeAFullOne() {
        Answer refused = client.post(DIDS, "{\"number\": \"785553322\", \"target\": {\"type\": \"EXTENSION\"}}");
        assertThat(refused.text("/errors/0/field")).isEqualTo("number");
        assertThat(refused.text("/errors/0/message")).contains("+998785553322");
    }

    @Test
    void listsNumbersThatNobodyConfigured() {
        var now = plane.time.now();
        plane.history.add(new CallHistory.UnknownDid("+998785553399", "bell", 3, now, now, "+998901234567"));
        Answer unknown = client.get(DIDS + "/unknown");
        assertThat(unknown.text("/items/0/number")).isEqualTo("+998785553399");
        assertThat(unknown.text("/items/0/calls")).isEqualTo("3");
        assertThat(client.get(DIDS + "/unknown?limit=501").status()).isEqualTo(400);
    }

    @Test
    void aDialRuleLivesFromCreationToRemoval() {
        Answer first = client.post(
                RULES, "{\"name\": \"Mobile\", \"pattern\": \"9XXXXXXXX\", \"trunks\": [\"" + bell + "\"]}");
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(first.text("/position")).isEqualTo("10");
        Answer second = client.post(
                RULES, "{\"name\": \"World\", \"pattern\": \"00.\", \"strip\": 2, \"trunks\": [\"" + bell + "\"]}");
        assertThat(second.text("/position")).isEqualTo("20");
        Answer moved = client.patch(second.header("Location"), "{\"position\": 5}");
        assertThat(moved.status()).as(moved.body()).isEqualTo(200);
        assertThat(moved.text("/strip")).isEqualTo("2");
        assertThat(client.get(RULES).text("/items/0/name")).isEqualTo("World");
        assertThat(client.get(first.header("Location")).text("/trunks/0")).isEqualTo(bell);
        for (Answer rule : List.of(first, second)) {
            assertThat(client.delete(rule.header("Location")).status()).isEqualTo(204);
        }
        assertThat(client.get(RULES).json().at("/items")).isEmpty();
    }

    @Test
    void aDialRuleNeedsATrunk() {
        Answer refused = client.post(RULES, "{\"name\": \"Mobile\", \"pattern\": \"9.\", \"trunks\": []}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/field")).isEqualTo("trunks");
    }

    @Test
    void settingsChangeOneByOne() {
        Answer before = client.get(SETTINGS);
        Answer after = client.patch(SETTINGS, "{\"ringTimeSeconds\": 30}");
        assertThat(after.text("/ringTimeSeconds")).isEqualTo("30");
        assertThat(after.text("/zone")).isEqualTo("Asia/Tashkent");
        assertThat(client.with("If-Match", before.header("ETag"))
                        .patch(SETTINGS, "{\"areaCode\": \"71\"}")
                        .status())
                .isEqualTo(412);
        Answer zone = client.without("If-Match").patch(SETTINGS, "{\"zone\": \"Tashkent\"}");
        assertThat(zone.text("/errors/0/field")).isEqualTo("zone");
        assertThat(client.patch(SETTINGS, "{\"zone\": null}").status()).isEqualTo(400);
    }

    private Answer did(String type, String field, String value) {
        return client.post(
                DIDS,
                "{\"number\": \"+998785553322\", \"target\": {\"type\": \"" + type + "\", \"" + field + "\": \"" + value
                        + "\"}}");
    }
}
