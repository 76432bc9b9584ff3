package uz.karnay.api.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import uz.karnay.pbx.account.AccountStore;
import uz.karnay.pbx.account.User;
import uz.karnay.pbx.account.UserId;

/**
 * Sessions of people in a browser. They live in memory, hold no copy of the user, and end when the user is removed or
 * the password changes. Any thread; blocking.
 */
public final class Sessions {

    public static final String CSRF_HEADER = "X-CSRF-Token";
    private static final String OWNER = Sessions.class.getName();

    private final AccountStore accounts;
    private final HttpSessionCsrfTokenRepository csrf = new HttpSessionCsrfTokenRepository();

    /** @param passwordHash as it was at sign-in */
    private record Owner(UserId id, String passwordHash) {}

    public Sessions(AccountStore accounts) {
        this.accounts = accounts;
        csrf.setHeaderName(CSRF_HEADER);
    }

    /** Opens a session under a new id, so that one planted before the sign-in is worth nothing. */
    public String open(User user, HttpServletRequest request, HttpServletResponse response) {
        close(request);
        request.getSession(true).setAttribute(OWNER, new Owner(user.id(), user.passwordHash()));
        CsrfToken token = csrf.generateToken(request);
        csrf.saveToken(token, request, response);
        return token.getToken();
    }

    /** Lets the present session outlive a change of its user's own password. */
    public void renew(User user, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(OWNER) != null) {
            session.setAttribute(OWNER, new Owner(user.id(), user.passwordHash()));
            request.changeSessionId();
        }
    }

    public void close(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** The token that the session's changing requests must show; empty without a session. */
    public Optional<String> csrfToken(HttpServletRequest request) {
        return Optional.ofNullable(csrf.loadToken(request)).map(CsrfToken::getToken);
    }

    Optional<User> user(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(OWNER) instanceof Owner owner)) {
            return Optional.empty();
        }
        Optional<User> user = accounts.users().stream()
                .filter(known ->
                        known.id().equals(owner.id()) && known.passwordHash().equals(owner.passwordHash()))
                .findFirst();
        if (user.isEmpty()) {
            session.invalidate();
        }
        return user;
    }

    boolean isOpen(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(OWNER) != null;
    }

    HttpSessionCsrfTokenRepository csrf() {
        return csrf;
    }
}
