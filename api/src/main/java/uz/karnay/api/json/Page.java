package uz.karnay.api.json;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uz.karnay.api.problem.ProblemException;

/**
 * A part of a list, in a stable order.
 *
 * @param next the cursor of the following page, or null on the last one
 */
public record Page<T>(
        List<T> items,

        @Schema(description = "Cursor of the next page; null on the last one.") @Nullable
        String next) {

    public static final int MAX_LIMIT = 500;

    public Page {
        items = List.copyOf(items);
    }

    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }

    /** The page after {@code cursor} of rows that are sorted by {@code key}, which no two of them share. */
    public static <R> Page<R> after(
            @Nullable String cursor, int limit, List<R> sorted, Function<? super R, String> key) {
        List<R> rest = cursor == null
                ? sorted
                : sorted.stream()
                        .filter(row -> key.apply(row).compareTo(cursor) > 0)
                        .toList();
        List<R> items = rest.subList(0, Math.min(limit(limit), rest.size()));
        return new Page<>(items, items.size() < rest.size() ? key.apply(items.getLast()) : null);
    }

    /** @throws ProblemException when it is not 1 to {@value #MAX_LIMIT} */
    public static int limit(int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw ProblemException.malformed("limit", "must be 1 to " + MAX_LIMIT);
        }
        return limit;
    }

    public <V> Page<V> map(Function<? super T, V> view) {
        return new Page<>(items.stream().<V>map(view).toList(), next);
    }
}
