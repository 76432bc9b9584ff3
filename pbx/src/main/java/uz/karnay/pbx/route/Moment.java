package uz.karnay.pbx.route;

import java.time.Instant;
import java.util.function.Predicate;
import uz.karnay.loop.Entropy;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.registration.Bindings;

/**
 * What the switchboard sees besides the directory and the call.
 *
 * @param bindings who is registered where
 * @param chance shuffles groups that ring at random
 * @param isBusy whether an extension is in a call now
 */
public record Moment(Bindings bindings, Instant now, Entropy chance, Predicate<ExtensionId> isBusy) {

    /** One in which nobody is known to be busy. */
    public Moment(Bindings bindings, Instant now, Entropy chance) {
        this(bindings, now, chance, _ -> false);
    }
}
