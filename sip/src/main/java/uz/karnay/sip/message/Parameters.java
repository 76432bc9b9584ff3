package uz.karnay.sip.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The {@code ;name=value} pairs after a header value or in a URI, in their order. Names are equal whatever their case
 * (RFC 3261 §7.3.1). Values are kept as they stand on the wire, quotes included, and read without them.
 */
public final class Parameters {

    public static final Parameters NONE = new Parameters(List.of());

    /** More than any peer sends, fewer than would make a search slow. */
    private static final int MAX_PARAMETERS = 128;

    private record Parameter(String name, @Nullable String raw) {

        /** Escapes in a URI's parameter names mean what they stand for (RFC 3261 §19.1.4). */
        boolean is(String other) {
            return name.equalsIgnoreCase(other)
                    || name.indexOf('%') >= 0 && Escapes.decoded(name).equalsIgnoreCase(other);
        }
    }

    private final List<Parameter> all;

    private Parameters(List<Parameter> all) {
        this.all = all;
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public int size() {
        return all.size();
    }

    public boolean has(String name) {
        return find(name) != null;
    }

    /** The value without quotes; empty text for a parameter without a value; nothing if there is no such parameter. */
    public Optional<String> value(String name) {
        Parameter found = find(name);
        return found == null ? Optional.empty() : Optional.of(plain(found.raw));
    }

    /** A value that is a whole number, or -1. */
    public long number(String name) {
        Parameter found = find(name);
        return found == null || found.raw == null ? -1 : wholeNumber(Cursor.of(found.raw));
    }

    private static long wholeNumber(Cursor in) {
        long number = in.digits();
        return in.isDone() ? number : -1;
    }

    /** Each name with its plain value. */
    public void forEach(BiConsumer<String, String> visitor) {
        all.forEach(parameter -> visitor.accept(parameter.name, plain(parameter.raw)));
    }

    /** A parameter without a value, such as {@code lr}. */
    public Parameters with(String name) {
        return withRaw(name, null);
    }

    /** A parameter with a value: quoted if it is not a token or host. */
    public Parameters with(String name, String value) {
        return withRaw(
                name,
                isBare(value)
                        ? value
                        : new ByteSink(value.length() + 8).quoted(value).toString());
    }

    public Parameters withQuoted(String name, String value) {
        return withRaw(name, new ByteSink(value.length() + 8).quoted(value).toString());
    }

    public Parameters without(String name) {
        if (!has(name)) {
            return this;
        }
        var rest = new ArrayList<>(all);
        rest.removeIf(parameter -> parameter.is(name));
        return new Parameters(List.copyOf(rest));
    }

    /** The named parameter replaced where it stands, or appended. */
    Parameters withRaw(String name, @Nullable String raw) {
        if (!Grammar.isToken(name)) {
            throw new IllegalArgumentException("a parameter name is a token: " + name);
        }
        var changed = new ArrayList<Parameter>(all.size() + 1);
        boolean replaced = false;
        for (Parameter each : all) {
            boolean same = each.is(name);
            changed.add(same ? new Parameter(name, raw) : each);
            replaced |= same;
        }
        if (!replaced) {
            changed.add(new Parameter(name, raw));
        }
        return new Parameters(List.copyOf(changed));
    }

    private static boolean isBare(String value) {
        return !value.isEmpty() && value.chars().allMatch(c -> c < 0x80 && Grammar.isParameterValue(c));
    }

    private @Nullable Parameter find(String name) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).is(name)) {
                return all.get(i);
            }
        }
        return null;
    }

    private static String plain(@Nullable String raw) {
        if (raw == null || raw.isEmpty() || raw.charAt(0) != '"') {
            return raw == null ? "" : raw;
        }
        String unquoted = Cursor.of(raw).quoted();
        return unquoted == null ? raw : unquoted;
    }

    /**
     * Reads {@code *(SEMI generic-param)} of a header field and stops before anything else. Null if a semicolon is
     * not followed by a name, or an equals sign not by a value.
     */
    static @Nullable Parameters read(Cursor in) {
        List<Parameter> read = null;
        while (in.takeSpaced(';')) {
            Parameter next = readOne(in);
            if (next == null) {
                return null;
            }
            read = read == null ? new ArrayList<>(4) : read;
            read.add(next);
        }
        return limited(read);
    }

    private static @Nullable Parameters limited(@Nullable List<Parameter> read) {
        return read == null ? NONE : read.size() > MAX_PARAMETERS ? null : new Parameters(read);
    }

    /** Reads {@code name=value} pairs with commas between them, as in a challenge (RFC 3261 §20.7). */
    static @Nullable Parameters readCommaSeparated(Cursor in) {
        var read = new ArrayList<Parameter>();
        do {
            Parameter next = readOne(in.skipLws());
            if (next == null) {
                return null;
            }
            read.add(next);
        } while (in.takeSpaced(','));
        return limited(read);
    }

    private static @Nullable Parameter readOne(Cursor in) {
        String name = in.token();
        if (name == null) {
            return null;
        }
        if (!in.takeSpaced('=')) {
            return new Parameter(name, null);
        }
        String raw = in.peek() == '"' ? in.rawQuoted() : bareValue(in);
        return raw == null ? null : new Parameter(name, raw);
    }

    private static @Nullable String bareValue(Cursor in) {
        int start = in.at();
        while (!in.atEnd() && Grammar.isParameterValue(in.peek())) {
            in.to(in.at() + 1);
        }
        return in.at() == start ? null : in.text(start, in.at());
    }

    /** Reads {@code *( ";" uri-parameter )}: no white space, values escaped instead of quoted (RFC 3261 §19.1.1). */
    static @Nullable Parameters readUri(Cursor in) {
        List<Parameter> read = null;
        while (in.take(';')) {
            Parameter next = readUriParameter(in);
            if (next == null) {
                return null;
            }
            read = read == null ? new ArrayList<>(4) : read;
            read.add(next);
        }
        return limited(read);
    }

    private static @Nullable Parameter readUriParameter(Cursor in) {
        String name = uriText(in);
        if (name == null) {
            return null;
        }
        if (!in.take('=')) {
            return new Parameter(name, null);
        }
        String value = uriText(in);
        return value == null ? null : new Parameter(name, value);
    }

    private static @Nullable String uriText(Cursor in) {
        int start = in.at();
        while (!in.atEnd() && Grammar.isUriParameter(in.peek())) {
            in.to(in.at() + 1);
        }
        return in.at() == start ? null : Escapes.checked(in.text(start, in.at()));
    }

    void writeTo(ByteSink out) {
        for (int i = 0; i < all.size(); i++) {
            out.octet(';');
            write(all.get(i), out);
        }
    }

    void writeCommaSeparated(ByteSink out) {
        for (int i = 0; i < all.size(); i++) {
            out.text(i == 0 ? "" : ", ");
            write(all.get(i), out);
        }
    }

    private static void write(Parameter parameter, ByteSink out) {
        out.text(parameter.name);
        if (parameter.raw != null) {
            out.octet('=').text(parameter.raw);
        }
    }

    /** The same names with the same values, in the same order; names in any case. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Parameters parameters && toString().equals(parameters.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        var out = new ByteSink(64);
        for (Parameter each : all) {
            out.octet(';').text(each.name.toLowerCase(Locale.ROOT));
            if (each.raw != null) {
                out.octet('=').text(each.raw);
            }
        }
        return out.toString();
    }
}
