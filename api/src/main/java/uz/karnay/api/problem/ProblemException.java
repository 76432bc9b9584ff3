package uz.karnay.api.problem;

import java.util.List;
import java.util.Map;
import uz.karnay.api.problem.Problem.FieldError;

/** Ends a request with a problem. It has no stack trace: it is an answer, not a fault. */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;
    private final transient Map<String, String> headers;

    public ProblemException(Problem problem, Map<String, String> headers) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.headers = Map.copyOf(headers);
    }

    public ProblemException(ProblemKind kind, String detail) {
        this(Problem.of(kind, detail), Map.of());
    }

    /** A value that cannot be accepted; the field's path in the body or the parameter's name. */
    public static ProblemException invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    public static ProblemException invalid(List<FieldError> errors) {
        return of(ProblemKind.INVALID_VALUES, errors);
    }

    /** A request that does not have the form it must have. */
    public static ProblemException malformed(String field, String message) {
        return of(ProblemKind.INVALID_REQUEST, List.of(new FieldError(field, message)));
    }

    public static ProblemException notFound(String what, Object id) {
        return new ProblemException(ProblemKind.NOT_FOUND, "there is no " + what + " " + id);
    }

    public Problem problem() {
        return problem;
    }

    public Map<String, String> headers() {
        return headers;
    }

    private static ProblemException of(ProblemKind kind, List<FieldError> errors) {
        FieldError first = errors.getFirst();
        String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
        String detail = (first.field().isEmpty() ? "" : first.field() + ": ") + first.message() + more;
        return new ProblemException(Problem.of(kind, detail, errors), Map.of());
    }
}
