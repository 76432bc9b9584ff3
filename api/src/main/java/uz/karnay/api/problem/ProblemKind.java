package uz.karnay.api.problem;

import java.net.URI;
import java.util.Locale;

/** The kinds of refusal a client can tell apart. The type is a name (RFC 4151), not an address to be fetched. */
public enum ProblemKind {
    MALFORMED_JSON(400, "The request body cannot be read"),
    INVALID_REQUEST(400, "The request is not well formed"),
    SIGN_IN_REQUIRED(401, "Sign in first"),
    WRONG_CREDENTIALS(401, "Name and password do not fit"),
    INVALID_TOKEN(401, "The token is not valid"),
    FORBIDDEN(403, "Not allowed"),
    CSRF_TOKEN_MISSING(403, "The CSRF token is missing or wrong"),
    PASSWORD_CHANGE_REQUIRED(403, "Change the password first"),
    NOT_FOUND(404, "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "This method does nothing here"),
    NOT_ACCEPTABLE(406, "The answer cannot be given in the form asked for"),
    CONFLICT(409, "It collides with what is there"),
    CHANGED_MEANWHILE(412, "Somebody changed it meanwhile"),
    TOO_LARGE(413, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The request is in a form that is not understood"),
    INVALID_VALUES(422, "Some values are not allowed"),
    TOO_MANY_ATTEMPTS(429, "Too many attempts"),
    HEADERS_TOO_LARGE(431, "The request's headers are too large"),
    FAULT(500, "Karnay made a mistake"),
    NOT_IMPLEMENTED(501, "This is not served"),
    UNAVAILABLE(503, "Not available at the moment");

    private final int status;
    private final String title;

    ProblemKind(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public URI type() {
        return URI.create(
                "tag:karnay.uz,2026:problem/" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** The kind for a status that the web server itself answers with. */
    static ProblemKind ofStatus(int status) {
        return switch (status) {
            case 401 -> SIGN_IN_REQUIRED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 429 -> TOO_MANY_ATTEMPTS;
            case 431 -> HEADERS_TOO_LARGE;
            case 501 -> NOT_IMPLEMENTED;
            case 503 -> UNAVAILABLE;
            default -> status < 500 ? INVALID_REQUEST : FAULT;
        };
    }
}
