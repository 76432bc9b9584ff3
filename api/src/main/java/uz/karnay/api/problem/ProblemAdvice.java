package uz.karnay.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import uz.karnay.pbx.directory.InvalidChange;

/** Turns whatever ends a request early into a problem. A fault of the program is logged with an id and shows nothing. */
@RestControllerAdvice
public final class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ProblemWriter writer;

    public ProblemAdvice(ProblemWriter writer) {
        this.writer = writer;
    }

    @ExceptionHandler
    void onProblem(ProblemException refusal, HttpServletResponse response) throws IOException {
        writer.write(response, refusal.problem(), refusal.headers());
    }

    @ExceptionHandler
    void onJson(JacksonException fault, HttpServletResponse response) throws IOException {
        onProblem(JsonFault.problem(fault), response);
    }

    @ExceptionHandler
    void onUnreadable(HttpMessageNotReadableException unreadable, HttpServletResponse response) throws IOException {
        for (Throwable cause = unreadable.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLarge) {
                writer.write(response, ProblemKind.TOO_LARGE, BodyTooLarge.ADVICE);
                return;
            }
            if (cause instanceof JacksonException json && json.getCause() == null) {
                onJson(json, response);
                return;
            }
        }
        writer.write(response, ProblemKind.MALFORMED_JSON, "a JSON object is expected as the body");
    }

    @ExceptionHandler
    void onMethod(
            HttpRequestMethodNotSupportedException wrong, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String allowed = wrong.getSupportedHttpMethods() == null
                ? ""
                : wrong.getSupportedHttpMethods().stream()
                        .map(Object::toString)
                        .sorted()
                        .collect(Collectors.joining(", "));
        String detail = request.getRequestURI() + " knows " + allowed + ", not " + wrong.getMethod();
        writer.write(response, Problem.of(ProblemKind.METHOD_NOT_ALLOWED, detail), Map.of("Allow", allowed));
    }

    @ExceptionHandler
    void onMediaType(HttpMediaTypeNotSupportedException wrong, HttpServletResponse response) throws IOException {
        String given =
                wrong.getContentType() == null ? "none" : wrong.getContentType().toString();
        String detail = "send Content-Type: application/json, not " + given;
        writer.write(
                response,
                Problem.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE, detail),
                Map.of("Accept", "application/json, application/merge-patch+json"));
    }

    @ExceptionHandler
    void onNotAcceptable(HttpMediaTypeNotAcceptableException wrong, HttpServletResponse response) throws IOException {
        writer.write(response, ProblemKind.NOT_ACCEPTABLE, "only application/json is served: accept it, or */*");
    }

    @ExceptionHandler({NoHandlerFoundException.class, NoResourceFoundException.class})
    void onNothingThere(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String detail = "nothing is served at " + request.getRequestURI() + "; /api/v1/openapi.json lists what is";
        writer.write(response, ProblemKind.NOT_FOUND, detail);
    }

    @ExceptionHandler
    void onParameter(MethodArgumentTypeMismatchException wrong, HttpServletResponse response) throws IOException {
        Class<?> type = wrong.getRequiredType();
        onProblem(
                ProblemException.malformed(
                        wrong.getName(), type == null ? "cannot be read" : "must be " + Noun.of(type)),
                response);
    }

    @ExceptionHandler
    void onMissing(MissingServletRequestParameterException missing, HttpServletResponse response) throws IOException {
        onProblem(ProblemException.malformed(missing.getParameterName(), "is required"), response);
    }

    @ExceptionHandler
    void onInvalidChange(InvalidChange invalid, HttpServletResponse response) throws IOException {
        onProblem(
                ProblemException.invalid(invalid.problems().stream()
                        .map(problem -> new Problem.FieldError(problem.field(), problem.message()))
                        .toList()),
                response);
    }

    @ExceptionHandler
    void onFault(Exception fault, HttpServletRequest request, HttpServletResponse response) throws IOException {
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), fault);
        writer.write(response, ProblemKind.FAULT, "this is not your mistake; the server's log says what happened");
    }
}
