package uz.karnay.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls that are only thought of, and what is wrong with an office. */
class SimulationTest {

    private Plane plane;
    private Client client;

    @BeforeEach
    void start() {
        plane = new Plane();
        client = plane.administrator();
        String alice = id(client.post("/api/v1/extensions", "{\"number\": \"200\"}"));
        client.post(
                "/api/v1/trunks",
                "{\"name\": \"bell\", \"account\": \"BY_ADDRESS\", \"server\": {\"host\": \"bell.uz\"}}");
        String day = id(client.post(
                "/api/v1/time-conditions",
                "{\"name\": \"Day\", \"open\": [{\"days\": [\"SATURDAY\"], \"from\": \"09:00\", \"to\": \"18:00\"}],"
                        + " \"whenOpen\": {\"type\": \"EXTENSION\", \"extension\": \"" + alice + "\"},"
                        + " \"whenClosed\": {\"type\": \"HANG_UP\", \"cause\": \"BUSY\"}}"));
        id(client.post(
                "/api/v1/dids",
                "{\"number\": \"+998785553322\", \"target\": {\"type\": \"TIME_CONDITION\", \"timeCondition\": \"" + day
                        + "\"}}"));
    }

    @AfterEach
    void stop() {
        client.close();
        plane.close();
    }

    private static String id(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.text("/id");
    }

    private Answer at(String time) {
        return client.post(
                "/api/v1/simulate",
                "{\"trunk\": \"bell\", \"caller\": \"998901234567\", \"called\": \"998785553322\","
                        + " \"everybodyRegistered\": true, \"at\": \"" + time + "\"}");
    }

    @Test
    void tellsWhatBecomesOfACallAtAnyTimeAndWhy() {
        Answer open = at("2026-11-28T10:00");
        assertThat(open.text("/stages/0/outcome")).isEqualTo("RINGS");
        assertThat(open.text("/stages/0/rings/0/who/0")).isEqualTo("200");
        Answer closed = at("2026-11-28T20:00");
        assertThat(closed.text("/stages/0/outcome")).isEqualTo("IS_REFUSED");
        assertThat(closed.text("/stages/0/refusal")).isEqualTo("486 Busy Here");
        assertThat(closed.body()).contains("it is Saturday 2026-11-28 20:00 in Asia/Tashkent");
    }

    @Test
    void refusesACallFromNobody() {
        Answer refused = client.post("/api/v1/simulate", "{\"called\": \"200\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(client.post("/api/v1/simulate", "{\"called\": \"200\", \"trunk\": \"none\"}")
                        .text("/errors/0/message"))
                .isEqualTo("there is no trunk none");
    }

    @Test
    void tellsWhatCannotWork() {
        Answer findings = client.get("/api/v1/lint");
        assertThat(findings.text("/items/0/kind")).isEqualTo("time condition");
        assertThat(findings.text("/items/0/field")).isEqualTo("holidays");
    }
}
