package uz.karnay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInTest {

    private static final String NEW = "correct horse battery";
    private static final String PASSWORD = "/api/v1/users/me/password";
    private static final String SESSION = "/api/v1/session";
    private static final String EXTENSIONS = "/api/v1/extensions";

    private Plane plane;
    private Client browser;

    @BeforeEach
    void start() {
        plane = new Plane();
        browser = new Client(plane);
    }

    @AfterEach
    void stop() {
        browser.close();
        plane.close();
    }

    @Test
    void asksToSignIn() {
        Answer refused = browser.get(EXTENSIONS);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.problem()).isEqualTo("sign-in-required");
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(browser.post(EXTENSIONS, "{}").status()).isEqualTo(401);
        assertThat(browser.get("/api/v1/nothing").status()).isEqualTo(401);
    }

    @Test
    void aOneTimePasswordOpensNothingButItsOwnChange() {
        assertThat(browser.signIn("admin", plane.first.password()).status()).isEqualTo(201);
        assertThat(browser.get("/api/v1/system/whoami").text("/mustChangePassword"))
                .isEqualTo("true");
        Answer gate = browser.get(EXTENSIONS);
        assertThat(gate.status()).isEqualTo(403);
        assertThat(gate.problem()).isEqualTo("password-change-required");
        assertThat(gate.text("/detail")).contains("PUT " + PASSWORD);
        assertThat(change(plane.first.password(), NEW).status()).isEqualTo(204);
        assertThat(browser.get(EXTENSIONS).status()).isEqualTo(200);
    }

    @Test
    void theCookieIsOutOfReachOfScripts() {
        Answer signedIn = browser.signIn("admin", plane.first.password());
        assertThat(signedIn.header("Set-Cookie"))
                .startsWith("karnay-session=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Secure"); // plain HTTP: the container adds it when TLS is there
    }

    @Test
    void aSessionWithoutItsCsrfTokenChangesNothing() {
        enter();
        String token = browser.get(SESSION).text("/csrfToken");
        Answer refused = browser.without("X-CSRF-Token").post(EXTENSIONS, "{\"number\": \"100\"}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("csrf-token-missing");
        assertThat(browser.with("X-CSRF-Token", "guessed").delete(SESSION).status())
                .isEqualTo(403);
        assertThat(browser.get(EXTENSIONS).status()).isEqualTo(200);
        assertThat(browser.with("X-CSRF-Token", token)
                        .post(EXTENSIONS, "{\"number\": \"100\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aFormOfAnotherSiteCannotSignAnybodyIn() {
        String form = "{\"name\":\"admin\",\"password\":\"" + plane.first.password() + "\"}";
        assertThat(browser.send("POST", SESSION, form, "text/plain").status()).isEqualTo(415);
    }

    @Test
    void signingOutEndsTheSession() {
        enter();
        assertThat(browser.delete(SESSION).status()).isEqualTo(204);
        assertThat(browser.get(EXTENSIONS).status()).isEqualTo(401);
    }

    @Test
    void saysTheSameForAWrongNameAndAWrongPassword() {
        Answer name = browser.signIn("nobody", "whatever it is");
        Answer password = browser.signIn("admin", "whatever it is");
        assertThat(name.status()).isEqualTo(401);
        assertThat(name.problem()).isEqualTo("wrong-credentials");
        assertThat(name.body()).isEqualTo(password.body());
    }

    @Test
    void slowsDownWhoGuesses() {
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(browser.signIn("admin", "guess " + attempt).status()).isEqualTo(401);
        }
        Answer refused = browser.signIn("admin", plane.first.password());
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("30");
        assertThat(browser.signIn("nobody", "guess").status()).isEqualTo(401);
        plane.time.advance(Duration.ofSeconds(30));
        assertThat(browser.signIn("admin", plane.first.password()).status()).isEqualTo(201);
        assertThat(browser.signIn("admin", "guess").status()).isEqualTo(401);
    }

    @Test
    void slowsDownWhoGuessesNames() {
        for (int attempt = 0; attempt < 30; attempt++) {
            assertThat(browser.signIn("user" + attempt, "guess").status()).isEqualTo(401);
        }
        Answer refused = browser.signIn("admin", plane.first.password());
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("10");
    }

    @Test
    void theOwnPasswordNeedsTheOneInForce() {
        browser.signIn("admin", plane.first.password());
        assertThat(change("not it", NEW).text("/errors/0/field")).isEqualTo("currentPassword");
        assertThat(change(plane.first.password(), "short").text("/errors/0/field"))
                .isEqualTo("newPassword");
        assertThat(change(plane.first.password(), plane.first.password()).text("/errors/0/field"))
                .isEqualTo("newPassword");
        for (int attempt = 0; attempt < 5; attempt++) {
            change("guess " + attempt, NEW);
        }
        assertThat(change(plane.first.password(), NEW).status()).isEqualTo(429);
    }

    @Test
    void aChangedPasswordEndsTheOtherSessions() {
        try (var elsewhere = new Client(plane)) {
            enter();
            elsewhere.signIn("admin", NEW);
            assertThat(elsewhere.get(EXTENSIONS).status()).isEqualTo(200);
            assertThat(change(NEW, "staple staple staple").status()).isEqualTo(204);
            assertThat(elsewhere.get(EXTENSIONS).status()).isEqualTo(401);
            assertThat(browser.get(EXTENSIONS).status()).isEqualTo(200);
        }
    }

    @Test
    void aTokenThatIsNoGoodIsRefusedEvenBesideASession() {
        enter();
        for (String header : List.of("Bearer karnay_wrong", "Bearer", "Basic YWRtaW46YWRtaW4=")) {
            Answer refused = browser.with("Authorization", header).get(EXTENSIONS);
            assertThat(refused.status()).as(header).isEqualTo(401);
            assertThat(refused.problem()).isEqualTo("invalid-token");
            assertThat(refused.header("WWW-Authenticate")).contains("invalid_token");
        }
    }

    @Test
    void everyAnswerCarriesTheSafeHeaders() {
        for (String path : List.of("/", EXTENSIONS, "/api/v1/openapi.json", "/nothing")) {
            Answer answer = browser.get(path);
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
        }
    }

    private void enter() {
        browser.signIn("admin", plane.first.password());
        assertThat(change(plane.first.password(), NEW).status()).isEqualTo(204);
    }

    private Answer change(String current, String next) {
        return browser.put(PASSWORD, "{\"currentPassword\": \"" + current + "\", \"newPassword\": \"" + next + "\"}");
    }
}
