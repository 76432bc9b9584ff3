package uz.karnay.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import uz.karnay.pbx.directory.DialRule;
import uz.karnay.pbx.directory.DialRuleId;
import uz.karnay.pbx.directory.TrunkId;

/** Rules of the dial plan, each with its trunks in order. */
final class DialRuleRows implements DirectoryRows<DialRuleId, DialRule> {

    private static final String SELECT =
            "select id, position, name, pattern, strip, prepend, caller_id, enabled from dial_rules";

    @Override
    public String kind(DialRule row) {
        return "dial-rule";
    }

    @Override
    public String label(DialRule row) {
        return row.name();
    }

    @Override
    public List<DialRule> list(Connection connection) throws SQLException {
        var trunks = trunks(connection, "", List.of());
        return Sql.list(connection, SELECT + " order by position", row -> read(row, trunks));
    }

    @Override
    public Optional<DialRule> find(Connection connection, DialRuleId id) throws SQLException {
        var trunks = trunks(connection, " where rule_id = ?", List.of(id.value()));
        return Sql.first(connection, SELECT + " where id = ?", row -> read(row, trunks), id.value());
    }

    private static Map<String, List<TrunkId>> trunks(Connection connection, String where, List<Object> ids)
            throws SQLException {
        record Line(String rule, TrunkId trunk) {}
        return Sql.list(
                        connection,
                        "select rule_id, trunk_id from dial_rule_trunks" + where + " order by rule_id, position",
                        row -> new Line(row.text("rule_id"), new TrunkId(row.uuid("trunk_id"))),
                        ids.toArray())
                .stream()
                .collect(Collectors.groupingBy(
                        Line::rule, Collectors.mapping(Line::trunk, Collectors.toUnmodifiableList())));
    }

    private static DialRule read(Row row, Map<String, List<TrunkId>> trunks) throws SQLException {
        return new DialRule(
                new DialRuleId(row.uuid("id")),
                row.integer("position"),
                row.text("name"),
                row.text("pattern"),
                row.integer("strip"),
                row.text("prepend"),
                trunks.getOrDefault(row.text("id"), List.of()),
                row.e164OrNull("caller_id"),
                row.flag("enabled"));
    }

    @Override
    public void insert(Connection connection, DialRule row) throws SQLException {
        Sql.update(
                connection,
                "insert into dial_rules (id, position, name, pattern, strip, prepend, caller_id, enabled)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                row.id().value(),
                row.position(),
                row.name(),
                row.pattern(),
                row.strip(),
                row.prepend(),
                row.callerId(),
                row.enabled());
        int position = 0;
        for (TrunkId trunk : row.trunks()) {
            Sql.update(
                    connection,
                    "insert into dial_rule_trunks (rule_id, position, trunk_id) values (?, ?, ?)",
                    row.id().value(),
                    position++,
                    trunk.value());
        }
    }

    @Override
    public void delete(Connection connection, DialRuleId id) throws SQLException {
        Sql.update(connection, "delete from dial_rule_trunks where rule_id = ?", id.value());
        Sql.update(connection, "delete from dial_rules where id = ?", id.value());
    }
}
