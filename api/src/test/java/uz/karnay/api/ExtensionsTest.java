package uz.karnay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uz.karnay.pbx.directory.Dtmf;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.Srtp;
import uz.karnay.pbx.registration.Binding;
import uz.karnay.pbx.registration.Registration;

class ExtensionsTest {

    private static final String PATH = "/api/v1/extensions";

    private Plane plane;
    private Client client;

    @BeforeEach
    void start() {
        plane = new Plane();
        client = plane.administrator();
    }

    @AfterEach
    void stop() {
        client.close();
        plane.close();
    }

    @Test
    void livesFromCreationToRemoval() {
        Answer created = client.post(PATH, "{\"number\": \"100\", \"name\": \"Alice\"}");
        assertThat(created.status()).isEqualTo(201);
        String path = created.header("Location");
        assertThat(path).isEqualTo(PATH + "/" + created.text("/id"));
        assertThat(client.get(path).text("/name")).isEqualTo("Alice");
        assertThat(client.get(PATH).json().at("/items")).hasSize(1);
        assertThat(client.delete(path).status()).isEqualTo(204);
        assertThat(client.get(path).status()).isEqualTo(404);
        assertThat(client.delete(path).problem()).isEqualTo("not-found");
        assertThat(plane.store.authors()).containsExactly("ada", "ada");
    }

    @Test
    void makesARandomPasswordAndShowsItOnce() {
        Answer created = client.post(PATH, "{\"number\": \"100\"}");
        String password = created.text("/password");
        assertThat(password).hasSize(20).isEqualTo(stored(created).password().reveal());
        assertThat(client.get(created.header("Location")).body())
                .doesNotContain(password)
                .doesNotContain("password");
        assertThat(client.get(PATH).body()).doesNotContain(password);
    }

    @Test
    void neverShowsAPasswordItWasGiven() {
        Answer created = client.post(PATH, "{\"number\": \"100\", \"password\": \"kept-to-myself\"}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body()).doesNotContain("kept-to-myself").doesNotContain("password");
        assertThat(stored(created).password().reveal()).isEqualTo("kept-to-myself");
        assertThat(client.patch(created.header("Location"), "{\"password\": \"another-secret\"}")
                        .body())
                .doesNotContain("another-secret");
        assertThat(stored(created).password().reveal()).isEqualTo("another-secret");
    }

    @Test
    void aPatchTouchesOnlyWhatItGives() {
        Answer created = client.post(
                PATH,
                "{\"number\": \"100\", \"name\": \"Alice\", \"password\": \"kept-to-myself\", \"maxDevices\": 3,"
                        + " \"callerId\": \"+998785553322\", \"codecs\": [\"OPUS\"], \"enabled\": false, \"srtp\": \"REQUIRED\","
                        + " \"dtmf\": \"RFC4733\"}");
        assertThat(created.text("/srtp")).isEqualTo("REQUIRED");
        assertThat(created.text("/dtmf")).isEqualTo("RFC4733");
        Extension before = stored(created);
        Answer changed = client.patch(created.header("Location"), "{\"name\": \"Alisa\"}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(stored(created))
                .isEqualTo(new Extension(
                        before.id(),
                        before.number(),
                        before.login(),
                        "Alisa",
                        before.password(),
                        false,
                        before.callerId(),
                        3,
                        before.codecs(),
                        Srtp.REQUIRED,
                        Dtmf.RFC4733));
    }

    @Test
    void nullClearsWhatMayBeEmptyAndNothingElse() {
        Answer created = client.post(PATH, "{\"number\": \"100\", \"callerId\": \"+998785553322\"}");
        String path = created.header("Location");
        assertThat(client.patch(path, "{\"callerId\": null}")
                        .json()
                        .at("/callerId")
                        .isNull())
                .isTrue();
        for (String field : List.of("number", "password", "enabled", "maxDevices", "codecs", "srtp", "dtmf")) {
            Answer refused = client.patch(path, "{\"" + field + "\": null}");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text("/errors/0/field")).isEqualTo(field);
            assertThat(refused.text("/errors/0/message")).contains("cannot be cleared");
        }
    }

    @Test
    void namesEachFieldThatIsNotAllowed() {
        Answer refused = client.post(
                PATH,
                "{\"number\": \"1\", \"callerId\": \"78\", \"maxDevices\": 21, \"codecs\": [null], \"password\": \"x\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.problem()).isEqualTo("invalid-values");
        assertThat(refused.json().at("/errors"))
                .extracting(error -> error.get("field").asString())
                .containsExactly("callerId", "codecs[0]", "maxDevices", "number", "password");
        assertThat(plane.directory.current().extensions()).isEmpty();
    }

    @Test
    void saysWhichFieldItDoesNotKnow() {
        Answer refused = client.post(PATH, "{\"number\": \"100\", \"nmae\": \"Alice\"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/field")).isEqualTo("nmae");
        assertThat(refused.text("/errors/0/message")).contains("known are", "name", "number");
        String path = client.post(PATH, "{\"number\": \"100\"}").header("Location");
        assertThat(client.patch(path, "{\"colour\": 1}").text("/errors/0/field"))
                .isEqualTo("colour");
    }

    @Test
    void refusesANumberThatIsTaken() {
        client.post(PATH, "{\"number\": \"100\"}");
        Answer refused = client.post(PATH, "{\"number\": \"100\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("number");
        assertThat(plane.directory.current().extensions()).hasSize(1);
    }

    @Test
    void refusesAChangeToWhatSomebodyElseChanged() {
        Answer created = client.post(PATH, "{\"number\": \"100\"}");
        String path = created.header("Location");
        String old = created.header("ETag");
        Answer first = client.with("If-Match", old).patch(path, "{\"name\": \"Alice\"}");
        assertThat(first.status()).isEqualTo(200);
        Answer second = client.patch(path, "{\"name\": \"Bob\"}");
        assertThat(second.status()).isEqualTo(412);
        assertThat(second.problem()).isEqualTo("changed-meanwhile");
        assertThat(client.delete(path).status()).isEqualTo(412);
        assertThat(client.with("If-Match", first.header("ETag")).delete(path).status())
                .isEqualTo(204);
    }

    @Test
    void pagesByNumber() {
        for (String number : List.of("203", "201", "202")) {
            client.post(PATH, "{\"number\": \"" + number + "\"}");
        }
        Answer first = client.get(PATH + "?limit=2");
        assertThat(first.text("/items/0/number")).isEqualTo("201");
        Answer second = client.get(PATH + "?limit=2&cursor=" + first.text("/next"));
        assertThat(second.text("/items/0/number")).isEqualTo("203");
        assertThat(second.json().at("/next").isNull()).isTrue();
        assertThat(client.get(PATH + "?limit=0").text("/errors/0/field")).isEqualTo("limit");
    }

    @Test
    void showsTheDevicesThatAreRegisteredNow() {
        Answer alice = client.post(PATH, "{\"number\": \"100\", \"name\": \"Alice\"}");
        client.post(PATH, "{\"number\": \"200\", \"name\": \"Bob\"}");
        register(stored(alice).id());
        Answer shown = client.get(alice.header("Location"));
        assertThat(shown.text("/bindings/0/contact")).isEqualTo("sip:100@192.0.2.7:5061");
        assertThat(shown.text("/bindings/0/source")).isEqualTo("udp:192.0.2.7:5061");
        assertThat(shown.text("/bindings/0/userAgent")).isEqualTo("MicroSIP/3.21.6");
        assertThat(shown.text("/bindings/0/expires")).isEqualTo("2026-11-02T04:05:00Z");
        assertThat(shown.header("ETag")).isEqualTo(alice.header("ETag"));
        assertThat(client.get(PATH + "?registered=true").body())
                .contains("Alice")
                .doesNotContain("Bob");
        assertThat(client.get(PATH + "?registered=false").body())
                .contains("Bob")
                .doesNotContain("Alice");
        assertThat(client.get(PATH + "?search=BO").body()).contains("Bob").doesNotContain("Alice");
    }

    private void register(ExtensionId id) {
        var now = plane.time.now();
        var binding = new Binding(
                id,
                "sip:100@192.0.2.7:5061",
                "udp:192.0.2.7:5061",
                List.of(),
                1000,
                "call-1",
                1,
                now,
                now.plusSeconds(300),
                "MicroSIP/3.21.6");
        plane.bindings.register(
                new Registration(id, "call-1", 1, new Registration.Wish.Update(List.of(binding), List.of())), 5);
    }

    private Extension stored(Answer created) {
        return plane.directory
                .current()
                .extension(ExtensionId.parse(created.text("/id")))
                .orElseThrow();
    }
}
