package uz.karnay.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uz.karnay.store.Office.MORNING;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.karnay.pbx.record.CallHistory;
import uz.karnay.pbx.record.CallHistory.Filter;
import uz.karnay.pbx.record.CallHistory.Page;
import uz.karnay.pbx.record.CallHistory.UnknownDid;
import uz.karnay.pbx.record.CallId;
import uz.karnay.pbx.record.CallRecord;
import uz.karnay.pbx.record.Direction;
import uz.karnay.pbx.record.Disposition;

class SqlHistoryTest {

    private static final String FRONT_DESK = "+998785553322";
    private static final String MOBILE = "+998901234567";

    private Database database;
    private CallHistory history;

    @BeforeEach
    void open(@TempDir Path data) {
        database = new Database(data.resolve("karnay.db"));
        Schema.bring(database);
        history = new SqlHistory(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void findsACallWithItsLegsAndStepsAsItWas() {
        add(Office.call(1), Office.call(2));
        assertThat(history.byId(new CallId(Office.id(2)))).contains(Office.call(2));
        assertThat(history.byId(new CallId(Office.id(9)))).isEmpty();
    }

    @Test
    void pagesFromTheNewestToTheOldestAndMeetsEachCallOnce() {
        add(LongStream.range(0, 25).mapToObj(Office::call).toArray(CallRecord[]::new));
        List<CallRecord> met = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page page = history.find(Filter.ALL, cursor, 10);
            met.addAll(page.records());
            cursor = page.next();
        } while (cursor != null);
        assertThat(met)
                .containsExactlyElementsOf(LongStream.range(0, 25)
                        .mapToObj(i -> Office.call(24 - i))
                        .toList());
    }

    @Test
    void aPageStaysTrueWhileNewCallsCome() {
        add(Office.call(1), Office.call(2), Office.call(3));
        String next = history.find(Filter.ALL, null, 2).next();
        add(Office.call(4));
        assertThat(history.find(Filter.ALL, next, 2)).isEqualTo(new Page(List.of(Office.call(1)), null));
    }

    @Test
    void refusesACursorThatItNeverGave() {
        assertThatThrownBy(() -> history.find(Filter.ALL, "bm9uc2Vuc2U", 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a cursor");
    }

    @Test
    void narrowsByTimeDirectionDispositionAndTrunk() {
        CallRecord in = Office.call(1, MOBILE, FRONT_DESK, "bell", Disposition.ANSWERED);
        CallRecord missed = Office.call(2, MOBILE, FRONT_DESK, "bell", Disposition.NO_ANSWER);
        CallRecord inside = Office.call(3);
        add(in, missed, inside);
        assertThat(find(new Filter(MORNING.plusSeconds(2), null, null, null, null, null)))
                .containsExactly(inside, missed);
        assertThat(find(new Filter(null, MORNING.plusSeconds(2), null, null, null, null)))
                .containsExactly(in);
        assertThat(find(new Filter(null, null, null, Direction.INBOUND, null, null)))
                .containsExactly(missed, in);
        assertThat(find(new Filter(null, null, null, null, Disposition.NO_ANSWER, null)))
                .containsExactly(missed);
        assertThat(find(new Filter(null, null, null, null, null, "bell"))).containsExactly(missed, in);
        assertThat(find(new Filter(null, null, null, Direction.INTERNAL, null, "bell")))
                .isEmpty();
    }

    @Test
    void findsAPartOfANumberInCallerAndCalledOnceEach() {
        CallRecord toSelf = Office.call(1, MOBILE, MOBILE, "bell", Disposition.ANSWERED);
        CallRecord in = Office.call(2, MOBILE, FRONT_DESK, "bell", Disposition.ANSWERED);
        CallRecord other = Office.call(3, "101", FRONT_DESK, null, Disposition.ANSWERED);
        add(toSelf, in, other);
        assertThat(find(number("1234567"))).containsExactly(in, toSelf);
        assertThat(find(number("55533"))).containsExactly(other, in);
        assertThat(find(number("%"))).isEmpty();
        assertThat(find(number("_"))).isEmpty();
        Page first = history.find(number("998"), null, 2);
        assertThat(first.records()).containsExactly(other, in);
        assertThat(history.find(number("998"), first.next(), 2).records()).containsExactly(toSelf);
    }

    @Test
    void findsAPartThatStandsInMoreNumbersThanAreLookedUpSingly() {
        add(LongStream.range(0, 600)
                .mapToObj(i -> Office.call(i, "+99890%07d".formatted(i), FRONT_DESK, "bell", Disposition.ANSWERED))
                .toArray(CallRecord[]::new));
        assertThat(find(number("+99890")))
                .hasSize(100)
                .first()
                .isEqualTo(Office.call(599, "+998900000599", FRONT_DESK, "bell", Disposition.ANSWERED));
    }

    @Test
    void groupsCallsToNumbersThatNobodyConfigured() {
        add(
                Office.call(1, "+998901111111", "+998781000000", "bell", Disposition.UNKNOWN_DID),
                Office.call(2, "+998902222222", "+998781000000", "bell", Disposition.UNKNOWN_DID),
                Office.call(3, MOBILE, "+998782000000", null, Disposition.UNKNOWN_DID),
                Office.call(4, MOBILE, FRONT_DESK, "bell", Disposition.UNKNOWN_DID),
                Office.call(5, MOBILE, FRONT_DESK, "bell", Disposition.ANSWERED));
        database.write(
                "configure the front desk",
                c -> Sql.update(
                        c,
                        "insert into dids (id, number, target_type, enabled, note) values ('x', ?, 'EXTERNAL', true, '')",
                        FRONT_DESK));
        assertThat(history.unknownDids(10))
                .containsExactly(
                        new UnknownDid(
                                "+998782000000", null, 1, MORNING.plusSeconds(3), MORNING.plusSeconds(3), MOBILE),
                        new UnknownDid(
                                "+998781000000",
                                "bell",
                                2,
                                MORNING.plusSeconds(1),
                                MORNING.plusSeconds(2),
                                "+998902222222"));
        assertThat(history.unknownDids(1)).hasSize(1);
    }

    @Test
    void answersEveryCommonQuestionByAnIndexAlreadySorted() {
        String after = "(started_at, id) < (1, 'x')";
        assertThat(plan("1 = 1 and " + after)).contains("calls_by_start").doesNotContain("TEMP B-TREE");
        assertThat(plan("started_at >= 1 and started_at < 2"))
                .contains("calls_by_start")
                .doesNotContain("TEMP B-TREE");
        assertThat(plan("trunk = 'bell' and " + after))
                .contains("calls_by_trunk")
                .doesNotContain("TEMP B-TREE");
        assertThat(plan("caller = '101' and " + after))
                .contains("calls_by_caller")
                .doesNotContain("TEMP B-TREE");
        assertThat(plan("called = '101' and " + after))
                .contains("calls_by_called")
                .doesNotContain("TEMP B-TREE");
        assertThat(plan("direction = 'TRANSIT' and " + after))
                .contains("calls_by_direction")
                .doesNotContain("TEMP B-TREE");
        assertThat(plan("disposition = 'BUSY' and " + after))
                .contains("calls_by_disposition")
                .doesNotContain("TEMP B-TREE");
    }

    private static Filter number(String part) {
        return new Filter(null, null, part, null, null, null);
    }

    private List<CallRecord> find(Filter filter) {
        return history.find(filter, null, 100).records();
    }

    private void add(CallRecord... calls) {
        database.write("add calls", connection -> insert(connection, calls));
    }

    private static int insert(Connection connection, CallRecord... calls) throws SQLException {
        try (var insert = new CallInsert(connection)) {
            for (CallRecord call : calls) {
                insert.add(call);
            }
        }
        return calls.length;
    }

    private String plan(String condition) {
        String question = "explain query plan select * from calls where " + condition
                + " order by started_at desc, id desc limit 50";
        List<String> steps =
                database.read("explain", connection -> Sql.list(connection, question, row -> row.text("detail")));
        return String.join("\n", steps);
    }
}
