package uz.karnay.api.json;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import tools.jackson.databind.json.JsonMapper;
import uz.karnay.api.problem.ProblemException;
import uz.karnay.api.problem.ProblemKind;

/**
 * A strong entity tag (RFC 9110 §8.8.3) of what can be changed of a resource. What merely lives on it, such as a
 * registration, is left out: it must not spoil an If-Match.
 */
public record EntityTag(String value) {

    private static final int BYTES = 12;

    public static EntityTag of(JsonMapper json, Record state) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(state));
            return new EntityTag("\"" + HexFormat.of().formatHex(digest, 0, BYTES) + "\"");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Set by hand and not through Spring, which would answer 304 although a registration has changed. */
    public void writeTo(HttpServletResponse response) {
        response.setHeader("ETag", value);
    }

    /** @throws ProblemException 412 when If-Match names other tags only (RFC 9110 §13.1.1) */
    public void require(HttpServletRequest request) {
        String wanted = request.getHeader("If-Match");
        if (wanted != null && !wanted.strip().equals("*") && !names(wanted)) {
            throw new ProblemException(
                    ProblemKind.CHANGED_MEANWHILE, "read it again and make your change to what it is now, " + value);
        }
    }

    private boolean names(String list) {
        return Arrays.stream(list.split(",")).map(String::strip).anyMatch(value::equals);
    }
}
