package uz.karnay.api.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import uz.karnay.api.problem.ProblemKind;
import uz.karnay.api.problem.ProblemWriter;

/** Lets a holder of a one-time password do nothing but change it. */
final class PasswordChangeGate extends OncePerRequestFilter {

    static final String OWN_PASSWORD = "/api/v1/users/me/password";
    private static final Set<String> OPEN =
            Set.of("/", OWN_PASSWORD, "/api/v1/session", "/api/v1/system/whoami", "/api/v1/openapi.json");

    private final ProblemWriter problems;

    PasswordChangeGate(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (mustChange() && !OPEN.contains(request.getRequestURI())) {
            problems.write(
                    response,
                    ProblemKind.PASSWORD_CHANGE_REQUIRED,
                    "the password is a one-time one: PUT " + OWN_PASSWORD + " with currentPassword and newPassword");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean mustChange() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn
                && signedIn.user().mustChangePassword();
    }
}
