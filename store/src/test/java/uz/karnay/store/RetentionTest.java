package uz.karnay.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.karnay.loop.Clock;

class RetentionTest {

    private static final int CALLS = 450;
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path data;

    @BeforeEach
    void aMorningOfCalls() {
        try (Store store = Store.open(new StoreConfig(data))) {
            LongStream.range(0, CALLS).mapToObj(Office::call).forEach(store.journal()::append);
        }
    }

    @Test
    void removesWhatIsOlderThanItHasToBeKeptAndLeavesNothingOfIt() {
        int batches = purge(DAY, Office.MORNING.plus(DAY).plusSeconds(CALLS));
        assertThat(batches).isEqualTo(3);
        for (String table : new String[] {"calls", "call_legs", "call_steps"}) {
            assertThat(rows(table)).as(table).isZero();
        }
    }

    @Test
    void keepsWhatIsYoungEnough() {
        purge(DAY, Office.MORNING.plus(DAY).plusSeconds(50));
        assertThat(rows("calls")).isEqualTo(CALLS - 50);
    }

    @Test
    void keepsEverythingUnlessTold() {
        assertThat(purge(Duration.ZERO, Office.MORNING.plus(DAY.multipliedBy(10_000))))
                .isZero();
        assertThat(rows("calls")).isEqualTo(CALLS);
    }

    /** How many batches it took. */
    private int purge(Duration keep, Instant now) {
        try (var database = new Database(data.resolve("karnay.db"))) {
            var retention = new Retention(database, keep, at(now));
            int batches = 0;
            while (retention.isDue()) {
                retention.run();
                batches++;
            }
            return batches;
        }
    }

    private long rows(String table) {
        try (var database = new Database(data.resolve("karnay.db"))) {
            return database.read(
                    "count",
                    connection -> Sql.first(
                                    connection, "select count(*) as many from " + table, row -> row.number("many"))
                            .orElseThrow());
        }
    }

    private static Clock at(Instant now) {
        return new Clock() {
            @Override
            public long nanos() {
                return 0;
            }

            @Override
            public Instant now() {
                return now;
            }
        };
    }
}
