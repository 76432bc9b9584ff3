package uz.karnay.api.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;
import uz.karnay.pbx.account.AccountStore;
import uz.karnay.pbx.account.ApiToken;
import uz.karnay.pbx.account.User;

/**
 * Keys for programs: 200 random bits, so a plain SHA-256 keeps them safe at rest and finds them in one look-up. When one
 * is used is written down at most once a minute. Any thread; blocking.
 */
public final class Tokens {

    private static final String PREFIX = "karnay_";
    private static final int LETTERS = 40;
    private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);

    private final AccountStore accounts;
    private final Clock clock;

    public Tokens(AccountStore accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    public static String generate(Entropy entropy) {
        return PREFIX + entropy.token(LETTERS);
    }

    public static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whose token it is; empty when it is nobody's. */
    Optional<User> owner(String token) {
        return accounts.tokenByHash(hash(token)).flatMap(known -> {
            touch(known);
            return accounts.users().stream()
                    .filter(user -> user.id().equals(known.user()))
                    .findFirst();
        });
    }

    private void touch(ApiToken token) {
        var now = clock.now();
        if (token.lastUsedAt() == null || token.lastUsedAt().plus(TOUCH_EVERY).isBefore(now)) {
            accounts.touch(token.id(), now);
        }
    }
}
