package uz.karnay.acceptance.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API as a program uses it. */
public final class Rest implements AutoCloseable {

    public static final String PASSWORD = "a much better passphrase";

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .cookieHandler(new java.net.CookieManager())
            .build();
    private final String base;
    private String token = "";
    private String csrf = "";

    public Rest(String base) {
        this.base = base;
    }

    /** What came back. */
    public record Reply(int status, JsonNode body) {}

    static Rest firstSignIn(String base, String oneTimePassword) {
        var rest = new Rest(base);
        rest.signIn("admin", oneTimePassword);
        rest.expect(rest.call(
                "PUT",
                "/api/v1/users/me/password",
                Map.of("currentPassword", oneTimePassword, "newPassword", PASSWORD)));
        rest.signIn("admin", PASSWORD);
        JsonNode created = rest.expect(rest.call("POST", "/api/v1/tokens", Map.of("name", "acceptance")));
        rest.token = created.path("token").asString();
        return rest;
    }

    private void signIn(String name, String password) {
        JsonNode session = expect(call("POST", "/api/v1/session", Map.of("name", name, "password", password)));
        csrf = session.path("csrfToken").asString("");
    }

    public JsonNode get(String path) {
        return expect(call("GET", path, null));
    }

    /** All items of a list, page by page. */
    public List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get(path + "?limit=500" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.path("items").forEach(items::add);
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());
        return items;
    }

    public JsonNode post(String path, Object body) {
        return expect(call("POST", path, body));
    }

    public JsonNode patch(String path, Object body) {
        return expect(call("PATCH", path, body));
    }

    public void delete(String path) {
        expect(call("DELETE", path, null));
    }

    /** Any request, and whatever comes back. */
    public Reply call(String method, String path, @org.jspecify.annotations.Nullable Object body) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20));
        String type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
        request.method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        request.header("Content-Type", type);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        } else if (!csrf.isEmpty()) {
            request.header("X-CSRF-Token", csrf);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Reply(
                    response.statusCode(), JSON.readTree(response.body().isEmpty() ? "null" : response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private JsonNode expect(Reply reply) {
        if (reply.status() / 100 != 2) {
            throw new IllegalStateException("the API answered " + reply.status() + ": " + reply.body());
        }
        return reply.body();
    }

    @Override
    public void close() {
        http.close();
    }
}
