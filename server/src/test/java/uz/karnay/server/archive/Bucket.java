package uz.karnay.server.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An object store of one bucket that takes what is rightly signed, and nothing else. Its check is written on its own. */
final class Bucket implements AutoCloseable {

    static final String REGION = "tashkent-1";
    static final String ACCESS = "karnay";
    static final String SECRET = "a secret that nobody sees";

    final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    volatile boolean isDown;
    final AtomicInteger refused = new AtomicInteger();
    private final HttpServer server;

    Bucket() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.73.3"), 0), 5);
        server.createContext("/", this::serve);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.73.3:" + server.getAddress().getPort());
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        int status = isDown ? 503 : isRightlySigned(exchange, body) ? 200 : 403;
        if (status == 200) {
            objects.put(exchange.getRequestURI().getPath(), body);
        } else {
            refused.incrementAndGet();
        }
        byte[] answer = (status == 200
                        ? ""
                        : "<Error><Code>" + (isDown ? "SlowDown" : "SignatureDoesNotMatch") + "</Code></Error>")
                .getBytes(UTF_8);
        exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static boolean isRightlySigned(HttpExchange exchange, byte[] body) {
        var headers = exchange.getRequestHeaders();
        String date = headers.getFirst("X-Amz-Date");
        String authorization = String.valueOf(headers.getFirst("Authorization"));
        String hash = hex(digest(body));
        if (date == null || !hash.equals(headers.getFirst("X-Amz-Content-Sha256"))) {
            return false;
        }
        String canonical = String.join(
                "\n",
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                "",
                "host:" + headers.getFirst("Host"),
                "x-amz-content-sha256:" + hash,
                "x-amz-date:" + date,
                "",
                "host;x-amz-content-sha256;x-amz-date",
                hash);
        String scope = date.substring(0, 8) + "/" + REGION + "/s3/aws4_request";
        String toSign = "AWS4-HMAC-SHA256\n" + date + "\n" + scope + "\n" + hex(digest(canonical.getBytes(UTF_8)));
        byte[] key = ("AWS4" + SECRET).getBytes(UTF_8);
        for (String part : Arrays.asList(scope.split("/"))) {
            key = mac(key, part);
        }
        return authorization.equals("AWS4-HMAC-SHA256 Credential=" + ACCESS + "/" + scope
                + ", SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=" + hex(mac(key, toSign)));
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
