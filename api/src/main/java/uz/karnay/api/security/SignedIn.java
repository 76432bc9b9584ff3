package uz.karnay.api.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import uz.karnay.pbx.account.User;

/** Who asks, as Spring Security carries it through one request. */
public final class SignedIn extends AbstractAuthenticationToken {

    /** What the request showed. */
    public enum By {
        SESSION,
        TOKEN
    }

    private final transient User user;
    private final By by;

    SignedIn(User user, By by) {
        super(List.of(new SimpleGrantedAuthority(user.role().name())));
        this.user = user;
        this.by = by;
        setAuthenticated(true);
    }

    /** Who makes the present request; only for requests that had to sign in. */
    public static SignedIn current() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn) {
            return signedIn;
        }
        throw new IllegalStateException("nobody is signed in");
    }

    public User user() {
        return user;
    }

    public By by() {
        return by;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public Object getPrincipal() {
        return user.name();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedIn that && that.user.equals(user) && that.by == by;
    }

    @Override
    public int hashCode() {
        return user.hashCode();
    }
}
