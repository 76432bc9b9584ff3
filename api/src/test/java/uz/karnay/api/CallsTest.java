package uz.karnay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.pbx.HealthSource.Health;
import uz.karnay.pbx.call.LiveCall;
import uz.karnay.pbx.record.CallId;
import uz.karnay.pbx.record.CallRecord;
import uz.karnay.pbx.record.Direction;
import uz.karnay.pbx.record.Disposition;

/** The history, the running calls, and the server as a whole. */
class CallsTest {

    private static final String PATH = "/api/v1/calls";
    private static final Instant NINE = VirtualTime.BEGINNING;

    private Plane plane;
    private Client client;

    @BeforeEach
    void start() {
        plane = new Plane();
        client = plane.reader();
        plane.history.add(record(1, "+998901234567", "+998785553322", "bell", Disposition.ANSWERED));
        plane.history.add(record(2, "100", "101", null, Disposition.BUSY));
        plane.history.add(record(3, "+998901234567", "+998785553322", "bell", Disposition.NO_ANSWER));
    }

    private static final CallRecord.MediaFigures FIGURES = new CallRecord.MediaFigures(
            3125,
            3125,
            0,
            1.5,
            0,
            new CallRecord.Hearing(4.39, 4.1, 0.0, null, 1.5, 65.0),
            CallRecord.Hearing.UNKNOWN,
            null,
            List.of(new CallRecord.Window(10, 4.39, null)));

    @AfterEach
    void stop() {
        client.close();
        plane.close();
    }

    @Test
    void pagesFromTheNewestToTheOldest() {
        Answer first = client.get(PATH + "?limit=2");
        assertThat(first.text("/items/0/id")).isEqualTo(id(3).toString());
        Answer second = client.get(PATH + "?limit=2&cursor=" + first.text("/next"));
        assertThat(second.json().at("/items")).hasSize(1);
        assertThat(second.text("/items/0/id")).isEqualTo(id(1).toString());
        assertThat(second.json().at("/next").isNull()).isTrue();
    }

    @Test
    void filtersByEverythingThatTheListShows() {
        assertThat(found("number=901234")).isEqualTo(2);
        assertThat(found("direction=INTERNAL")).isEqualTo(1);
        assertThat(found("disposition=ANSWERED")).isEqualTo(1);
        assertThat(found("trunk=bell")).isEqualTo(2);
        assertThat(found("from=2026-11-02T04:02:00Z")).isEqualTo(2);
        assertThat(found("until=2026-11-02T04:02:00Z")).isEqualTo(1);
        assertThat(found("trunk=bell&disposition=BUSY")).isZero();
    }

    @Test
    void namesTheFilterThatCannotBeRead() {
        for (String query : List.of("from=yesterday", "direction=UP", "limit=many", "limit=501", "cursor=xyz")) {
            Answer refused = client.get(PATH + "?" + query);
            assertThat(refused.status()).as(query).isEqualTo(400);
            assertThat(refused.text("/errors/0/field")).isEqualTo(query.substring(0, query.indexOf('=')));
        }
        assertThat(client.get(PATH + "?from=2026-11-02T04:02:00Z&until=2026-11-02T04:01:00Z")
                        .text("/errors/0/field"))
                .isEqualTo("until");
    }

    @Test
    void tellsACallWithItsLegsAndSteps() {
        Answer call = client.get(PATH + "/" + id(1));
        assertThat(call.text("/call/talkSeconds")).isEqualTo("62.5");
        assertThat(call.text("/legs/0/codec")).isEqualTo("PCMA");
        assertThat(call.text("/legs/0/media/packetsReceived")).isEqualTo("3125");
        assertThat(call.text("/legs/0/media/fromPeer/score")).isEqualTo("4.39");
        assertThat(call.json().at("/legs/0/media/toPeer/score").isNull())
                .as("unknown, and not 0")
                .isTrue();
        assertThat(call.text("/steps/0/why")).isEqualTo("Request-URI over trunk bell");
        assertThat(client.get(PATH + "/" + id(99)).status()).isEqualTo(404);
    }

    @Test
    void hangsUpARunningCall() {
        plane.calls.add(new LiveCall(
                new CallId(id(7)),
                Direction.INTERNAL,
                "100",
                "Alice",
                "101",
                "talking",
                NINE,
                NINE,
                List.of("100", "101"),
                List.of(new LiveCall.Sound("100", "PCMA", FIGURES), new LiveCall.Sound("101", "opus", FIGURES))));
        assertThat(client.get(PATH + "/live").text("/items/0/state")).isEqualTo("talking");
        Answer live = client.get(PATH + "/live/" + id(7));
        assertThat(live.text("/callerName")).isEqualTo("Alice");
        assertThat(live.text("/converted")).isEqualTo("true");
        assertThat(live.text("/sounds/1/codec")).isEqualTo("opus");
        assertThat(live.text("/sounds/1/media/fromPeer/score")).isEqualTo("4.39");
        assertThat(client.delete(PATH + "/live/" + id(7)).status()).isEqualTo(403);
        try (Client administrator = plane.administrator()) {
            assertThat(administrator.delete(PATH + "/live/" + id(7)).status()).isEqualTo(202);
            assertThat(administrator.get(PATH + "/live").json().at("/items")).isEmpty();
            Answer again = administrator.delete(PATH + "/live/" + id(7));
            assertThat(again.status()).isEqualTo(404);
            assertThat(again.text("/detail")).contains(PATH + "/" + id(7));
        }
    }

    @Test
    void tellsHowTheServerIs() {
        plane.time.advance(Duration.ofSeconds(90));
        Answer health = client.get("/api/v1/system/health");
        assertThat(health.text("/up")).isEqualTo("true");
        assertThat(health.text("/version")).isEqualTo("0.1.0-test");
        assertThat(health.text("/uptimeSeconds")).isEqualTo("90");
        assertThat(health.text("/directoryVersion")).isEqualTo("0");
        plane.storeHealth = new Health(false, "disk full: free some space under data/");
        Answer ill = client.get("/api/v1/system/health");
        assertThat(ill.text("/up")).isEqualTo("false");
        assertThat(ill.text("/components/0/detail")).contains("disk full");
    }

    private int found(String query) {
        return client.get(PATH + "?" + query).json().at("/items").size();
    }

    private static UUID id(int minute) {
        return new UUID(0x7000L, minute);
    }

    private static CallRecord record(
            int minute,
            String caller,
            String called,
            @org.jspecify.annotations.Nullable String trunk,
            Disposition disposition) {
        Instant at = NINE.plus(Duration.ofMinutes(minute));
        Instant answered = disposition == Disposition.ANSWERED ? at.plusSeconds(5) : null;
        Instant ended = at.plusMillis(67_500);
        var leg = new CallRecord.LegRecord(
                caller, "call-" + minute, "udp:192.0.2.1:5060", at, answered, ended, 200, "OK", "PCMA", FIGURES);
        return new CallRecord(
                new CallId(id(minute)),
                trunk == null ? Direction.INTERNAL : Direction.INBOUND,
                caller,
                "",
                called,
                trunk,
                at,
                answered,
                ended,
                disposition,
                CallRecord.Party.CALLER,
                200,
                "Normal call clearing",
                1,
                List.of(leg),
                List.of(new CallRecord.Step(at, "matched DID +998785553322", "Request-URI over trunk bell")));
    }
}
