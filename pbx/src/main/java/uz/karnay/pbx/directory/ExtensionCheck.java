package uz.karnay.pbx.directory;

import java.time.Duration;
import java.util.regex.Pattern;
import uz.karnay.pbx.directory.Findings.Row;
import uz.karnay.pbx.route.NumberingPlan;

/** What must be true of one extension by itself. */
final class ExtensionCheck {

    static final int MIN_PASSWORD = 6;

    private static final int MAX_PASSWORD = 128;
    private static final int MAX_DEVICES = 20;
    private static final Pattern PIN = Pattern.compile("([0-9]{4,12})?");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s<>]{1,64}@[A-Za-z0-9.-]{1,190}");
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
        checkHandling(extension.handling(), row);
    }

    private static void checkNumber(String number, Row row) {
        row.require(NUMBER.matcher(number).matches(), "number", "an extension's number has 2 to 8 digits");
        row.require(
                !NumberingPlan.EMERGENCY.contains(number),
                "number",
                number + " is an emergency number and must reach the emergency service");
    }

    private static void checkHandling(Handling handling, Row row) {
        Forwarding forwarding = handling.forwarding();
        forwarding.exits().forEach(exit -> TargetCheck.check(exit.target(), exit.field(), row));
        MemberCheck.check(forwarding.followMe(), "handling.forwarding.followMe", row);
        Duration ringTime = forwarding.ringTime();
        row.require(
                ringTime == null
                        || ringTime.compareTo(Duration.ofSeconds(1)) >= 0
                                && ringTime.compareTo(Duration.ofMinutes(10)) <= 0,
                "handling.forwarding.ringTimeSeconds",
                "1 second to 10 minutes are allowed");
        Mailbox mailbox = handling.mailbox();
        row.require(PIN.matcher(mailbox.pin().reveal()).matches(), "handling.mailbox.pin", "a PIN has 4 to 12 digits");
        row.require(
                mailbox.email().isEmpty() || EMAIL.matcher(mailbox.email()).matches(),
                "handling.mailbox.email",
                "an address such as alice@example.uz is needed");
        row.require(PIN.matcher(handling.pin().reveal()).matches(), "handling.pin", "a PIN has 4 to 12 digits");
        row.require(
                handling.pickupGroup().isEmpty() || Syntax.isToken(handling.pickupGroup()),
                "handling.pickupGroup",
                "a word of 1 to 64 letters and digits");
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
