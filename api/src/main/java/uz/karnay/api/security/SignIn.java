package uz.karnay.api.security;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import uz.karnay.api.problem.Problem;
import uz.karnay.api.problem.ProblemException;
import uz.karnay.api.problem.ProblemKind;
import uz.karnay.pbx.account.AccountStore;
import uz.karnay.pbx.account.User;

/** Judges a name and a password. It says the same, after the same time, for a wrong password and a wrong name. */
public final class SignIn {

    private final AccountStore accounts;
    private final Passwords passwords;
    private final SignInLimiter limiter;

    public SignIn(AccountStore accounts, Passwords passwords, SignInLimiter limiter) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.limiter = limiter;
    }

    /** @throws ProblemException 401 when they do not fit, 429 after too many attempts */
    public User check(String address, String name, String password) {
        Optional<User> user = accounts.userByName(name);
        if (user.isEmpty()) {
            limiter.attempt(address, name).ifPresent(SignIn::refuse);
            passwords.pretend(password);
        }
        return user.filter(known -> fits(address, known, password))
                .orElseThrow(() -> new ProblemException(
                        ProblemKind.WRONG_CREDENTIALS, "check the name and the password, and the keyboard's layout"));
    }

    /**
     * Whether it is the user's password, counted like a sign-in.
     *
     * @throws ProblemException 429 after too many attempts
     */
    public boolean fits(String address, User user, String password) {
        limiter.attempt(address, user.name()).ifPresent(SignIn::refuse);
        boolean fits = passwords.matches(password, user.passwordHash());
        if (fits) {
            limiter.succeeded(address, user.name());
        }
        return fits;
    }

    private static void refuse(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        throw new ProblemException(
                Problem.of(ProblemKind.TOO_MANY_ATTEMPTS, "wait " + seconds + " seconds, then try again"),
                Map.of("Retry-After", Long.toString(seconds)));
    }
}
