package uz.karnay.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Users, tokens and what each role may do. */
class AccountsTest {

    private static final String USERS = "/api/v1/users";
    private static final String TOKENS = "/api/v1/tokens";

    private Plane plane;
    private Client administrator;
    private Client reader;

    @BeforeEach
    void start() {
        plane = new Plane();
        administrator = plane.administrator();
        reader = plane.reader();
    }

    @AfterEach
    void stop() {
        administrator.close();
        reader.close();
        plane.close();
    }

    @Test
    void aUserLivesFromCreationToRemoval() {
        Answer created = administrator.post(USERS, "{\"name\": \"alice\", \"role\": \"READ_ONLY\"}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("/mustChangePassword")).isEqualTo("true");
        String path = created.header("Location");
        try (var browser = new Client(plane)) {
            assertThat(browser.signIn("alice", created.text("/password")).status())
                    .isEqualTo(201);
            assertThat(administrator.get(path).body()).doesNotContain("password\"");
            assertThat(administrator
                            .patch(path, "{\"role\": \"ADMINISTRATOR\"}")
                            .text("/role"))
                    .isEqualTo("ADMINISTRATOR");
            assertThat(browser.get("/api/v1/system/whoami").text("/role")).isEqualTo("ADMINISTRATOR");
            assertThat(administrator.delete(path).status()).isEqualTo(204);
            assertThat(browser.get("/api/v1/system/whoami").status()).isEqualTo(401);
        }
        assertThat(administrator.get(path).status()).isEqualTo(404);
    }

    @Test
    void aPasswordSetByAnAdministratorIsAOneTimeOne() {
        Answer created = administrator.post(
                USERS, "{\"name\": \"alice\", \"role\": \"READ_ONLY\", \"password\": \"ten letters\"}");
        assertThat(created.body()).doesNotContain("ten letters");
        Answer reset = administrator.patch(created.header("Location"), "{\"password\": \"other letters\"}");
        assertThat(reset.body()).doesNotContain("other letters");
        assertThat(reset.text("/mustChangePassword")).isEqualTo("true");
        try (var browser = new Client(plane)) {
            assertThat(browser.signIn("alice", "ten letters").status()).isEqualTo(401);
            assertThat(browser.signIn("alice", "other letters").status()).isEqualTo(201);
        }
    }

    @Test
    void theLastAdministratorStays() {
        String first = id("admin");
        assertThat(administrator.delete(USERS + "/" + first).status()).isEqualTo(204);
        String last = USERS + "/" + id("ada");
        Answer removed = administrator.delete(last);
        assertThat(removed.status()).isEqualTo(409);
        assertThat(removed.text("/detail")).contains("last administrator");
        assertThat(administrator.patch(last, "{\"role\": \"READ_ONLY\"}").status())
                .isEqualTo(409);
        assertThat(administrator.get(USERS).status()).isEqualTo(200);
    }

    @Test
    void twoUsersCannotHaveOneName() {
        Answer refused = administrator.post(USERS, "{\"name\": \"rita\", \"role\": \"READ_ONLY\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/field")).isEqualTo("name");
    }

    @Test
    void aTokenIsShownOnceAndWorksUntilItIsRevoked() {
        Answer created = administrator.post(TOKENS, "{\"name\": \"CRM\"}");
        String token = created.text("/token");
        assertThat(token).startsWith("karnay_").hasSize(47);
        assertThat(administrator.get(TOKENS).body()).contains("CRM").doesNotContain(token);
        assertThat(plane.accounts.tokens()).noneMatch(kept -> kept.hash().contains(token));
        try (var program = new Client(plane).with("Authorization", "Bearer " + token)) {
            assertThat(program.get("/api/v1/system/whoami").text("/by")).isEqualTo("TOKEN");
            assertThat(program.post("/api/v1/extensions", "{\"number\": \"100\"}")
                            .status())
                    .isEqualTo(201);
            assertThat(administrator.delete(created.header("Location")).status())
                    .isEqualTo(204);
            assertThat(program.get("/api/v1/system/whoami").status()).isEqualTo(401);
        }
        assertThat(administrator.delete(created.header("Location")).status()).isEqualTo(404);
    }

    @Test
    void theUseOfATokenIsWrittenDownOnceAMinute() {
        reader.get("/api/v1/system/whoami");
        reader.get("/api/v1/system/whoami");
        assertThat(plane.accounts.touches()).isEqualTo(1);
        plane.time.advance(Duration.ofSeconds(61));
        reader.get("/api/v1/system/whoami");
        assertThat(plane.accounts.touches()).isEqualTo(2);
    }

    @Test
    void aUsersTokensGoWithTheUser() {
        assertThat(administrator.delete(USERS + "/" + id("rita")).status()).isEqualTo(204);
        assertThat(reader.get("/api/v1/system/whoami").status()).isEqualTo(401);
        assertThat(plane.accounts.tokens()).hasSize(1);
    }

    @Test
    void whoMayOnlyLookChangesNothing() {
        for (String path : List.of("extensions", "trunks", "dids", "dial-rules", "settings", "calls", "calls/live")) {
            assertThat(reader.get("/api/v1/" + path).status()).as(path).isEqualTo(200);
        }
        for (String path : List.of("extensions", "trunks", "dids", "dial-rules", "users", "tokens")) {
            Answer refused = reader.post("/api/v1/" + path, "{}");
            assertThat(refused.status()).as(path).isEqualTo(403);
            assertThat(refused.problem()).isEqualTo("forbidden");
        }
        assertThat(reader.patch("/api/v1/settings", "{\"ringTimeSeconds\": 10}").status())
                .isEqualTo(403);
        assertThat(reader.get(USERS).status()).isEqualTo(403);
        assertThat(reader.get(TOKENS).status()).isEqualTo(403);
        assertThat(plane.directory.current().version()).isZero();
    }

    private String id(String name) {
        return plane.accounts.userByName(name).orElseThrow().id().toString();
    }
}
