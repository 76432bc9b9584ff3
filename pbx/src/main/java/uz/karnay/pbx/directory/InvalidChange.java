package uz.karnay.pbx.directory;

import java.util.List;
import java.util.stream.Collectors;

/** A change was refused because the directory it leads to has problems. Nothing was stored. */
public final class InvalidChange extends RuntimeException {

    private final transient List<Problem> problems;

    public InvalidChange(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    /** Never empty. */
    public List<Problem> problems() {
        return problems;
    }
}
