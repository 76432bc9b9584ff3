package uz.karnay.gateway;

import java.util.regex.Pattern;

/** Takes what could unlock something out of a message before it is kept or shown. */
public final class Redaction {

    private static final String MASK = "***";
    private static final Pattern DIGEST_LINE = Pattern.compile(
            "(?im)^(?:proxy-authorization|authorization|www-authenticate|proxy-authenticate|authentication-info)[ \\t]*:"
                    + "[^\\n]*(?:\\n[ \\t][^\\n]*)*");
    private static final Pattern DIGEST_VALUE = Pattern.compile(
            "(?i)\\b(response|nonce|cnonce|nextnonce|rspauth|opaque)[ \\t]*=[ \\t]*(?:\"(?:[^\"\\\\]|\\\\.)*\"|[^,\\s\"]*)");
    private static final Pattern NOT_DIGEST = Pattern.compile("(?is)^([^:]*:[ \\t]*)(?!digest\\b)(\\S+)[ \\t]+\\S.*");
    /** Tag and suite of a crypto line stay where they are written as they should be. */
    private static final Pattern KEY_LINE = Pattern.compile(
            "(?im)^(a=crypto:(?:[ \\t]*\\d+[ \\t]+\\w+[ \\t]+inline:)?|a=ice-pwd:|a=key-mgmt:|k=)[^\\r\\n]*");

    private static final Pattern URI_PASSWORD = Pattern.compile("(?i)(sips?:[^\\s:@<>;]*):[^\\s@<>;]*@");

    private Redaction() {}

    /** The message with digest responses, nonces, media keys and passwords in URIs masked. */
    public static String redact(String message) {
        String text = DIGEST_LINE.matcher(message).replaceAll(line -> quote(redactLine(line.group())));
        text = KEY_LINE.matcher(text).replaceAll("$1" + MASK);
        return URI_PASSWORD.matcher(text).replaceAll("$1:" + MASK + "@");
    }

    private static String redactLine(String line) {
        String masked = DIGEST_VALUE.matcher(line).replaceAll("$1=" + MASK);
        boolean carriesParametersOnly = line.regionMatches(true, 0, "authentication-info", 0, 19);
        return carriesParametersOnly ? masked : NOT_DIGEST.matcher(masked).replaceAll("$1$2 " + MASK + "\r");
    }

    private static String quote(String replacement) {
        return java.util.regex.Matcher.quoteReplacement(replacement);
    }
}
