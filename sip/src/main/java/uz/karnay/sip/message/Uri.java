package uz.karnay.sip.message;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An address: {@code sip:}, {@code sips:} (RFC 3261 §19.1), {@code tel:} (RFC 3966) or one whose scheme we do not know. */
public sealed interface Uri permits SipUri, TelUri, OtherUri {

    /** In lower case. */
    String scheme();

    void writeTo(ByteSink out);

    /** The same resource by RFC 3261 §19.1.4, which is looser than {@code equals} and not transitive. */
    default boolean isEquivalentTo(Uri other) {
        return equals(other);
    }

    /** Reads a URI that stands alone; nothing if it is not one. */
    static Optional<Uri> parse(String text) {
        return Optional.ofNullable(read(Cursor.of(text)));
    }

    /** Reads the URI that fills {@code bytes[start, end)}. */
    static Optional<Uri> parse(byte[] bytes, int start, int end) {
        return Optional.ofNullable(read(new Cursor(bytes, start, end)));
    }

    /** Reads all that the cursor has; null if it is not a URI. */
    static @Nullable Uri read(Cursor in) {
        int start = in.at();
        String scheme = UriScheme.read(in);
        if (scheme == null) {
            return null;
        }
        return switch (scheme) {
            case "sip" -> SipUri.readAfterScheme(in, false);
            case "sips" -> SipUri.readAfterScheme(in, true);
            case "tel" -> TelUri.readAfterScheme(in);
            default -> OtherUri.readAfterScheme(in, scheme, start);
        };
    }
}
