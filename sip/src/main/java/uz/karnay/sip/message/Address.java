package uz.karnay.sip.message;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who or where: {@code "Alice" <sip:alice@example.com>;tag=1928}. The value of From, To, Contact, Route, Record-Route,
 * Path, Reply-To, P-Asserted-Identity and their kin ({@code name-addr} and {@code addr-spec}, RFC 3261 §25.1).
 * {@code displayName} is plain text, empty if there is none. Written back it always has its angle brackets.
 */
public record Address(String displayName, Uri uri, Parameters parameters) implements HeaderValue {

    public static Address of(Uri uri) {
        return new Address("", uri, Parameters.NONE);
    }

    public static Address of(String displayName, Uri uri) {
        return new Address(displayName, uri, Parameters.NONE);
    }

    /** The dialog tag of From and To, RFC 3261 §19.3. */
    public Optional<String> tag() {
        return parameters.value("tag");
    }

    public Address withTag(String tag) {
        return new Address(displayName, uri, parameters.with("tag", tag));
    }

    public Address withoutTag() {
        return new Address(displayName, uri, parameters.without("tag"));
    }

    public Address withParameter(String name, String value) {
        return new Address(displayName, uri, parameters.with(name, value));
    }

    public Address withUri(Uri changed) {
        return new Address(displayName, changed, parameters);
    }

    /** The URI as SIP URI, if it is one. */
    public Optional<SipUri> sipUri() {
        return uri instanceof SipUri sip ? Optional.of(sip) : Optional.empty();
    }

    public static Optional<Address> parse(String text) {
        Cursor in = Cursor.of(text).skipLws();
        Address address = read(in);
        return address == null || !in.isDone() ? Optional.empty() : Optional.of(address);
    }

    static @Nullable Address read(Cursor in) {
        int start = in.at();
        String displayName = readDisplayName(in);
        if (displayName != null && in.take('<')) {
            return readBracketed(in, displayName);
        }
        in.to(start);
        return readBare(in);
    }

    /** A quoted string, or words up to the bracket: liberal as RFC 4475 §3.1.2.15 allows, but not across a comma. */
    private static @Nullable String readDisplayName(Cursor in) {
        if (in.peek() == '"') {
            String name = in.quoted();
            in.skipLws();
            return name;
        }
        int start = in.at();
        while (!in.atEnd() && "<\",;".indexOf(in.peek()) < 0) {
            in.to(in.at() + 1);
        }
        return in.text(start, in.at()).strip();
    }

    private static @Nullable Address readBracketed(Cursor in, String displayName) {
        int start = in.at();
        int close = start;
        while (close < in.end() && in.bytes()[close] != '>') {
            close++;
        }
        if (close == in.end()) {
            return null;
        }
        Uri uri = Uri.read(new Cursor(in.bytes(), start, close));
        in.to(close + 1);
        Parameters parameters = uri == null ? null : Parameters.read(in);
        return uri == null || parameters == null ? null : new Address(displayName, uri, parameters);
    }

    /** Without brackets, semicolon, comma and question mark belong to the header, not the URI (RFC 3261 §20). */
    private static @Nullable Address readBare(Cursor in) {
        int start = in.at();
        while (in.peek() > ' ' && ";,?<>\"".indexOf(in.peek()) < 0) {
            in.to(in.at() + 1);
        }
        Uri uri = Uri.read(new Cursor(in.bytes(), start, in.at()));
        Parameters parameters = uri == null ? null : Parameters.read(in);
        return uri == null || parameters == null ? null : new Address("", uri, parameters);
    }

    @Override
    public void writeTo(ByteSink out) {
        if (!displayName.isEmpty()) {
            out.quoted(displayName).octet(' ');
        }
        out.octet('<');
        uri.writeTo(out);
        out.octet('>');
        parameters.writeTo(out);
    }

    @Override
    public String toString() {
        return HeaderValue.toString(this);
    }
}
