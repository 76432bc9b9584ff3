package uz.karnay.pbx.route;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import uz.karnay.loop.Entropy;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.registration.Binding;
import uz.karnay.pbx.registration.Bindings;

/**
 * What the switchboard sees besides the directory and the call.
 *
 * @param devices who is registered where
 * @param chance shuffles groups that ring at random
 * @param isBusy whether an extension is in a call now
 */
public record Moment(
        Function<ExtensionId, List<Binding>> devices, Instant now, Entropy chance, Predicate<ExtensionId> isBusy) {

    /** One in which nobody is known to be busy. */
    public Moment(Bindings bindings, Instant now, Entropy chance) {
        this(bindings::of, now, chance, _ -> false);
    }
}
