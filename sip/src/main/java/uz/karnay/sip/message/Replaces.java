package uz.karnay.sip.message;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The dialog whose place a new call is to take: {@code 425928@bob.example;to-tag=7743;from-tag=6472} (RFC 3891 §6.1).
 *
 * @param toTag the tag of whoever is asked to replace it, so its local one (§3)
 * @param fromTag the tag of the other side
 * @param earlyOnly whether it is to be left alone once it was answered
 */
public record Replaces(String callId, String toTag, String fromTag, boolean earlyOnly) implements HeaderValue {

    /** Reads what stands in a URI's header, without its escapes: the {@code Replaces} of a Refer-To (RFC 5589 §7). */
    public static Optional<Replaces> parse(String text) {
        Cursor in = Cursor.of(text).skipLws();
        Replaces replaces = read(in);
        return replaces == null || !in.isDone() ? Optional.empty() : Optional.of(replaces);
    }

    static @Nullable Replaces read(Cursor in) {
        int start = in.at();
        while (in.peek() > ' ' && in.peek() != ';' && in.peek() != 0x7f) {
            in.to(in.at() + 1);
        }
        String callId = in.text(start, in.at());
        Parameters parameters = Parameters.read(in);
        if (callId.isEmpty() || parameters == null || !parameters.has("to-tag") || !parameters.has("from-tag")) {
            return null;
        }
        return new Replaces(
                callId, value(parameters, "to-tag"), value(parameters, "from-tag"), isEarlyOnly(parameters));
    }

    private static String value(Parameters parameters, String name) {
        return parameters.value(name).orElse("");
    }

    private static boolean isEarlyOnly(Parameters parameters) {
        return parameters.has("early-only");
    }

    @Override
    public void writeTo(ByteSink out) {
        out.text(callId).text(";to-tag=").text(toTag).text(";from-tag=").text(fromTag);
        if (earlyOnly) {
            out.text(";early-only");
        }
    }

    @Override
    public String toString() {
        return HeaderValue.toString(this);
    }
}
