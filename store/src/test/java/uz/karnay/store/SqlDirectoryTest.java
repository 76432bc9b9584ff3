package uz.karnay.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uz.karnay.store.Office.ALICE;
import static uz.karnay.store.Office.BELL;
import static uz.karnay.store.Office.BOB;
import static uz.karnay.store.Office.DID;
import static uz.karnay.store.Office.MORNING;
import static uz.karnay.store.Office.OUT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.karnay.pbx.directory.AnnouncementId;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.ChangeEntry;
import uz.karnay.pbx.directory.Did;
import uz.karnay.pbx.directory.DidId;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.DirectoryDiff;
import uz.karnay.pbx.directory.DirectoryStore;
import uz.karnay.pbx.directory.E164;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.Feature;
import uz.karnay.pbx.directory.FeatureCodes;
import uz.karnay.pbx.directory.MenuId;
import uz.karnay.pbx.directory.Parking;
import uz.karnay.pbx.directory.QueueId;
import uz.karnay.pbx.directory.RingGroupId;
import uz.karnay.pbx.directory.RoomId;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.directory.Settings;
import uz.karnay.pbx.directory.TimeConditionId;

class SqlDirectoryTest {

    private static final List<Change> WHOLE_OFFICE = List.of(
            new Change.PutSettings(new Settings("71", Duration.ofSeconds(45), ZoneId.of("Asia/Samarkand"))),
            new Change.PutExtension(ALICE),
            new Change.PutExtension(BOB),
            new Change.PutDid(DID), // before its trunk: the order within one change does not matter
            new Change.PutTrunk(BELL),
            new Change.PutDialRule(OUT));

    @TempDir
    Path data;

    @Test
    void beginsEmptyAtVersionZero() {
        try (Store store = open()) {
            Directory empty = store.directory().load();
            assertThat(empty.version()).isZero();
            assertThat(empty.extensions()).isEmpty();
            assertThat(empty.settings()).isEqualTo(Settings.defaults());
        }
    }

    @Test
    void keepsEveryFieldOverARestart() {
        try (Store store = open()) {
            store.directory().apply(WHOLE_OFFICE, 1, "root", MORNING);
        }
        try (Store store = open()) {
            Directory found = store.directory().load();
            assertThat(found.version()).isOne();
            assertThat(found.settings())
                    .isEqualTo(new Settings("71", Duration.ofSeconds(45), ZoneId.of("Asia/Samarkand")));
            assertThat(found.extensions()).containsExactlyInAnyOrder(ALICE, BOB);
            assertThat(found.trunks()).containsExactly(BELL);
            assertThat(found.dids()).containsExactly(DID);
            assertThat(found.dialRules()).containsExactly(OUT);
        }
    }

    @Test
    void keepsEveryKindOfTarget() {
        var targets = List.<RouteTarget>of(
                new RouteTarget.ToExtension(ALICE.id()),
                new RouteTarget.ToRingGroup(new RingGroupId(Office.id(1))),
                new RouteTarget.ToQueue(new QueueId(Office.id(2))),
                new RouteTarget.ToIvr(new MenuId(Office.id(3))),
                new RouteTarget.ToVoicemail(ALICE.id()),
                new RouteTarget.ToConference(new RoomId(Office.id(4))),
                new RouteTarget.ToAnnouncement(new AnnouncementId(Office.id(5))),
                new RouteTarget.ToTimeCondition(new TimeConditionId(Office.id(6))),
                new RouteTarget.ToDid(new DidId(Office.id(7))),
                new RouteTarget.HangUp(RouteTarget.Cause.BUSY),
                new RouteTarget.ToExternal("00 44 20 7946 0000"));
        try (Store store = open()) {
            for (int i = 0; i < targets.size(); i++) {
                var did = new Did(
                        new DidId(Office.id(i)), new E164("+9987855533" + (10 + i)), null, targets.get(i), false, "");
                store.directory().apply(List.of(new Change.PutDid(did)), i + 1, "root", MORNING);
                assertThat(store.directory().load().did(did.id())).contains(did);
            }
        }
    }

    @Test
    void keepsEveryKindOfFacility() {
        List<Change> changes =
                Facilities.all().stream().<Change>map(Change.PutFacility::new).toList();
        try (Store store = open()) {
            store.directory().apply(changes, 1, "root", MORNING);
        }
        try (Store store = open()) {
            assertThat(store.directory().load().facilities()).containsExactlyInAnyOrderElementsOf(Facilities.all());
            var gone = new Change.RemoveFacility(Facilities.all().getFirst().id());
            store.directory().apply(List.of(gone), 2, "root", MORNING);
            assertThat(store.directory().load().facilities())
                    .hasSize(Facilities.all().size() - 1);
        }
    }

    @Test
    void keepsHowCallsAreHandledAndTheCodesOfThePhones() {
        var codes = new FeatureCodes(Map.of(Feature.ECHO_TEST, "*44", Feature.FLIP, ""));
        var settings = new Settings(
                "",
                Duration.ofSeconds(30),
                ZoneId.of("Asia/Tashkent"),
                codes,
                new Parking("*600", 20, Duration.ofMinutes(1)));
        Extension forwarded = ALICE.with(Facilities.HANDLING);
        try (Store store = open()) {
            store.directory()
                    .apply(
                            List.of(new Change.PutSettings(settings), new Change.PutExtension(forwarded)),
                            1,
                            "root",
                            MORNING);
        }
        try (Store store = open()) {
            assertThat(store.directory().load().settings()).isEqualTo(settings);
            assertThat(store.directory().load().extensions()).containsExactly(forwarded);
        }
    }

    @Test
    void goesBackToAnyVersion() {
        try (Store store = open()) {
            DirectoryStore directory = store.directory();
            directory.apply(WHOLE_OFFICE, 1, "root", MORNING);
            var sales = Facilities.all().getFirst();
            directory.apply(List.of(new Change.PutFacility(sales)), 2, "ada", MORNING);
            Directory second = directory.load();
            directory.apply(
                    List.of(
                            new Change.RemoveFacility(sales.id()),
                            new Change.RemoveDialRule(OUT.id()),
                            new Change.PutExtension(ALICE.with(Facilities.HANDLING)),
                            new Change.PutSettings(Settings.defaults())),
                    3,
                    "ada",
                    MORNING);
            Directory third = directory.load();
            Directory back = directory.at(2).orElseThrow();
            assertThat(DirectoryDiff.between(back, second)).isEmpty();
            assertThat(DirectoryDiff.between(third, back)).hasSize(4);
            assertThat(DirectoryDiff.between(Directory.empty(), directory.at(0).orElseThrow()))
                    .isEmpty();
            assertThat(directory.at(4)).isEmpty();
            assertThat(directory.log(Long.MAX_VALUE, 2))
                    .extracting(ChangeEntry::version)
                    .containsExactly(3L, 2L);
            assertThat(directory.log(3, 1).getFirst().rows()).singleElement().satisfies(row -> {
                assertThat(row.kind()).isEqualTo("ring-group");
                assertThat(row.name()).isEqualTo("Sales");
                assertThat(row.what()).isEqualTo("added");
            });
        }
    }

    @Test
    void refusesAChangeOfAnotherVersionAndStoresNothingOfIt() {
        try (Store store = open()) {
            DirectoryStore directory = store.directory();
            directory.apply(List.of(new Change.PutExtension(ALICE)), 1, "root", MORNING);
            assertThatThrownBy(() -> directory.apply(List.of(new Change.PutExtension(BOB)), 1, "root", MORNING))
                    .isInstanceOf(DirectoryStore.StaleVersion.class)
                    .hasMessageContaining("version 1, not 0");
            assertThat(directory.load().extensions()).containsExactly(ALICE);
        }
    }

    @Test
    void storesAllOrNothing() {
        try (Store store = open()) {
            DirectoryStore directory = store.directory();
            List<Change> lackingTrunk = List.of(new Change.PutExtension(ALICE), new Change.PutDid(DID));
            assertThatThrownBy(() -> directory.apply(lackingTrunk, 1, "root", MORNING))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("karnay.db");
            assertThat(directory.load().version()).isZero();
            assertThat(directory.load().extensions()).isEmpty();
            directory.apply(WHOLE_OFFICE, 1, "root", MORNING); // the writer lives on
        }
    }

    /** SQLite gives rows as they were inserted when nobody asks for an order. */
    @Test
    void listsInTheOrderOfIdsWhateverWasChangedLast() {
        try (Store store = open()) {
            DirectoryStore directory = store.directory();
            directory.apply(
                    List.of(
                            new Change.PutExtension(Office.extension(104, "Dave", "secret-4")),
                            new Change.PutExtension(Office.extension(103, "Carol", "secret-3"))),
                    1,
                    "root",
                    MORNING);
            assertThat(directory.load().extensions())
                    .extracting(Extension::number)
                    .containsExactly("103", "104");
        }
    }

    @Test
    void removesAndReplacesAndLetsTheLastChangeOfARowCount() {
        try (Store store = open()) {
            DirectoryStore directory = store.directory();
            directory.apply(WHOLE_OFFICE, 1, "root", MORNING);
            Extension bobAs101 = renumbered(BOB, "101");
            Extension aliceAs102 = renumbered(ALICE, "102");
            directory.apply(
                    List.of(
                            new Change.PutExtension(bobAs101),
                            new Change.PutExtension(aliceAs102),
                            new Change.RemoveDialRule(OUT.id()),
                            new Change.RemoveDid(DID.id()),
                            new Change.RemoveTrunk(BELL.id()),
                            new Change.PutTrunk(BELL)),
                    2,
                    "root",
                    MORNING);
            Directory found = directory.load();
            assertThat(found.extensionByNumber("101")).contains(bobAs101);
            assertThat(found.extensionByNumber("102")).contains(aliceAs102);
            assertThat(found.dids()).isEmpty();
            assertThat(found.dialRules()).isEmpty();
            assertThat(found.trunks()).containsExactly(BELL);
        }
    }

    @Test
    void writesDownWhoChangedWhatButNoSecret() throws SQLException {
        try (Store store = open()) {
            DirectoryStore directory = store.directory();
            directory.apply(WHOLE_OFFICE, 1, "root", MORNING);
            directory.apply(
                    List.of(
                            new Change.PutTrunk(Office.trunk("bell 2", "another-secret")),
                            new Change.PutExtension(Office.extension(102, "Bob \"B\"", "new-secret")),
                            new Change.PutExtension(ALICE),
                            new Change.RemoveDid(DID.id())),
                    2,
                    "dilnoza",
                    MORNING);
        }
        String log = log(2);
        assertThat(log)
                .contains("dilnoza")
                .contains("\"kind\":\"trunk\"")
                .contains("{\"field\":\"name\",\"from\":\"bell\",\"to\":\"bell 2\"}")
                .contains("{\"field\":\"identity.password\"}")
                .contains("{\"field\":\"name\",\"from\":\"Bob\",\"to\":\"Bob \\\"B\\\"\"},{\"field\":\"password\"}")
                .contains("\"name\":\"+998785553322\",\"what\":\"removed\"")
                .doesNotContain("Alice")
                .doesNotContain("secret")
                .doesNotContain("***");
    }

    @Test
    void keepsPasswordsOnlySealed() throws IOException {
        try (Store store = open()) {
            store.directory().apply(WHOLE_OFFICE, 1, "root", MORNING);
            assertNowhere("alice-secret-7Kq2", "bob-secret-x9Wz", "trunk-secret-Pw4R"); // while open: in the WAL too
        }
        assertNowhere("alice-secret-7Kq2", "bob-secret-x9Wz", "trunk-secret-Pw4R");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("secret.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void refusesASealedPasswordThatWasMovedToAnotherRow() throws SQLException {
        try (Store store = open()) {
            store.directory().apply(WHOLE_OFFICE, 1, "root", MORNING);
        }
        sql("update extensions set password = (select e.password from extensions e where e.number = '101')"
                + " where number = '102'");
        try (Store store = open()) {
            assertThatThrownBy(store.directory()::load)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("extensions/" + BOB.id() + "/password");
        }
    }

    @Test
    void refusesToStartWithoutItsKeyFile() throws IOException {
        open().close();
        Files.delete(data.resolve("secret.key"));
        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("secret.key is missing")
                .hasMessageContaining("backup");
        assertThat(data.resolve("secret.key")).doesNotExist();
    }

    @Test
    void refusesToStartWithAnotherKeyFile(@TempDir Path other) throws IOException {
        open().close();
        Store.open(new StoreConfig(other)).close();
        Files.copy(other.resolve("secret.key"), data.resolve("secret.key"), REPLACE_EXISTING);
        assertThatThrownBy(this::open).isInstanceOf(StoreException.class).hasMessageContaining("does not belong");
    }

    @Test
    void refusesADamagedKeyFileWithoutShowingIt() throws IOException {
        open().close();
        Files.writeString(data.resolve("secret.key"), "1:c2hvcnQ=\n");
        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("damaged")
                .hasMessageNotContaining("c2hvcnQ");
    }

    private static Extension renumbered(Extension extension, String number) {
        return new Extension(
                extension.id(),
                number,
                extension.login(),
                extension.name(),
                extension.password(),
                extension.enabled(),
                extension.callerId(),
                extension.maxDevices(),
                extension.codecs(),
                extension.srtp(),
                extension.dtmf());
    }

    private Store open() {
        return Store.open(new StoreConfig(data));
    }

    private void assertNowhere(String... secrets) throws IOException {
        try (var files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), ISO_8859_1);
                assertThat(content).as(file.toString()).doesNotContain(secrets);
            }
        }
    }

    private void sql(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("karnay.db"))) {
            Sql.update(connection, statement);
        }
    }

    private String log(long version) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("karnay.db"))) {
            return Sql.first(
                            connection,
                            "select author || ' ' || summary as line from directory_changes where version = ?",
                            row -> row.text("line"),
                            version)
                    .orElseThrow();
        }
    }
}
