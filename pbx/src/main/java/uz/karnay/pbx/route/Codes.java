package uz.karnay.pbx.route;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.Feature;
import uz.karnay.pbx.directory.FeatureCodes;
import uz.karnay.pbx.directory.Parking;

/** Says what a code does that somebody of the office dials. */
final class Codes {

    private final Walk walk;
    private final Plans plans;
    private final Phones phones;

    Codes(Walk walk, Plans plans, Phones phones) {
        this.walk = walk;
        this.plans = plans;
        this.phones = phones;
    }

    /** Empty when it is no code, or one that nothing serves. */
    Optional<Route> find(String text, @Nullable Extension by) {
        if (by == null) {
            return Optional.empty(); // codes are for our own phones
        }
        return parking(text)
                .or(() -> walk.directory().settings().codes().read(text).flatMap(dialled -> serve(dialled, by)));
    }

    private Optional<Route> parking(String text) {
        Parking parking = walk.directory().settings().parking();
        List<String> slots = parking.slotsBehind(text);
        if (slots.isEmpty()) {
            return Optional.empty();
        }
        walk.because("parking", "dialled " + text);
        return Optional.of(new Route.Park(walk.inward(), slots, parking.patience(), walk.reasons()));
    }

    private Optional<Route> serve(FeatureCodes.Dialled dialled, Extension by) {
        if (dialled.feature() == Feature.INTERCOM) {
            return walk.directory().extensionByNumber(dialled.argument()).map(called -> {
                because(dialled);
                return phones.intercom(called);
            });
        }
        Set<ExtensionId> rung = rungAt(dialled, by);
        if (!rung.isEmpty()) {
            because(dialled);
            return Optional.of(new Route.PickUp(walk.inward(), rung, walk.reasons()));
        }
        return plans.feature(dialled, by).map(plan -> {
            because(dialled);
            return new Route.RunScript(walk.inward(), plan, walk.reasons());
        });
    }

    /** Whose calls a code is to pick up; nobody's, when it is none of those or leads to nobody. */
    private Set<ExtensionId> rungAt(FeatureCodes.Dialled dialled, Extension by) {
        return switch (dialled.feature()) {
            case PICK_UP ->
                walk.directory()
                        .extensionByNumber(dialled.argument())
                        .map(rung -> Set.of(rung.id()))
                        .orElse(Set.of());
            case PICK_UP_GROUP -> group(by);
            default -> Set.of();
        };
    }

    private Set<ExtensionId> group(Extension by) {
        String group = by.handling().pickupGroup();
        return walk.directory().extensions().stream()
                .filter(one -> !group.isEmpty() && one.handling().pickupGroup().equals(group))
                .map(Extension::id)
                .filter(id -> !id.equals(by.id()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private void because(FeatureCodes.Dialled dialled) {
        walk.because(
                "code " + dialled.feature().label(),
                "dialled " + walk.directory().settings().codes().code(dialled.feature()));
    }
}
