package uz.karnay.server.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import uz.karnay.pbx.directory.Secret;

/** Signs requests to S3 as AWS Signature Version 4 has it, without a query. Any thread. */
final class Signature {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int DAY_LETTERS = 8;

    private final String region;
    private final String accessKey;
    private final Secret secretKey;

    Signature(String region, String accessKey, Secret secretKey) {
        this.region = region;
        this.accessKey = accessKey;
        this.secretKey = secretKey;
    }

    /** A moment as {@code x-amz-date} writes it. */
    static String moment(Instant at) {
        return MOMENT.format(at);
    }

    /**
     * The value of Authorization.
     *
     * @param path with what is not plain in it written as percent signs
     * @param headers all that are signed, their names in small letters, Host and x-amz-date among them
     * @param bodyHash SHA-256 of the body in hexadecimal
     */
    String authorization(String method, String path, SortedMap<String, String> headers, String bodyHash) {
        String moment = String.valueOf(headers.get("x-amz-date"));
        String day = moment.substring(0, DAY_LETTERS);
        String scope = day + "/" + region + "/s3/aws4_request";
        String names = String.join(";", headers.keySet());
        String lines = headers.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
                .collect(Collectors.joining());
        String request = method + "\n" + path + "\n\n" + lines + "\n" + names + "\n" + bodyHash;
        String text = ALGORITHM + "\n" + moment + "\n" + scope + "\n" + hash(request);
        String signature = HexFormat.of().formatHex(hmac(key(day), text));
        return ALGORITHM + " Credential=" + accessKey + "/" + scope + ", SignedHeaders=" + names + ", Signature="
                + signature;
    }

    private byte[] key(String day) {
        byte[] ofDay = hmac(("AWS4" + secretKey.reveal()).getBytes(UTF_8), day);
        return hmac(hmac(hmac(ofDay, region), "s3"), "aws4_request");
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(UTF_8)));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
