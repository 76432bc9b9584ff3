package uz.karnay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uz.karnay.pbx.directory.AudioCodec;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.pbx.directory.TrunkId;
import uz.karnay.pbx.trunk.TrunkStatus;

class TrunksTest {

    private static final String PATH = "/api/v1/trunks";
    private static final String BELL = """
        {"name": "bell", "account": "REGISTERS_TO_PROVIDER", "server": {"host": "bell.uz"},
         "identity": {"login": "998785553322", "password": "from-the-operator", "fromDomain": "bell.uz"},
         "addresses": [{"network": "192.0.2.0/24"}, {"network": "2001:db8::1", "port": 5060}]}
        """;

    private Plane plane;
    private Client client;
    private Answer bell;

    @BeforeEach
    void start() {
        plane = new Plane();
        client = plane.administrator();
        bell = client.post(PATH, BELL);
        assertThat(bell.status()).as(bell.body()).isEqualTo(201);
    }

    @AfterEach
    void stop() {
        client.close();
        plane.close();
    }

    @Test
    void livesFromCreationToRemoval() {
        String path = bell.header("Location");
        assertThat(client.get(path).text("/server/port")).isEqualTo("5060");
        assertThat(client.get(path).text("/addresses/1/network")).isEqualTo("2001:db8::1/128");
        assertThat(client.get(PATH).text("/items/0/name")).isEqualTo("bell");
        assertThat(client.delete(path).status()).isEqualTo(204);
        assertThat(client.get(path).status()).isEqualTo(404);
    }

    @Test
    void tellsThatAPasswordIsSetAndNeverWhich() {
        assertThat(bell.body()).doesNotContain("from-the-operator");
        assertThat(bell.text("/identity/passwordSet")).isEqualTo("true");
        assertThat(stored().identity().password().reveal()).isEqualTo("from-the-operator");
    }

    @Test
    void keepsThePasswordUnlessItIsGivenOrCleared() {
        String path = bell.header("Location");
        client.patch(path, "{\"identity\": {\"realm\": \"bell\"}, \"timing\": {\"expirySeconds\": 120}}");
        assertThat(stored().identity().password().reveal()).isEqualTo("from-the-operator");
        assertThat(stored().identity().login()).isEqualTo("998785553322");
        assertThat(stored().identity().realm()).isEqualTo("bell");
        assertThat(stored().timing())
                .isEqualTo(new Trunk.Timing(Duration.ofSeconds(120), Duration.ofSeconds(60), Duration.ofSeconds(30)));
        Answer cleared = client.patch(
                path, "{\"account\": \"BY_ADDRESS\", \"identity\": {\"password\": null, \"realm\": null}}");
        assertThat(cleared.text("/identity/passwordSet")).isEqualTo("false");
        assertThat(stored().identity().realm()).isNull();
    }

    @Test
    void refusesTlsAsLongAsItIsNotServed() {
        String path = bell.header("Location");
        for (String place : List.of("server", "outboundProxy")) {
            Answer refused =
                    client.patch(path, "{\"" + place + "\": {\"host\": \"192.0.2.9\", \"transport\": \"TLS\"}}");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text("/errors/0/field")).isEqualTo(place + ".transport");
        }
    }

    @Test
    void offersAnOperatorWhatOperatorsSpeak() {
        assertThat(stored().codecs()).isEqualTo(AudioCodec.ofTrunks());
    }

    @Test
    void saysWhatIsRecordedAndCleaned() {
        assertThat(bell.text("/record")).isEqualTo("OFF");
        Answer set =
                client.patch(bell.header("Location"), "{\"record\": \"ON\", \"cleaning\": {\"echoCancel\": true}}");
        assertThat(set.text("/record")).isEqualTo("ON");
        assertThat(stored().recorded()).isTrue();
        assertThat(stored().cleaning()).isEqualTo(new Trunk.Cleaning(true, false, false));
    }

    @Test
    void setsAndClearsTheOutboundProxy() {
        String path = bell.header("Location");
        Answer set = client.patch(path, "{\"outboundProxy\": {\"host\": \"192.0.2.9\", \"transport\": \"TCP\"}}");
        assertThat(set.text("/outboundProxy/port")).isEqualTo("5060");
        assertThat(client.patch(path, "{\"outboundProxy\": null}")
                        .json()
                        .at("/outboundProxy")
                        .isNull())
                .isTrue();
    }

    @Test
    void namesNestedFieldsByTheirPath() {
        Answer refused = client.post(PATH, """
            {"name": "x", "account": "BY_ADDRESS", "server": {"host": "sip bell", "port": 0},
             "addresses": [{"network": "10.0.0.0/8"}, {"network": "10.0.0.0/33"}], "timing": {"expirySeconds": 1}}
            """);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors"))
                .extracting(error -> error.get("field").asString())
                .containsExactly("addresses[1].network", "server.host", "server.port", "timing.expirySeconds");
        Answer unknown = client.patch(bell.header("Location"), "{\"server\": {\"prot\": 5060}}");
        assertThat(unknown.text("/errors/0/field")).isEqualTo("server.prot");
        Answer wrong = client.patch(bell.header("Location"), "{\"account\": \"SOMETIMES\"}");
        assertThat(wrong.text("/errors/0/message")).contains("REGISTERS_TO_PROVIDER", "BY_ADDRESS");
    }

    @Test
    void showsHowItStands() {
        assertThat(bell.text("/status/state")).isEqualTo("STARTING");
        var now = plane.time.now();
        is(new TrunkStatus.State.Registered(now.plusSeconds(120)), "200 OK", Duration.ofMillis(12));
        Answer registered = client.get(bell.header("Location"));
        assertThat(registered.text("/status/state")).isEqualTo("REGISTERED");
        assertThat(registered.text("/status/expires")).isEqualTo("2026-11-02T04:02:00Z");
        assertThat(registered.text("/status/lastAnswer")).isEqualTo("200 OK");
        assertThat(registered.text("/status/roundTripMillis")).isEqualTo("12.0");
        assertThat(registered.text("/status/channels")).isEqualTo("2");
        is(new TrunkStatus.State.Refused(403, "Forbidden", null), "403 Forbidden", null);
        Answer refused = client.get(bell.header("Location"));
        assertThat(refused.text("/status/reason")).isEqualTo("403 Forbidden");
        assertThat(refused.json().at("/status/nextAttempt").isNull()).isTrue();
        is(new TrunkStatus.State.Unreachable("no answer", now), null, null);
        assertThat(client.get(bell.header("Location")).text("/status/state")).isEqualTo("UNREACHABLE");
    }

    @Test
    void showsTheLastPackets() {
        String path = bell.header("Location") + "/packets";
        assertThat(client.get(path).json().at("/items")).isEmpty();
        is(new TrunkStatus.State.Ready(), "200 OK", null);
        Answer packets = client.get(path);
        assertThat(packets.text("/items/0/text")).isEqualTo("OPTIONS sip:bell.uz SIP/2.0");
        assertThat(packets.text("/items/0/sent")).isEqualTo("true");
        assertThat(client.get(PATH + "/" + java.util.UUID.fromString("0-0-0-0-1") + "/packets")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void checksWhenAsked() {
        assertThat(client.post(bell.header("Location") + "/check", "").status()).isEqualTo(202);
        assertThat(plane.trunks.checked()).containsExactly(stored().id());
    }

    private Trunk stored() {
        return plane.directory.current().trunk(TrunkId.parse(bell.text("/id"))).orElseThrow();
    }

    private void is(
            TrunkStatus.State state,
            @org.jspecify.annotations.Nullable String answer,
            @org.jspecify.annotations.Nullable Duration roundTrip) {
        var now = plane.time.now();
        plane.trunks.is(new TrunkStatus(
                stored().id(),
                state,
                now,
                answer,
                roundTrip,
                2,
                List.of(new TrunkStatus.TracedPacket(now, true, "udp:192.0.2.1:5060", "OPTIONS sip:bell.uz SIP/2.0"))));
    }
}
