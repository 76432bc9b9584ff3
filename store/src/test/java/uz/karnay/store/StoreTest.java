package uz.karnay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {

    @TempDir
    Path data;

    @Test
    void refusesAFolderThatIsAlreadyOpenHere() {
        try (Store first = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("in use by another Karnay (process "
                            + ProcessHandle.current().pid() + ")")
                    .hasMessageContaining("--data");
            assertThat(first.health().health().up()).isTrue();
        }
        open().close();
    }

    @Test
    void refusesAFolderThatAnotherProcessHasOpen(@TempDir Path shared) throws Exception {
        try (var child = new ChildStore(data, shared.resolve("shared"), 0)) {
            child.awaitTaken(0);
            assertThatThrownBy(this::open)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("(process " + child.pid() + ")");
        }
        open().close();
    }

    @Test
    void refusesADatabaseOfANewerKarnay() throws SQLException {
        open().close();
        sql("update flyway_schema_history set version = '99'");
        assertThatThrownBy(this::open).isInstanceOf(StoreException.class).hasMessageContaining("newer Karnay");
    }

    @Test
    void refusesAFileThatIsNoDatabase() throws IOException {
        Files.writeString(
                data.resolve("karnay.db"), "this is not a database, and is long enough to tell: ".repeat(100));
        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("karnay.db")
                .hasMessageContaining("restore it from a backup");
    }

    @Test
    void refusesAFolderThatIsAFile() throws IOException {
        Path file = Files.writeString(data.resolve("plain"), "");
        assertThatThrownBy(() -> Store.open(new StoreConfig(file)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("Cannot make the data folder " + file);
    }

    @Test
    void knowsTheNewestMigrationThereIs() throws IOException {
        Path scripts = Path.of(Objects.requireNonNull(StoreTest.class.getResource("/db/migration"))
                .getPath());
        try (var files = Files.list(scripts)) {
            assertThat(files.map(file -> file.getFileName().toString().replaceAll("V(\\d+)__.*", "$1"))
                            .mapToInt(Integer::parseInt)
                            .max())
                    .hasValue(Schema.NEWEST);
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
