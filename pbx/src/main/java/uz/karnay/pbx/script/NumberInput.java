package uz.karnay.pbx.script;

import java.util.List;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.Facility;
import uz.karnay.pbx.directory.Menu;

/**
 * Collects the rest of an internal number, key by key, as long as a longer number is possible: one that is complete and
 * begins no other is put through at once. For the script's thread only.
 */
final class NumberInput {

    private static final int MOST = 8;

    private final ScriptedCall call;
    private final Menu menu;

    NumberInput(ScriptedCall call, Menu menu) {
        this.call = call;
        this.menu = menu;
    }

    /** @param first the first key, which may also be a choice */
    Keys complete(Keys first) {
        var digits = new StringBuilder(first.digits());
        while (digits.length() < MOST && beginsANumber(digits.toString())) {
            var next = new KeyRules(
                    1, "#", menu.patience().nextKey(), menu.patience().nextKey());
            Keys more = call.ask(List.of(), next);
            digits.append(more.digits());
            if (more.digits().isEmpty()) {
                return new Keys(digits.toString(), more.end());
            }
        }
        return new Keys(digits.toString(), Keys.End.COMPLETE);
    }

    /** Whether there is a longer number that begins like this. */
    private boolean beginsANumber(String digits) {
        return call.directory().extensions().stream()
                        .map(Extension::number)
                        .anyMatch(number -> isLonger(number, digits))
                || call.directory().facilities().stream()
                        .map(Facility::number)
                        .anyMatch(number -> isLonger(number, digits));
    }

    private static boolean isLonger(String number, String digits) {
        return number.length() > digits.length() && number.startsWith(digits);
    }
}
