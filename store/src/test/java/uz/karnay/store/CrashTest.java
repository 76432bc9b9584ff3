package uz.karnay.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.karnay.pbx.record.CallHistory;
import uz.karnay.pbx.record.CallId;
import uz.karnay.pbx.record.CallRecord;

/** Kills a process that appends calls, again and again, and looks for each call that was taken. */
class CrashTest {

    private static final int KILLS = 6;
    private static final long ROOM = 100_000; // numbers of calls for each life of the child
    private static final long SEED = 20261123;

    @TempDir
    Path data;

    @TempDir
    Path sharedFolder;

    @Test
    void losesNoTakenCallAndKeepsNoneTwiceOrHalfWhenKilled() throws Exception {
        var random = new Random(SEED);
        var taken = new long[KILLS];
        for (int life = 0; life < KILLS; life++) {
            try (var child = new ChildStore(data, sharedFolder.resolve("shared"), ROOM * (life + 1))) {
                child.awaitTaken(random.nextInt(1500));
                taken[life] = child.kill();
            }
        }
        Map<CallId, CallRecord> found = all();
        for (int life = 0; life < KILLS; life++) {
            long first = ROOM * (life + 1);
            assertThat(taken[life]).as("the child lived").isNotNegative();
            for (long call = first; call < first + taken[life]; call++) {
                assertThat(found.remove(Office.call(call).id())).isEqualTo(Office.call(call));
            }
        }
        // Some may be there of which the child had no time to tell; they are whole too.
        found.values().forEach(call -> assertThat(call).isEqualTo(Office.call(number(call))));
    }

    private Map<CallId, CallRecord> all() {
        Map<CallId, CallRecord> all = new HashMap<>();
        Store.open(new StoreConfig(data)).close(); // takes over what the last kill left in the journal
        try (Store store = Store.open(new StoreConfig(data))) {
            @Nullable String cursor = null;
            do {
                CallHistory.Page page = store.history().find(CallHistory.Filter.ALL, cursor, 1000);
                page.records()
                        .forEach(call -> assertThat(all.put(call.id(), call)).isNull());
                cursor = page.next();
            } while (cursor != null);
        }
        return all;
    }

    private static long number(CallRecord call) {
        return call.id().value().getLeastSignificantBits() & Long.MAX_VALUE;
    }
}
