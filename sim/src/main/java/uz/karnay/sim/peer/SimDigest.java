package uz.karnay.sim.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Digest as a cheap phone does it: MD5, with qop=auth when it is offered (RFC 2617 §3.2.2). */
final class SimDigest {

    private SimDigest() {}

    /** The value of Authorization or Proxy-Authorization. */
    static String answer(String challenge, String user, String password, String method, String uri, String cnonce) {
        String realm = field(challenge, "realm");
        String nonce = field(challenge, "nonce");
        String first = md5(user + ":" + realm + ":" + password);
        String second = md5(method + ":" + uri);
        String common = "Digest username=\"" + user + "\", realm=\"" + realm + "\", nonce=\"" + nonce + "\", uri=\""
                + uri + "\", algorithm=MD5, response=\"";
        if (!challenge.contains("qop=")) {
            return common + md5(first + ":" + nonce + ":" + second) + "\"";
        }
        String response = md5(first + ":" + nonce + ":00000001:" + cnonce + ":auth:" + second);
        return common + response + "\", qop=auth, nc=00000001, cnonce=\"" + cnonce + "\"";
    }

    /** Whether {@code authorization} proves the password for {@code method}. */
    static boolean proves(String authorization, String password, String method, String realm, String nonce) {
        if (!field(authorization, "realm").equals(realm)
                || !field(authorization, "nonce").equals(nonce)) {
            return false;
        }
        String first = md5(field(authorization, "username") + ":" + realm + ":" + password);
        String second = md5(method + ":" + field(authorization, "uri"));
        String qop = field(authorization, "qop");
        String expected = qop.isEmpty()
                ? md5(first + ":" + nonce + ":" + second)
                : md5(first + ":" + nonce + ":" + field(authorization, "nc") + ":" + field(authorization, "cnonce")
                        + ":" + qop + ":" + second);
        return expected.equals(field(authorization, "response"));
    }

    static String field(String value, String name) {
        Matcher match =
                Pattern.compile("\\b" + name + "=(?:\"([^\"]*)\"|([^,\\s]+))").matcher(value);
        if (!match.find()) {
            return "";
        }
        return match.group(1) != null ? match.group(1) : match.group(2);
    }

    private static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
