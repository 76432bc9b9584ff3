package uz.karnay.pbx.directory;

import java.util.ArrayList;
import java.util.List;
import uz.karnay.pbx.directory.Problem.Kind;

/** Collects the problems of one check. */
final class Findings {

    private final List<Problem> problems = new ArrayList<>();

    Row row(Kind kind, Object id) {
        return new Row(kind, id.toString());
    }

    List<Problem> problems() {
        return List.copyOf(problems);
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
