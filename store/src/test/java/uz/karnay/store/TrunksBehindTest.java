package uz.karnay.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.karnay.pbx.directory.TrunkId;
import uz.karnay.pbx.trunk.TrunkStore;

class TrunksBehindTest {

    private static final TrunkId BELL = new TrunkId(new UUID(7, 1));
    private static final TrunkId BRANCH = new TrunkId(new UUID(7, 2));

    @TempDir
    Path data;

    @Test
    void keepsTheLastTokenAndTheLastContactOverARestart() {
        try (Store store = open()) {
            store.trunks().saveToken(BELL, "kfirst");
            store.trunks().saveToken(BELL, "ksecond");
            store.trunks().saveProvider(provider(1));
            store.trunks().saveProvider(provider(2));
        }
        try (Store store = open()) {
            assertThat(store.trunks().tokens()).isEqualTo(Map.of(BELL, "ksecond"));
            assertThat(store.trunks().providers()).containsExactly(provider(2));
            store.trunks().saveToken(BELL, "kthird");
            store.trunks().removeProvider(BRANCH);
        }
        try (Store store = open()) {
            assertThat(store.trunks().tokens()).isEqualTo(Map.of(BELL, "kthird"));
            assertThat(store.trunks().providers()).isEmpty();
        }
    }

    private static TrunkStore.Provider provider(long cseq) {
        return new TrunkStore.Provider(
                BRANCH,
                "sip:branch@192.0.2.5:5070",
                "udp:192.0.2.5:5070",
                "call-1",
                cseq,
                Instant.parse("2030-01-01T00:00:00Z"));
    }

    private Store open() {
        return Store.open(new StoreConfig(data));
    }
}
