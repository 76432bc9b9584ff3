package uz.karnay.api;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A browser or a program that talks to the management plane; it keeps cookies like a browser. */
final class Client implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final String base;

    Client(Plane plane) {
        base = "http://127.0.0.1:" + plane.running.address().getPort();
    }

    Client with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    Client without(String header) {
        headers.remove(header);
        return this;
    }

    Answer get(String path) {
        return send("GET", path, null, "application/json");
    }

    Answer post(String path, String body) {
        return send("POST", path, body, "application/json");
    }

    Answer put(String path, String body) {
        return send("PUT", path, body, "application/json");
    }

    Answer patch(String path, String body) {
        return send("PATCH", path, body, "application/merge-patch+json");
    }

    Answer delete(String path) {
        return send("DELETE", path, null, "application/json");
    }

    Answer send(String method, String path, @org.jspecify.annotations.Nullable String body, String type) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", type);
        }
        headers.forEach(request::header);
        return send(request.build());
    }

    Answer send(HttpRequest request) {
        try {
            return Answer.of(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException failure) {
            throw new AssertionError(request.method() + " " + request.uri() + " failed", failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    /** Signs in and shows the session's CSRF token from now on. */
    Answer signIn(String name, String password) {
        Answer answer = post("/api/v1/session", "{\"name\":\"" + name + "\",\"password\":\"" + password + "\"}");
        if (answer.status() == 201) {
            with("X-CSRF-Token", answer.text("/csrfToken"));
        }
        return answer;
    }

    @Override
    public void close() {
        http.close();
    }
}
