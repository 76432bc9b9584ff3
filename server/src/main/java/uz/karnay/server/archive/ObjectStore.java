package uz.karnay.server.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import uz.karnay.loop.Clock;

/** Puts files into a bucket of an object store that speaks S3. Blocking: never on a loop. */
final class ObjectStore implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z0-9]{1,64})</Code>");
    private static final int OK = 200;

    private final ArchiveConfig config;
    private final Clock clock;
    private final Signature signature;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    ObjectStore(ArchiveConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.signature = new Signature(config.region(), config.accessKey(), config.secretKey());
    }

    /** Copies a file to the object of this name, in place of what is there. */
    void put(String name, Path file) throws IOException {
        String path = "/" + encoded(config.bucket()) + "/" + encoded(config.prefix() + name);
        HttpResponse<String> answer = send(request(path, file, hash(file)));
        if (answer.statusCode() != OK) {
            throw new IOException("the store answers " + answer.statusCode() + reason(answer.body()));
        }
    }

    private HttpRequest request(String path, Path file, String bodyHash) throws IOException {
        var headers = new TreeMap<String, String>();
        headers.put("host", host());
        headers.put("x-amz-content-sha256", bodyHash);
        headers.put("x-amz-date", Signature.moment(clock.now()));
        return HttpRequest.newBuilder(URI.create(config.endpoint().getScheme() + "://" + host() + path))
                .timeout(LONGEST)
                .header("x-amz-content-sha256", bodyHash)
                .header("x-amz-date", String.valueOf(headers.get("x-amz-date")))
                .header("Authorization", signature.authorization("PUT", path, headers, bodyHash))
                .PUT(BodyPublishers.ofFile(file))
                .build();
    }

    /** As the client will write it: without the port that everybody expects. */
    private String host() {
        URI endpoint = config.endpoint();
        int usual = endpoint.getScheme().equals("https") ? 443 : 80;
        boolean isUsual = endpoint.getPort() < 0 || endpoint.getPort() == usual;
        return isUsual ? endpoint.getHost() : endpoint.getHost() + ":" + endpoint.getPort();
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String hash(Path file) throws IOException {
        MessageDigest digest = Signature.sha256();
        try (InputStream in = Files.newInputStream(file)) {
            var some = new byte[1 << 16];
            for (int got = in.read(some); got >= 0; got = in.read(some)) {
                digest.update(some, 0, got);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** RFC 3986 §2.3: all but letters, digits and {@code -._~}; slashes divide folders. */
    private static String encoded(String name) {
        var text = new StringBuilder();
        for (byte octet : name.getBytes(UTF_8)) {
            char letter = (char) (octet & 0xff);
            boolean isPlain = letter < 128 && (Character.isLetterOrDigit(letter) || "-._~/".indexOf(letter) >= 0);
            text.append(
                    isPlain
                            ? String.valueOf(letter)
                            : "%" + HexFormat.of().withUpperCase().toHexDigits(octet));
        }
        return text.toString();
    }

    private static String reason(String body) {
        Matcher code = CODE.matcher(body);
        return code.find() ? " " + code.group(1) : "";
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
