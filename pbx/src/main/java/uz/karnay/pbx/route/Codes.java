package uz.karnay.pbx.route;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.FeatureCodes;

/** Says what a code does that somebody of the office dials. */
final class Codes {

    private final Walk walk;
    private final Plans plans;

    Codes(Walk walk, Plans plans) {
        this.walk = walk;
        this.plans = plans;
    }

    /** Empty when it is no code, or one that nothing serves. */
    Optional<Route> find(String text, @Nullable Extension by) {
        if (by == null) {
            return Optional.empty(); // codes are for our own phones
        }
        return walk.directory().settings().codes().read(text).flatMap(dialled -> serve(dialled, by));
    }

    private Optional<Route> serve(FeatureCodes.Dialled dialled, Extension by) {
        return plans.feature(dialled, by).map(plan -> {
            walk.because(
                    "code " + dialled.feature().label(),
                    "dialled " + walk.directory().settings().codes().code(dialled.feature()));
            return new Route.RunScript(walk.inward(), plan, walk.reasons());
        });
    }
}
