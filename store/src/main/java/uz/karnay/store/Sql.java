package uz.karnay.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.E164;

/** One statement with its parameters, on a connection that belongs to the caller meanwhile. */
final class Sql {

    private Sql() {}

    /** How many rows it touched. */
    static int update(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        }
    }

    static <T> List<T> list(Connection connection, String sql, Row.Reader<T> reader, @Nullable Object... parameters)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return read(statement, reader);
        }
    }

    static <T> Optional<T> first(
            Connection connection, String sql, Row.Reader<T> reader, @Nullable Object... parameters)
            throws SQLException {
        return list(connection, sql, reader, parameters).stream().findFirst();
    }

    static <T> List<T> read(PreparedStatement statement, Row.Reader<T> reader) throws SQLException {
        try (var result = statement.executeQuery()) {
            var rows = new ArrayList<T>();
            var row = new Row(result);
            while (result.next()) {
                rows.add(reader.read(row));
            }
            return rows;
        }
    }

    static void bind(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            bind(statement, i + 1, parameters[i]);
        }
    }

    private static void bind(PreparedStatement statement, int at, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setObject(at, null);
            case Integer number -> statement.setInt(at, number);
            case Long number -> statement.setLong(at, number);
            case Double number -> statement.setDouble(at, number);
            case Boolean flag -> statement.setBoolean(at, flag);
            case Instant instant -> statement.setLong(at, Micros.of(instant));
            case Duration duration -> statement.setLong(at, duration.toMillis());
            case String text -> statement.setString(at, text);
            case E164 number -> statement.setString(at, number.value());
            case UUID id -> statement.setString(at, id.toString());
            case Enum<?> constant -> statement.setString(at, constant.name());
            case Collection<?> constants ->
                statement.setString(
                        at, constants.stream().map(c -> ((Enum<?>) c).name()).collect(Collectors.joining(",")));
            default -> throw new IllegalArgumentException("no column type for " + value.getClass());
        }
    }
}
