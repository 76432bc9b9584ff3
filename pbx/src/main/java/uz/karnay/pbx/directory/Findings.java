package uz.karnay.pbx.directory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import uz.karnay.pbx.directory.Problem.Kind;

/** Collects the problems of one check. */
final class Findings {

    private final List<Problem> problems = new ArrayList<>();

    Row row(Kind kind, Object id) {
        return new Row(kind, id.toString());
    }

    /** By kind and row; those of one row in the order in which they were found. */
    List<Problem> problems() {
        return problems.stream()
                .sorted(Comparator.comparing(Problem::kind).thenComparing(Problem::id))
                .toList();
    }

    /** The findings of one row. */
    final class Row {
        private final Kind kind;
        private final String id;

        private Row(Kind kind, String id) {
            this.kind = kind;
            this.id = id;
        }

        void add(String field, String message) {
            problems.add(new Problem(kind, id, field, message));
        }

        void require(boolean condition, String field, String message) {
            if (!condition) {
                add(field, message);
            }
        }
    }
}
