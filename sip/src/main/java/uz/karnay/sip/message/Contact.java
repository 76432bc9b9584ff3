package uz.karnay.sip.message;

import org.jspecify.annotations.Nullable;

/** A value of the Contact header: an address, or the star that un-registers all (RFC 3261 §20.10, §10.2.2). */
public sealed interface Contact extends HeaderValue {

    /** The star. */
    record Wildcard() implements Contact {
        @Override
        public void writeTo(ByteSink out) {
            out.octet('*');
        }
    }

    /** An address where the sender can be reached. */
    record Reachable(Address address) implements Contact {

        /** {@code expires} in seconds, or -1 if it is absent or no number; the caller then takes the header's (§10.3). */
        public long expiresSeconds() {
            return address.parameters().number("expires");
        }

        /** Preference in thousandths, 0 to 1000, or -1 if it is absent or none (RFC 3261 §25.1, {@code qvalue}). */
        public int qThousandths() {
            return address.parameters().value("q").map(Contact::thousandths).orElse(-1);
        }

        @Override
        public void writeTo(ByteSink out) {
            address.writeTo(out);
        }

        @Override
        public String toString() {
            return address.toString();
        }
    }

    static Contact of(Address address) {
        return new Reachable(address);
    }

    static Contact of(Uri uri) {
        return new Reachable(Address.of(uri));
    }

    /** {@code 0.xxx} or {@code 1.000}, up to three digits after the point. */
    private static int thousandths(String q) {
        if (q.isEmpty() || q.length() > 5 || q.length() > 1 && q.charAt(1) != '.') {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < 5; i += i == 0 ? 2 : 1) {
            char digit = i < q.length() ? q.charAt(i) : '0';
            if (!Grammar.isDigit(digit)) {
                return -1;
            }
            value = value * 10 + digit - '0';
        }
        return value > 1000 ? -1 : value;
    }

    static @Nullable Contact read(Cursor in) {
        if (in.take('*')) {
            return new Wildcard();
        }
        Address address = Address.read(in);
        return address == null ? null : new Reachable(address);
    }
}
