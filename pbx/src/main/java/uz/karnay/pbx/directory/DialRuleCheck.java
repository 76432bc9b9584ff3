package uz.karnay.pbx.directory;

import java.util.regex.Pattern;
import uz.karnay.pbx.directory.Findings.Row;
import uz.karnay.pbx.route.DialPattern;

/** What must be true of one rule of the dial plan by itself. */
final class DialRuleCheck {

    private static final int MAX_STRIP = 20;
    private static final int MAX_TRUNKS = 20;
    private static final int MAX_POSITION = 9_999;
    private static final Pattern PREPEND = Pattern.compile("[0-9+*#]{0,20}");

    private DialRuleCheck() {}

    static void check(DialRule rule, Row row) {
        row.require(Syntax.isName(rule.name()), "name", "a name of 1 to 64 printable characters is needed");
        row.require(
                rule.position() >= 0 && rule.position() <= MAX_POSITION,
                "position",
                "0 to " + MAX_POSITION + " is allowed");
        row.require(PREPEND.matcher(rule.prepend()).matches(), "prepend", "at most 20 of the characters 0-9 + * #");
        row.require(!rule.trunks().isEmpty(), "trunks", "at least one trunk is needed");
        row.require(rule.trunks().size() <= MAX_TRUNKS, "trunks", "at most " + MAX_TRUNKS + " trunks are allowed");
        row.require(Syntax.hasNoTwins(rule.trunks()), "trunks", "a trunk stands there twice");
        row.require(rule.strip() >= 0 && rule.strip() <= MAX_STRIP, "strip", "0 to " + MAX_STRIP + " is allowed");
        checkPattern(rule, row);
    }

    private static void checkPattern(DialRule rule, Row row) {
        try {
            int least = DialPattern.parse(rule.pattern()).minLength();
            row.require(
                    rule.strip() < Math.max(1, least)
                            || rule.strip() == least && !rule.prepend().isEmpty(),
                    "strip",
                    "the shortest number that fits has " + least + " characters, nothing would be left to dial");
        } catch (IllegalArgumentException wrong) {
            row.add("pattern", String.valueOf(wrong.getMessage()));
        }
    }
}
