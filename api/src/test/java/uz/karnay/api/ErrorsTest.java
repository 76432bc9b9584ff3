package uz.karnay.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong is told in one form, with what to do about it. */
class ErrorsTest {

    private static final String PATH = "/api/v1/extensions";

    private Plane plane;
    private Client client;

    @BeforeEach
    void start() {
        plane = new Plane();
        client = plane.administrator();
    }

    @AfterEach
    void stop() {
        client.close();
        plane.close();
    }

    @Test
    void tellsWhereJsonBreaks() {
        Answer refused = client.post(PATH, "{\"number\":\n  \"100\",}");
        expect(refused, 400, "malformed-json");
        assertThat(refused.text("/detail")).contains("line 2, column");
        expect(client.post(PATH, ""), 400, "malformed-json");
        expect(client.post(PATH, "{\"number\": \"100\", \"number\": \"101\"}"), 400, "malformed-json");
        expect(client.post(PATH, "{\"number\": \"100\"} {}"), 400, "invalid-request");
        expect(client.post(PATH, "[]"), 400, "invalid-request");
        expect(client.post(PATH, "null"), 400, "malformed-json");
        expect(client.patch("/api/v1/settings", "[1]"), 400, "invalid-request");
        expect(client.patch("/api/v1/settings", "{\"a\":".repeat(30) + "1" + "}".repeat(30)), 400, "malformed-json");
    }

    @Test
    void tellsTheTypeThatAFieldMustHave() {
        assertThat(message("{\"number\": 100}")).isEqualTo("must be a text");
        assertThat(message("{\"number\": \"100\", \"maxDevices\": \"5\"}")).isEqualTo("must be a whole number");
        assertThat(message("{\"number\": \"100\", \"maxDevices\": 1.5}")).isEqualTo("must be a whole number");
        assertThat(message("{\"number\": \"100\", \"enabled\": \"yes\"}")).isEqualTo("must be true or false");
        assertThat(message("{\"number\": \"100\", \"codecs\": \"PCMA\"}")).isEqualTo("must be a list");
        assertThat(message("{\"number\": \"100\", \"codecs\": [\"MP3\"]}")).startsWith("must be one of PCMA, PCMU");
    }

    @Test
    void tellsWhichMethodsAndFormsThereAre() {
        Answer method = client.put(PATH, "{}");
        expect(method, 405, "method-not-allowed");
        assertThat(method.header("Allow")).contains("GET", "POST");
        expect(
                client.send("POST", PATH, "number=100", "application/x-www-form-urlencoded"),
                415,
                "unsupported-media-type");
        expect(client.with("Accept", "text/html").get(PATH), 406, "not-acceptable");
        expect(client.without("Accept").get("/api/v1/nothing"), 404, "not-found");
        expect(client.get("/nothing"), 404, "not-found");
        expect(client.get(PATH + "/not-an-id"), 400, "invalid-request");
    }

    @Test
    void readsNoMoreThanAMebibyte() {
        String large = "{\"number\": \"" + "1".repeat(1024 * 1024) + "\"}";
        expect(client.post(PATH, large), 413, "too-large");
        var streamed = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + plane.running.address().getPort() + "/api/v1/session"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(("{" + " ".repeat(1024 * 1024)).getBytes(ISO_8859_1))))
                .build();
        expect(client.send(streamed), 413, "too-large");
    }

    @Test
    void refusesStrangePathsAsAProblemToo() {
        expect(client.get("/api/v1//extensions"), 400, "invalid-request");
        expect(client.get("/api/v1/extensions;x=1"), 400, "invalid-request");
    }

    @Test
    void refusesWhatIsNoHttpAsAProblemToo() throws IOException {
        assertThat(raw("GET /<> HTTP/1.1\r\nHost: a\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "invalid-request")
                .doesNotContain("<html", "Tomcat", "Exception");
        assertThat(raw("GET / HTTP/1.1\r\nHost: a\r\nX: " + "y".repeat(9000) + "\r\n\r\n"))
                .contains("application/problem+json")
                .doesNotContain("<html", "Tomcat", "Exception");
    }

    @Test
    void showsNothingOfItsOwnFaults() {
        plane.storeHealth = null;
        Answer fault = client.get("/api/v1/system/health");
        expect(fault, 500, "fault");
        assertThat(fault.body()).doesNotContain("Exception", "uz.karnay");
    }

    private String message(String body) {
        Answer refused = client.post(PATH, body);
        assertThat(refused.status()).as(body).isEqualTo(400);
        return refused.text("/errors/0/message");
    }

    private static void expect(Answer answer, int status, String problem) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.text("/status")).isEqualTo(Integer.toString(status));
        assertThat(answer.text("/title")).isNotBlank();
        assertThat(answer.text("/detail")).isNotBlank();
    }

    private String raw(String request) throws IOException {
        var address = plane.running.address();
        try (var socket = new Socket(address.getAddress(), address.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
