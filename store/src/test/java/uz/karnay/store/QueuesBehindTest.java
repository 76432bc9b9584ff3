package uz.karnay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static uz.karnay.store.Office.ALICE;
import static uz.karnay.store.Office.BOB;
import static uz.karnay.store.Office.MORNING;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.karnay.pbx.directory.QueueId;
import uz.karnay.pbx.queue.QueueEvent;
import uz.karnay.pbx.queue.QueueEvent.Kind;
import uz.karnay.pbx.queue.QueueJournal.Presence;
import uz.karnay.pbx.record.CallId;

class QueuesBehindTest {

    private static final QueueId SALES = new QueueId(Office.id(1));
    private static final QueueId SUPPORT = new QueueId(Office.id(2));

    @TempDir
    Path data;

    @Test
    void keepsWhatHappenedInItsOrder() {
        QueueEvent joined = event(SALES, Kind.JOINED, 10);
        QueueEvent answered = event(SALES, Kind.ANSWERED, 10);
        try (Store store = open()) {
            store.queues().write(joined);
            store.queues().write(answered);
            store.queues().write(event(SUPPORT, Kind.JOINED, 10));
            store.queues().write(event(SALES, Kind.TALKED, 70));
        }
        try (Store store = open()) {
            assertThat(store.queues().events(SALES, MORNING, MORNING.plusSeconds(60)))
                    .containsExactly(joined, answered);
        }
    }

    @Test
    void findsEachEventOnceWhetherItIsWrittenOrNot() {
        try (Store store = open()) {
            for (int i = 0; i < 2_500; i++) {
                store.queues().write(event(SALES, Kind.JOINED, i));
                if (i % 250 == 0) {
                    assertThat(store.queues().events(SALES, MORNING, MORNING.plusSeconds(9_999)))
                            .hasSize(i + 1)
                            .doesNotHaveDuplicates();
                }
            }
        }
    }

    @Test
    void keepsAgentsOverARestart() {
        var working = new Presence(Set.of(SALES, SUPPORT), "lunch");
        try (Store store = open()) {
            store.queues().save(ALICE.id(), new Presence(Set.of(SALES), ""));
            store.queues().save(ALICE.id(), working);
            store.queues().save(BOB.id(), new Presence(Set.of(SALES), ""));
            Eventually.is(() -> store.queues().agents().size() == 2);
            store.queues().save(BOB.id(), new Presence(Set.of(), ""));
        }
        try (Store store = open()) {
            assertThat(store.queues().agents()).isEqualTo(Map.of(ALICE.id(), working));
        }
    }

    private static QueueEvent event(QueueId queue, Kind kind, int second) {
        return new QueueEvent(
                MORNING.plusSeconds(second),
                queue,
                kind,
                Optional.of(new CallId(Office.id(77))),
                kind == Kind.JOINED ? Optional.empty() : Optional.of(BOB.id()),
                Duration.ofNanos(1_234_567_891L),
                "+998901234567");
    }

    private Store open() {
        return Store.open(new StoreConfig(data));
    }
}
