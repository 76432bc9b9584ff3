package uz.karnay.sip.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The name of a header field, equal whatever its case and also in its compact form (RFC 3261 §7.3.3). Names with a
 * constant exist once, so that comparing them is cheap.
 */
public final class HeaderName {

    private static final int SLOTS = 512;
    private static final byte[] NO_COMPACT = {};
    private static final @Nullable HeaderName[] KNOWN = new HeaderName[SLOTS];

    public static final HeaderName ACCEPT = known("Accept");
    public static final HeaderName ACCEPT_ENCODING = known("Accept-Encoding");
    public static final HeaderName ACCEPT_LANGUAGE = known("Accept-Language");
    public static final HeaderName ALERT_INFO = known("Alert-Info");
    public static final HeaderName ALLOW = known("Allow");
    public static final HeaderName ALLOW_EVENTS = known("Allow-Events", "u");
    public static final HeaderName AUTHENTICATION_INFO = known("Authentication-Info");
    public static final HeaderName AUTHORIZATION = known("Authorization");
    public static final HeaderName CALL_ID = known("Call-ID", "i");
    public static final HeaderName CALL_INFO = known("Call-Info");
    public static final HeaderName CONTACT = known("Contact", "m");
    public static final HeaderName CONTENT_DISPOSITION = known("Content-Disposition");
    public static final HeaderName CONTENT_ENCODING = known("Content-Encoding", "e");
    public static final HeaderName CONTENT_LANGUAGE = known("Content-Language");
    public static final HeaderName CONTENT_LENGTH = known("Content-Length", "l");
    public static final HeaderName CONTENT_TYPE = known("Content-Type", "c");
    public static final HeaderName CSEQ = known("CSeq");
    public static final HeaderName DATE = known("Date");
    public static final HeaderName DIVERSION = known("Diversion");
    public static final HeaderName ERROR_INFO = known("Error-Info");
    public static final HeaderName EVENT = known("Event", "o");
    public static final HeaderName EXPIRES = known("Expires");
    public static final HeaderName FROM = known("From", "f");
    public static final HeaderName HISTORY_INFO = known("History-Info");
    public static final HeaderName IN_REPLY_TO = known("In-Reply-To");
    public static final HeaderName MAX_FORWARDS = known("Max-Forwards");
    public static final HeaderName MIME_VERSION = known("MIME-Version");
    public static final HeaderName MIN_EXPIRES = known("Min-Expires");
    public static final HeaderName MIN_SE = known("Min-SE");
    public static final HeaderName ORGANIZATION = known("Organization");
    public static final HeaderName P_ASSERTED_IDENTITY = known("P-Asserted-Identity");
    public static final HeaderName P_CALLED_PARTY_ID = known("P-Called-Party-ID");
    public static final HeaderName P_PREFERRED_IDENTITY = known("P-Preferred-Identity");
    public static final HeaderName PATH = known("Path");
    public static final HeaderName PRIORITY = known("Priority");
    public static final HeaderName PRIVACY = known("Privacy");
    public static final HeaderName PROXY_AUTHENTICATE = known("Proxy-Authenticate");
    public static final HeaderName PROXY_AUTHORIZATION = known("Proxy-Authorization");
    public static final HeaderName PROXY_REQUIRE = known("Proxy-Require");
    public static final HeaderName RACK = known("RAck");
    public static final HeaderName REASON = known("Reason");
    public static final HeaderName RECORD_ROUTE = known("Record-Route");
    public static final HeaderName REFER_SUB = known("Refer-Sub");
    public static final HeaderName REFER_TO = known("Refer-To", "r");
    public static final HeaderName REFERRED_BY = known("Referred-By", "b");
    public static final HeaderName REPLACES = known("Replaces");
    public static final HeaderName REPLY_TO = known("Reply-To");
    public static final HeaderName REQUIRE = known("Require");
    public static final HeaderName RETRY_AFTER = known("Retry-After");
    public static final HeaderName ROUTE = known("Route");
    public static final HeaderName RSEQ = known("RSeq");
    public static final HeaderName SERVER = known("Server");
    public static final HeaderName SERVICE_ROUTE = known("Service-Route");
    public static final HeaderName SESSION_EXPIRES = known("Session-Expires", "x");
    public static final HeaderName SUBJECT = known("Subject", "s");
    public static final HeaderName SUBSCRIPTION_STATE = known("Subscription-State");
    public static final HeaderName SUPPORTED = known("Supported", "k");
    public static final HeaderName TIMESTAMP = known("Timestamp");
    public static final HeaderName TO = known("To", "t");
    public static final HeaderName UNSUPPORTED = known("Unsupported");
    public static final HeaderName USER_AGENT = known("User-Agent");
    public static final HeaderName VIA = known("Via", "v");
    public static final HeaderName WARNING = known("Warning");
    public static final HeaderName WWW_AUTHENTICATE = known("WWW-Authenticate");

    private final String text;
    private final byte[] wire;
    private final byte[] compact;
    private final int hash;

    private HeaderName(byte[] wire, byte[] compact) {
        this.text = new String(wire, StandardCharsets.ISO_8859_1);
        this.wire = wire;
        this.compact = compact;
        this.hash = hash(wire, 0, wire.length);
    }

    /** The name as written or as known. */
    public static HeaderName of(String name) {
        if (!Grammar.isToken(name)) {
            throw new IllegalArgumentException("a header name is a token: " + name);
        }
        byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
        return of(bytes, 0, bytes.length);
    }

    /** The name that stands at {@code bytes[start, end)}, which the caller has found to be a token. */
    public static HeaderName of(byte[] bytes, int start, int end) {
        for (int slot = slot(hash(bytes, start, end)); ; slot = slot(slot + 1)) {
            HeaderName known = KNOWN[slot];
            if (known == null) {
                return new HeaderName(Arrays.copyOfRange(bytes, start, end), NO_COMPACT);
            }
            if (matches(known.wire, bytes, start, end) || matches(known.compact, bytes, start, end)) {
                return known;
            }
        }
    }

    private static HeaderName known(String name) {
        return known(name, "");
    }

    private static HeaderName known(String name, String compact) {
        byte[] compactBytes = compact.getBytes(StandardCharsets.ISO_8859_1);
        var known = new HeaderName(name.getBytes(StandardCharsets.ISO_8859_1), compactBytes);
        enter(known, known.hash);
        if (compactBytes.length > 0) {
            enter(known, hash(compactBytes, 0, compactBytes.length));
        }
        return known;
    }

    private static void enter(HeaderName name, int hash) {
        int slot = slot(hash);
        while (KNOWN[slot] != null) {
            slot = slot(slot + 1);
        }
        KNOWN[slot] = name;
    }

    private static int slot(int hash) {
        return hash & SLOTS - 1;
    }

    private static int hash(byte[] bytes, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + Grammar.lower(bytes[i]);
        }
        return hash ^ hash >>> 16;
    }

    private static boolean matches(byte[] name, byte[] bytes, int start, int end) {
        if (name.length != end - start) {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (Grammar.lower(name[i]) != Grammar.lower(bytes[start + i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether the octet may stand in a header's name or a method: a {@code token} (RFC 3261 §25.1). */
    public static boolean isNameOctet(byte octet) {
        return Grammar.isToken(octet & 0xff);
    }

    void writeTo(ByteSink out) {
        out.bytes(wire, 0, wire.length);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof HeaderName name
                        && hash == name.hash
                        && matches(wire, name.wire, 0, name.wire.length);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** The name in its own case, as for people; {@link #equals} does not mind. */
    @Override
    public String toString() {
        return text;
    }
}
