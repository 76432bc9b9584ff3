package uz.karnay.pbx.directory;

import java.util.regex.Pattern;
import uz.karnay.pbx.directory.Findings.Row;
import uz.karnay.pbx.route.NumberingPlan;

/** What must be true of one extension by itself. */
final class ExtensionCheck {

    static final int MIN_PASSWORD = 6;

    private static final int MAX_PASSWORD = 128;
    private static final int MAX_DEVICES = 20;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{2,8}");

    private ExtensionCheck() {}

    static void check(Extension extension, Row row) {
        checkNumber(extension.number(), row);
        row.require(
                Syntax.isToken(extension.login()),
                "login",
                "a login has 1 to 64 characters: letters, digits and . ! * _ + ` ' ~ -");
        row.require(
                extension.name().isEmpty() || Syntax.isName(extension.name()),
                "name",
                "a name has at most 64 printable characters");
        checkPassword(extension.password().reveal(), row);
        row.require(
                extension.maxDevices() >= 1 && extension.maxDevices() <= MAX_DEVICES,
                "maxDevices",
                "an extension may have 1 to " + MAX_DEVICES + " devices");
        row.require(!extension.codecs().isEmpty(), "codecs", "at least one codec is needed");
        row.require(Syntax.hasNoTwins(extension.codecs()), "codecs", "a codec stands there twice");
    }

    private static void checkNumber(String number, Row row) {
        row.require(NUMBER.matcher(number).matches(), "number", "an extension's number has 2 to 8 digits");
        row.require(
                !NumberingPlan.EMERGENCY.contains(number),
                "number",
                number + " is an emergency number and must reach the emergency service");
    }

    private static void checkPassword(String password, Row row) {
        row.require(
                password.length() >= MIN_PASSWORD,
                "password",
                "a password has at least " + MIN_PASSWORD + " characters");
        row.require(
                password.length() <= MAX_PASSWORD && Syntax.isPrintable(password),
                "password",
                "a password has at most " + MAX_PASSWORD + " printable characters");
    }
}
