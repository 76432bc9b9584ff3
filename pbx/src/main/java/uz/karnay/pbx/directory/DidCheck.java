package uz.karnay.pbx.directory;

import java.util.regex.Pattern;
import uz.karnay.pbx.directory.Findings.Row;
import uz.karnay.pbx.route.NumberingPlan;

/** What must be true of one DID by itself. */
final class DidCheck {

    private static final Pattern EXTERNAL = Pattern.compile("\\+?[0-9*#]{2,20}");

    private DidCheck() {}

    static void check(Did did, Row row) {
        if (did.target() instanceof RouteTarget.ToExternal(String number)) {
            String dialled = NumberingPlan.clean(number);
            row.require(EXTERNAL.matcher(dialled).matches(), "target.number", "a number to dial is needed");
            row.require(
                    !NumberingPlan.EMERGENCY.contains(dialled),
                    "target.number",
                    "calls from outside must not be led to an emergency service");
        }
    }
}
