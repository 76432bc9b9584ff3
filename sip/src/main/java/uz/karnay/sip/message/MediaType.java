package uz.karnay.sip.message;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a body is, or what is accepted: {@code application/sdp} (RFC 3261 §20.15, §20.1). In lower case. */
public record MediaType(String type, String subtype, Parameters parameters) implements HeaderValue {

    public static final MediaType SDP = of("application", "sdp");
    public static final MediaType SIPFRAG = of("message", "sipfrag");
    public static final MediaType DTMF_RELAY = of("application", "dtmf-relay");

    public static MediaType of(String type, String subtype) {
        return new MediaType(type, subtype, Parameters.NONE);
    }

    /** The same type and subtype, whatever the parameters; a star on either side stands for any. */
    public boolean matches(MediaType other) {
        return matches(type, other.type) && matches(subtype, other.subtype);
    }

    private static boolean matches(String a, String b) {
        return a.equals(b) || a.equals("*") || b.equals("*");
    }

    public static Optional<MediaType> parse(String text) {
        Cursor in = Cursor.of(text).skipLws();
        MediaType type = read(in);
        return type == null || !in.isDone() ? Optional.empty() : Optional.of(type);
    }

    static @Nullable MediaType read(Cursor in) {
        String type = in.token();
        if (type == null || !in.takeSpaced('/')) {
            return null;
        }
        String subtype = in.token();
        Parameters parameters = subtype == null ? null : Parameters.read(in);
        return subtype == null || parameters == null
                ? null
                : new MediaType(type.toLowerCase(Locale.ROOT), subtype.toLowerCase(Locale.ROOT), parameters);
    }

    @Override
    public void writeTo(ByteSink out) {
        out.text(type).octet('/').text(subtype);
        parameters.writeTo(out);
    }

    @Override
    public String toString() {
        return HeaderValue.toString(this);
    }
}
