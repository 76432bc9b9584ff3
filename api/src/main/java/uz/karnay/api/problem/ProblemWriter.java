package uz.karnay.api.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems, whatever the client said it accepts: an error that cannot be read helps nobody. Any thread. */
public final class ProblemWriter {

    public static final String MEDIA_TYPE = "application/problem+json";

    private final JsonMapper json;

    public ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    public void write(HttpServletResponse response, Problem problem, Map<String, String> headers) throws IOException {
        if (response.isCommitted()) {
            return; // half an answer is out: nothing can be said any more
        }
        response.resetBuffer();
        response.setStatus(problem.status());
        headers.forEach(response::setHeader);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(MEDIA_TYPE);
        byte[] body = json.writeValueAsBytes(problem);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    public void write(HttpServletResponse response, ProblemKind kind, String detail) throws IOException {
        write(response, Problem.of(kind, detail), Map.of());
    }
}
