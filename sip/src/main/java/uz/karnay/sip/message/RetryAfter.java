package uz.karnay.sip.message;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long to leave a peer alone: {@code 18000 (in a meeting);duration=3600} (RFC 3261 §20.33). */
public record RetryAfter(long seconds, String comment, Parameters parameters) implements HeaderValue {

    private static final long MAX_SECONDS = (1L << 32) - 1;

    public RetryAfter {
        if (seconds < 0) {
            throw new IllegalArgumentException("negative: " + seconds);
        }
    }

    public static RetryAfter of(Duration delay) {
        return new RetryAfter(delay.toSeconds(), "", Parameters.NONE);
    }

    public Duration delay() {
        return Duration.ofSeconds(Math.min(seconds, MAX_SECONDS));
    }

    static @Nullable RetryAfter read(Cursor in) {
        long seconds = in.digits();
        String comment = seconds < 0 ? null : readComment(in.skipLws());
        Parameters parameters = comment == null ? null : Parameters.read(in);
        return comment == null || parameters == null ? null : new RetryAfter(seconds, comment, parameters);
    }

    private static @Nullable String readComment(Cursor in) {
        if (!in.take('(')) {
            return "";
        }
        int start = in.at();
        int depth = 1;
        for (; !in.atEnd() && depth > 0; in.to(in.at() + 1)) {
            switch (in.peek()) {
                case '\\' -> in.to(Math.min(in.at() + 1, in.end() - 1));
                case '(' -> depth++;
                case ')' -> depth--;
                default -> {}
            }
        }
        return depth == 0 ? in.text(start, in.at() - 1) : null;
    }

    @Override
    public void writeTo(ByteSink out) {
        out.number(seconds);
        if (!comment.isEmpty()) {
            out.text(" (").text(comment).octet(')');
        }
        parameters.writeTo(out);
    }

    @Override
    public String toString() {
        return HeaderValue.toString(this);
    }
}
