package uz.karnay.api.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import uz.karnay.api.problem.Problem;
import uz.karnay.api.problem.ProblemKind;
import uz.karnay.api.problem.ProblemWriter;
import uz.karnay.api.security.SignedIn.By;

/**
 * Finds out who asks, anew for each request. An Authorization header decides alone: one that is no good is refused, and
 * never falls back to a session, because such requests are not checked for CSRF.
 */
final class IdentityFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final Tokens tokens;
    private final Sessions sessions;
    private final ProblemWriter problems;

    IdentityFilter(Tokens tokens, Sessions sessions, ProblemWriter problems) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String authorization = request.getHeader("Authorization");
        if (authorization == null) {
            sessions.user(request).ifPresent(user -> enter(new SignedIn(user, By.SESSION)));
            chain.doFilter(request, response);
            return;
        }
        Optional<SignedIn> program = byToken(authorization);
        if (program.isEmpty()) {
            refuse(response);
            return;
        }
        enter(program.get());
        chain.doFilter(request, response);
    }

    private Optional<SignedIn> byToken(String authorization) {
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.empty();
        }
        return tokens.owner(authorization.substring(BEARER.length()).strip()).map(user -> new SignedIn(user, By.TOKEN));
    }

    private void refuse(HttpServletResponse response) throws IOException {
        problems.write(
                response,
                Problem.of(
                        ProblemKind.INVALID_TOKEN,
                        "send Authorization: Bearer with a token made at /api/v1/tokens that was not revoked"),
                Map.of("WWW-Authenticate", "Bearer error=\"invalid_token\""));
    }

    private static void enter(SignedIn signedIn) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(signedIn);
        SecurityContextHolder.setContext(context);
    }
}
