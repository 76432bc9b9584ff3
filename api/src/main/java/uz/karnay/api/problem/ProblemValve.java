package uz.karnay.api.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Answers for what never reached Spring, such as a request line that cannot be read: as a problem, not as a page. */
public final class ProblemValve extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemValve.class);

    private final ProblemWriter writer = new ProblemWriter(JsonMapper.builder().build());

    /** Made by Tomcat from the class's name. */
    public ProblemValve() {
        setShowReport(false);
        setShowServerInfo(false);
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        if (throwable != null && response.getStatus() >= 500) { // below, a stranger could fill the log
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), throwable);
        }
        try {
            ProblemKind kind = ProblemKind.ofStatus(response.getStatus());
            writer.write(response.getResponse(), kind, detail(kind));
            response.finishResponse();
        } catch (IOException gone) {
            LOG.debug("the client went away before its error was told", gone);
        }
    }

    private static String detail(ProblemKind kind) {
        return switch (kind) {
            case HEADERS_TOO_LARGE -> "request line and headers together may have at most 8 KiB";
            case FAULT -> "this is not your mistake; the server's log says what happened";
            default -> "this is not an HTTP request that Karnay understands; see RFC 9112";
        };
    }
}
