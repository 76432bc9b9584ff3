package uz.karnay.sip.auth;

import java.util.Arrays;
import java.util.Optional;

/** What a digest protects (RFC 7616 §3.3): nothing but the password, as in RFC 2069; the request line too; the body too. */
public enum Qop {
    NONE(""),
    AUTH("auth"),
    AUTH_INT("auth-int");

    private final String wireName;

    Qop(String wireName) {
        this.wireName = wireName;
    }

    /** The protection of that name, which is never {@code NONE}: that is the absence of one. */
    static Optional<Qop> of(String wireName) {
        return Arrays.stream(values())
                .filter(qop -> qop != NONE && qop.wireName.equalsIgnoreCase(wireName))
                .findFirst();
    }

    String wireName() {
        return wireName;
    }
}
