package uz.karnay.pbx.registration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import uz.karnay.pbx.registration.Registration.Outcome;
import uz.karnay.pbx.registration.Registration.Wish;

/** What a REGISTER makes of the bindings that are in force: RFC 3261 §10.3 steps 6 and 7. Pure. */
final class BindingUpdate {

    private final Registration request;
    private final List<Binding> bindings;

    private BindingUpdate(Registration request, List<Binding> live) {
        this.request = request;
        this.bindings = new ArrayList<>(live);
    }

    /** @param live the bindings in force, none expired */
    static Outcome apply(Registration request, List<Binding> live, int maxDevices) {
        return live.stream()
                .filter(binding -> isTouched(binding, request.wish()) && isNewer(binding, request))
                .findFirst()
                .<Outcome>map(binding -> new Outcome.OutOfOrder(binding.contact()))
                .orElseGet(() -> new BindingUpdate(request, live).commit(maxDevices));
    }

    private static boolean isTouched(Binding binding, Wish wish) {
        return switch (wish) {
            case Wish.Query _ -> false;
            case Wish.Clear _ -> true;
            case Wish.Update(var put, var removed) ->
                removed.contains(binding.contact())
                        || put.stream().anyMatch(each -> each.contact().equals(binding.contact()));
        };
    }

    /** Whether the binding was made by a later request of the same device, or by this very one. */
    private static boolean isNewer(Binding binding, Registration request) {
        return binding.sipCallId().equals(request.sipCallId()) && binding.cseq() >= request.cseq();
    }

    private Outcome commit(int maxDevices) {
        switch (request.wish()) {
            case Wish.Query _ -> {} // changes nothing
            case Wish.Clear _ -> bindings.clear();
            case Wish.Update(var put, var _) -> {
                bindings.removeIf(binding -> isTouched(binding, request.wish()));
                makeRoom(maxDevices - put.size());
                bindings.addAll(put);
            }
        }
        return new Outcome.Accepted(bindings);
    }

    private void makeRoom(int devices) {
        while (bindings.size() > devices) {
            firstToExpire().ifPresent(bindings::remove);
        }
    }

    private Optional<Binding> firstToExpire() {
        return bindings.stream().min(Comparator.comparing(Binding::expiresAt));
    }
}
