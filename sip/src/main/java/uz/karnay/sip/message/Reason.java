package uz.karnay.sip.message;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a request was sent: {@code Q.850;cause=16;text="Normal call clearing"} (RFC 3326). */
public record Reason(String protocol, Parameters parameters) implements HeaderValue {

    public static Reason sip(int status, String text) {
        return of("SIP", status, text);
    }

    public static Reason q850(int cause, String text) {
        return of("Q.850", cause, text);
    }

    private static Reason of(String protocol, int cause, String text) {
        return new Reason(
                protocol, Parameters.NONE.with("cause", Integer.toString(cause)).withQuoted("text", text));
    }

    /** The cause, or -1. */
    public int cause() {
        long cause = parameters.number("cause");
        return cause > Integer.MAX_VALUE ? -1 : (int) cause;
    }

    public Optional<String> text() {
        return parameters.value("text");
    }

    static @Nullable Reason read(Cursor in) {
        String protocol = in.token();
        Parameters parameters = protocol == null ? null : Parameters.read(in);
        return protocol == null || parameters == null ? null : new Reason(protocol, parameters);
    }

    @Override
    public void writeTo(ByteSink out) {
        out.text(protocol);
        parameters.writeTo(out);
    }

    @Override
    public String toString() {
        return HeaderValue.toString(this);
    }
}
