package uz.karnay.pbx.directory;

import java.util.regex.Pattern;
import uz.karnay.pbx.directory.Findings.Row;
import uz.karnay.pbx.route.NumberingPlan;

/** What must be true of a target by itself. */
final class TargetCheck {

    private static final Pattern EXTERNAL = Pattern.compile("\\+?[0-9*#]{2,20}");

    private TargetCheck() {}

    static void check(RouteTarget target, String field, Row row) {
        if (target instanceof RouteTarget.ToExternal(String number)) {
            String dialled = NumberingPlan.clean(number);
            row.require(EXTERNAL.matcher(dialled).matches(), field + ".number", "a number to dial is needed");
            row.require(
                    !NumberingPlan.EMERGENCY.contains(dialled),
                    field + ".number",
                    "calls from outside must not be led to an emergency service");
        }
    }
}
