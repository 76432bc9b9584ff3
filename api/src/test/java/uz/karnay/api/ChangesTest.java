package uz.karnay.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Versions of the configuration, and the way back. */
class ChangesTest {

    private static final String CHANGES = "/api/v1/changes";

    private Plane plane;
    private Client client;

    @BeforeEach
    void start() {
        plane = new Plane();
        client = plane.administrator();
        client.post("/api/v1/extensions", "{\"number\": \"100\"}");
        client.post("/api/v1/extensions", "{\"number\": \"200\"}");
    }

    @AfterEach
    void stop() {
        client.close();
        plane.close();
    }

    @Test
    void tellsWhoChangedTheConfigurationPageByPage() {
        Answer first = client.get(CHANGES + "?limit=1");
        assertThat(first.text("/items/0/by")).isEqualTo("ada");
        assertThat(first.json().at("/items/0/version").asInt()).isEqualTo(2);
        Answer second = client.get(CHANGES + "?limit=1&cursor=" + first.text("/next"));
        assertThat(second.json().at("/items/0/version").asInt()).isEqualTo(1);
        assertThat(second.json().at("/next").isNull()).isTrue();
    }

    @Test
    void goesBackToAnyVersionAndForthAgain() {
        Answer back = client.post(CHANGES + "/1/restore", "");
        assertThat(back.status()).as(back.body()).isEqualTo(200);
        assertThat(back.json().at("/version").asInt()).isEqualTo(3);
        assertThat(client.get("/api/v1/extensions").json().at("/items")).hasSize(1);
        client.post(CHANGES + "/2/restore", "");
        assertThat(client.get("/api/v1/extensions").json().at("/items")).hasSize(2);
        assertThat(client.post(CHANGES + "/77/restore", "").status()).isEqualTo(404);
    }
}
