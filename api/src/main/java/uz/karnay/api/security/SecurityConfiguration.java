package uz.karnay.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import uz.karnay.api.problem.Problem;
import uz.karnay.api.problem.ProblemKind;
import uz.karnay.api.problem.ProblemWriter;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;
import uz.karnay.pbx.account.AccountStore;
import uz.karnay.pbx.account.Role;

/** Who may do what. Reading is for everybody who signed in, changing for administrators. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
public class SecurityConfiguration {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final String SESSION = "/api/v1/session";
    private static final String ADMINISTRATOR = Role.ADMINISTRATOR.name();

    @Bean
    Passwords passwords(Entropy entropy) {
        return new Passwords(entropy);
    }

    @Bean
    Tokens tokens(AccountStore accounts, Clock clock) {
        return new Tokens(accounts, clock);
    }

    @Bean
    Sessions sessions(AccountStore accounts) {
        return new Sessions(accounts);
    }

    @Bean
    SignIn signIn(AccountStore accounts, Passwords passwords, Clock clock) {
        return new SignIn(accounts, passwords, new SignInLimiter(clock));
    }

    @Bean
    RequestRejectedHandler firewall(ProblemWriter problems) {
        return (_, response, _) -> problems.write(
                response, ProblemKind.INVALID_REQUEST, "the path or a header holds forbidden characters");
    }

    @Bean
    SecurityFilterChain springSecurity(HttpSecurity http, Tokens tokens, Sessions sessions, ProblemWriter problems) {
        return http.securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .sessionManagement(AbstractHttpConfigurer::disable)
                .csrf(csrf -> csrf.csrfTokenRepository(sessions.csrf())
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler())
                        .requireCsrfProtectionMatcher(request -> needsCsrfToken(request, sessions)))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(SecurityConfiguration::headers)
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(askToSignIn(problems)).accessDeniedHandler(forbid(problems)))
                .authorizeHttpRequests(SecurityConfiguration::rules)
                .addFilterBefore(new IdentityFilter(tokens, sessions, problems), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new PasswordChangeGate(problems), AuthorizationFilter.class)
                .build();
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.requestMatchers(HttpMethod.GET, "/api/v1/openapi.json")
                .permitAll()
                .requestMatchers(HttpMethod.POST, SESSION)
                .permitAll()
                .requestMatchers(HttpMethod.DELETE, SESSION)
                .authenticated()
                .requestMatchers(HttpMethod.PUT, PasswordChangeGate.OWN_PASSWORD)
                .authenticated()
                .requestMatchers("/api/v1/users", "/api/v1/users/**", "/api/v1/tokens", "/api/v1/tokens/**")
                .hasAuthority(ADMINISTRATOR)
                .requestMatchers("/api/v1/mailboxes/*/messages/*/sound", "/api/v1/mailboxes/*/greetings/*/sound")
                .hasAuthority(ADMINISTRATOR)
                .requestMatchers("/api/v1/recordings/*/sound") // what people said is not for everyone who may look
                .hasAuthority(ADMINISTRATOR)
                .requestMatchers(HttpMethod.GET, "/api/**")
                .authenticated()
                .requestMatchers(HttpMethod.HEAD, "/api/**")
                .authenticated()
                .requestMatchers("/api/**")
                .hasAuthority(ADMINISTRATOR)
                .anyRequest()
                .permitAll();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER));
    }

    /** Only a cookie is sent by a browser unasked; a token or a first sign-in needs no second proof. */
    private static boolean needsCsrfToken(HttpServletRequest request, Sessions sessions) {
        return !SAFE.contains(request.getMethod())
                && request.getHeader("Authorization") == null
                && !(request.getMethod().equals("POST")
                        && request.getRequestURI().equals(SESSION))
                && sessions.isOpen(request);
    }

    private static AuthenticationEntryPoint askToSignIn(ProblemWriter problems) {
        return (_, response, _) -> problems.write(
                response,
                Problem.of(
                        ProblemKind.SIGN_IN_REQUIRED,
                        "POST " + SESSION + " with name and password, or send Authorization: Bearer with a token"),
                Map.of("WWW-Authenticate", "Bearer"));
    }

    private static AccessDeniedHandler forbid(ProblemWriter problems) {
        return (_, response, denied) -> {
            if (denied instanceof CsrfException) {
                problems.write(
                        response,
                        ProblemKind.CSRF_TOKEN_MISSING,
                        "send the header " + Sessions.CSRF_HEADER + " with the csrfToken of GET " + SESSION);
            } else {
                problems.write(response, ProblemKind.FORBIDDEN, "this needs the role ADMINISTRATOR");
            }
        };
    }
}
