package uz.karnay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.pbx.directory.AudioCodec;
import uz.karnay.pbx.directory.CallQueue;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.Dtmf;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.QueueId;
import uz.karnay.pbx.directory.Secret;
import uz.karnay.pbx.directory.Srtp;
import uz.karnay.pbx.directory.Wording;
import uz.karnay.pbx.queue.QueueEvent;
import uz.karnay.pbx.queue.QueueEvent.Kind;
import uz.karnay.pbx.record.CallId;

class LiveQueuesTest {

    private static final UUID BOB = new UUID(0, 200);
    private static final UUID SALES = new UUID(0, 300);
    private static final String QUEUE = "/api/v1/live/queues/" + SALES;
    private static final String AGENT = "/api/v1/live/agents/" + BOB;

    private Plane plane;
    private Client administrator;

    @BeforeEach
    void start() {
        plane = new Plane();
        var bob = new Extension(
                new ExtensionId(BOB),
                "200",
                "200",
                "Bob",
                Secret.of("bobs-long-password"),
                true,
                null,
                1,
                List.of(AudioCodec.PCMA),
                Srtp.OFF,
                Dtmf.AUTO);
        var sales = new CallQueue(
                new QueueId(SALES),
                "sales",
                "",
                CallQueue.Strategy.LINEAR,
                List.of(new CallQueue.Agent(bob.id(), 0, 1, false)),
                new CallQueue.Timing(seconds(15), seconds(5), seconds(10), seconds(20)),
                new CallQueue.Entry(10, seconds(60), CallQueue.Join.ALWAYS, false),
                new CallQueue.Voice("", Wording.NONE, seconds(30), true, false, Wording.NONE, Wording.NONE),
                new CallQueue.Overflow(null, null, null, List.of(), ""),
                0,
                false,
                true);
        plane.directory.change(
                List.of(new Change.PutExtension(bob), new Change.PutFacility(sales)), "test", OptionalLong.empty());
        administrator = plane.administrator();
    }

    @AfterEach
    void stop() {
        administrator.close();
        plane.close();
    }

    @Test
    void logsAnAgentInAndOutAndShowsHim() {
        assertThat(administrator.get(QUEUE).text("/agents/0/present")).isEqualTo("false");
        Answer login = administrator.put(AGENT + "/login", "{\"loggedIn\":true}");
        assertThat(login.text("/queueIds/0")).isEqualTo(SALES.toString());
        Answer queue = administrator.get("/api/v1/live/queues");
        assertThat(queue.text("/items/0/agents/0/present")).isEqualTo("true");
        assertThat(queue.text("/items/0/agents/0/state")).isEqualTo("FREE");
        assertThat(administrator
                        .put(AGENT + "/login", "{\"loggedIn\":false,\"queueId\":\"" + SALES + "\"}")
                        .json()
                        .get("queueIds"))
                .isEmpty();
        assertThat(plane.queueJournal.events)
                .extracting(QueueEvent::kind)
                .containsExactly(Kind.LOGGED_IN, Kind.LOGGED_OUT);
    }

    @Test
    void pausesAnAgentWithItsReason() {
        assertThat(administrator.put(AGENT + "/pause", "{\"reason\":\"lunch\"}").status())
                .isEqualTo(204);
        assertThat(administrator.get(QUEUE).text("/agents/0/pause")).isEqualTo("lunch");
        assertThat(administrator.put(AGENT + "/pause", "{}").status()).isEqualTo(204);
        assertThat(administrator.get(QUEUE).text("/agents/0/pause")).isEmpty();
    }

    @Test
    void countsFiguresOfSomeTimeFromWhatHappened() {
        write(Kind.JOINED, 10, 0);
        write(Kind.ANSWERED, 22, 12);
        write(Kind.TALKED, 82, 60);
        write(Kind.JOINED, 100, 0);
        write(Kind.ABANDONED, 140, 40);
        String begin = VirtualTime.BEGINNING.toString();
        Answer all =
                administrator.get(QUEUE + "/figures?from=" + begin + "&to=" + VirtualTime.BEGINNING.plusSeconds(999));
        assertThat(all.text("/offered")).isEqualTo("2");
        assertThat(all.text("/abandoned")).isEqualTo("1");
        assertThat(all.text("/serviceLevel")).isEqualTo("50.0");
        assertThat(all.text("/waited")).isEqualTo("52.0");
        Answer first =
                administrator.get(QUEUE + "/figures?from=" + begin + "&to=" + VirtualTime.BEGINNING.plusSeconds(90));
        assertThat(first.text("/serviceLevel")).isEqualTo("100.0");
        assertThat(administrator
                        .get(QUEUE + "/figures?from=" + VirtualTime.BEGINNING.plusSeconds(9) + "&to=" + begin)
                        .problem())
                .isEqualTo("invalid-request");
    }

    @Test
    void knowsNoOtherQueuesAndAgentsAndLetsNobodyWhoMayOnlyLookChangeThem() {
        assertThat(administrator.get("/api/v1/live/queues/" + BOB).problem()).isEqualTo("not-found");
        assertThat(administrator
                        .put("/api/v1/live/agents/" + SALES + "/pause", "{}")
                        .problem())
                .isEqualTo("not-found");
        assertThat(administrator
                        .put(AGENT + "/login", "{\"loggedIn\":true,\"queueId\":\"" + BOB + "\"}")
                        .problem())
                .isEqualTo("invalid-values");
        try (Client reader = plane.reader()) {
            assertThat(reader.get(QUEUE).status()).isEqualTo(200);
            assertThat(reader.put(AGENT + "/pause", "{}").status()).isEqualTo(403);
        }
    }

    private void write(Kind kind, int second, int length) {
        plane.queueJournal.write(new QueueEvent(
                VirtualTime.BEGINNING.plusSeconds(second),
                new QueueId(SALES),
                kind,
                Optional.of(new CallId(new UUID(0, 1))),
                Optional.empty(),
                seconds(length),
                ""));
    }

    private static Duration seconds(long count) {
        return Duration.ofSeconds(count);
    }
}
