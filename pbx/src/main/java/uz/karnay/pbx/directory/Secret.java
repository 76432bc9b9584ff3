package uz.karnay.pbx.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;

/** A password that digest authentication must compute with. It shows itself to nobody who does not ask by name. */
public final class Secret {

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    public static Secret of(String value) {
        return new Secret(value);
    }

    /** The password in clear: for digest and for encryption at rest only. */
    public String reveal() {
        return value;
    }

    public boolean isEmpty() {
        return value.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && MessageDigest.isEqual(value.getBytes(UTF_8), that.value.getBytes(UTF_8));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
