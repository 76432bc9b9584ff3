package uz.karnay.api.security;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.password4j.Argon2Function;
import com.password4j.BadParametersException;
import com.password4j.types.Argon2;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import uz.karnay.loop.Entropy;

/**
 * People's passwords: Argon2id with 19 MiB, two passes, one lane (RFC 9106, with
 * OWASP's smaller figures). At most two are computed at once, so that a flood of sign-ins cannot take the memory of calls. Any thread.
 */
public final class Passwords {

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int GENERATED_LETTERS = 16;

    /** Well-formed, and of no password that anybody knows. */
    private static final String NOBODYS_HASH =
            "$argon2id$v=19$m=19456,t=2,p=1$" + "A".repeat(22) + "$" + "A".repeat(43);

    private static final Map<?, ?> KEPT = kept();

    private final Semaphore turns = new Semaphore(2);
    private final Entropy entropy;

    public Passwords(Entropy entropy) {
        this.entropy = entropy;
    }

    /** A password of 80 random bits in four groups that can be read aloud. */
    public static String generate(Entropy entropy) {
        String letters = entropy.token(GENERATED_LETTERS);
        return String.join(
                "-", letters.substring(0, 4), letters.substring(4, 8), letters.substring(8, 12), letters.substring(12));
    }

    /** The hash in Argon2's own notation, {@code $argon2id$v=19$m=19456,t=2,p=1$…}. */
    public String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        entropy.fill(salt);
        return inTurn(() -> Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID)
                .hash(password.getBytes(UTF_8), salt)
                .getResult());
    }

    /** Whether {@code hash} was made of {@code password}, with whatever figures it names. */
    public boolean matches(String password, String hash) {
        return inTurn(() -> {
            try {
                return Argon2Function.getInstanceFromHash(hash)
                        .check(password.getBytes(UTF_8), hash.getBytes(US_ASCII));
            } catch (BadParametersException unreadable) {
                return false;
            }
        });
    }

    /** Takes as long as {@link #matches} for a name that does not exist, so that time tells nobody which names do. */
    public void pretend(String password) {
        matches(password, NOBODYS_HASH);
    }

    /** The library keeps a function for ever once it was asked for, and with it the 19 MiB that it fills. */
    private static void forgetMemory() {
        KEPT.clear();
    }

    /** The functions that the library keeps. */
    static Map<?, ?> kept() {
        try {
            Field instances = Argon2Function.class.getDeclaredField("INSTANCES");
            instances.setAccessible(true);
            return (Map<?, ?>) Objects.requireNonNull(instances.get(null));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("another version of password4j than this was written for", e);
        }
    }

    private <T> T inTurn(Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            forgetMemory();
            turns.release();
        }
    }
}
