package uz.karnay.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.karnay.pbx.record.CallHistory.Filter;
import uz.karnay.pbx.record.CallRecord;

class CallMoverTest {

    @TempDir
    Path data;

    @Test
    void bringsAnEndedCallToTheHistory() {
        try (Store store = open()) {
            store.journal().append(Office.call(1));
            Eventually.is(() -> store.history().byId(Office.call(1).id()).isPresent());
            assertThat(store.history().byId(Office.call(1).id())).contains(Office.call(1));
        }
    }

    @Test
    void storesACallOnceThoughItIsAppendedTwice() {
        try (Store store = open()) {
            store.journal().append(Office.call(1));
            store.journal().append(Office.call(1));
        }
        assertThat(history()).containsExactly(Office.call(1));
    }

    @Test
    void deletesTheFilesWhoseCallsAreStored() throws IOException {
        for (int life = 0; life < 3; life++) {
            try (Store store = open()) {
                store.journal().append(Office.call(life));
            }
        }
        assertThat(history()).hasSize(3);
        assertThat(files()).isLessThanOrEqualTo(1);
    }

    @Test
    void holdsCallsBackWhileTheDatabaseFailsAndStoresThemWhenItRecovers() throws SQLException {
        open().close();
        sql("create trigger broken before insert on calls begin select raise(abort, 'the disk is broken'); end");
        try (Store store = open()) {
            LongStream.range(0, 100).mapToObj(Office::call).forEach(store.journal()::append);
            Eventually.is(() -> !store.health().health().up());
            assertThat(store.health().health().detail())
                    .contains("the disk is broken")
                    .contains("karnay.db");
            sql("drop trigger broken");
            Eventually.is(() -> store.health().health().up());
        }
        assertThat(history()).hasSize(100);
    }

    @Test
    void keepsCallsInTheJournalWhenItEndsWithABrokenDatabase() throws SQLException {
        open().close();
        sql("create trigger broken before insert on calls begin select raise(abort, 'broken'); end");
        try (Store store = open()) {
            store.journal().append(Office.call(1));
        }
        sql("drop trigger broken");
        open().close();
        assertThat(history()).containsExactly(Office.call(1));
    }

    private List<CallRecord> history() {
        try (Store store = open()) {
            return store.history().find(Filter.ALL, null, 1000).records();
        }
    }

    private long files() throws IOException {
        try (var files = Files.list(data.resolve("journal"))) {
            return files.count();
        }
    }

    private Store open() {
        return Store.open(new StoreConfig(data));
    }

    private void sql(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("karnay.db"))) {
            Sql.update(connection, statement);
        }
    }
}
