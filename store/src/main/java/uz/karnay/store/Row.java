package uz.karnay.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.E164;

/** One row of an answer, read by column name into the types of the domain. */
record Row(ResultSet result) {

    /** Makes something of the row it is shown. */
    @FunctionalInterface
    interface Reader<T extends @Nullable Object> {
        T read(Row row) throws SQLException;
    }

    String text(String column) throws SQLException {
        String text = result.getString(column);
        if (text == null) {
            throw new SQLException("column " + column + " is empty");
        }
        return text;
    }

    @Nullable
    String textOrNull(String column) throws SQLException {
        return result.getString(column);
    }

    int integer(String column) throws SQLException {
        return result.getInt(column);
    }

    long number(String column) throws SQLException {
        return result.getLong(column);
    }

    double real(String column) throws SQLException {
        return result.getDouble(column);
    }

    @Nullable
    Double realOrNull(String column) throws SQLException {
        double real = real(column);
        return result.wasNull() ? null : real;
    }

    boolean flag(String column) throws SQLException {
        return result.getBoolean(column);
    }

    UUID uuid(String column) throws SQLException {
        return UUID.fromString(text(column));
    }

    Instant instant(String column) throws SQLException {
        return Micros.toInstant(number(column));
    }

    @Nullable
    Instant instantOrNull(String column) throws SQLException {
        long micros = number(column);
        return result.wasNull() ? null : Micros.toInstant(micros);
    }

    @Nullable
    E164 e164OrNull(String column) throws SQLException {
        String number = textOrNull(column);
        return number == null ? null : new E164(number);
    }

    Duration duration(String column) throws SQLException {
        return Duration.ofMillis(number(column));
    }

    <E extends Enum<E>> E constant(Class<E> type, String column) throws SQLException {
        return Enum.valueOf(type, text(column));
    }

    <E extends Enum<E>> List<E> constants(Class<E> type, String column) throws SQLException {
        return Arrays.stream(text(column).split(","))
                .filter(word -> !word.isEmpty())
                .map(word -> Enum.valueOf(type, word))
                .toList();
    }
}
