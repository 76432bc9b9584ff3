package uz.karnay.pbx.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.Clock;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.registration.Registration.Outcome;

/**
 * The location service (RFC 3261 §10): which devices of which extension can be reached, and where. Any thread; a
 * request changes its extension's bindings as a whole or not at all.
 *
 * <p>When an extension has as many devices as it may, a new one takes the place of the binding that would expire
 * first: most likely the same phone, come back after a reboot under another port.
 */
public final class Bindings {

    private static final Comparator<Binding> BEST_FIRST = Comparator.comparingInt(Binding::qMille)
            .reversed()
            .thenComparing(Binding::registeredAt, Comparator.reverseOrder())
            .thenComparing(Binding::contact);

    private final BindingStore store;
    private final Clock clock;
    private final Map<ExtensionId, List<Binding>> bindings;

    /** Takes over what was kept and has not expired. Blocking. */
    public Bindings(BindingStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        Instant now = clock.now();
        this.bindings = store.load().stream()
                .filter(binding -> binding.expiresAt().isAfter(now))
                .collect(Collectors.groupingByConcurrent(
                        Binding::extension,
                        ConcurrentHashMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), Bindings::sorted)));
    }

    /** Those in force, the best q first, then the latest. */
    public List<Binding> of(ExtensionId extension) {
        return live(bindings.getOrDefault(extension, List.of()), clock.now());
    }

    /** All in force, of all extensions. */
    public List<Binding> all() {
        Instant now = clock.now();
        return bindings.values().stream()
                .flatMap(List::stream)
                .filter(binding -> binding.expiresAt().isAfter(now))
                .toList();
    }

    /** @param maxDevices how many bindings the extension may have */
    public Outcome register(Registration request, int maxDevices) {
        return switch (request.wish()) {
            case Registration.Wish.Query _ -> new Outcome.Accepted(of(request.extension()));
            case Registration.Wish.Clear(Duration expires)
            when !expires.isZero() -> new Outcome.Invalid("Contact: * needs Expires: 0");
            case Registration.Wish.Update(var put, var _)
            when put.size() > maxDevices -> new Outcome.TooManyContacts(maxDevices);
            case Registration.Wish.Clear _, Registration.Wish.Update _ -> update(request, maxDevices);
        };
    }

    /** Forgets all devices of an extension: it was removed, disabled, or given another password. */
    public void removeAll(ExtensionId extension) {
        bindings.computeIfPresent(extension, (_, _) -> {
            store.save(extension, List.of());
            return null;
        });
    }

    /**
     * Forgets what has expired; to be called from time to time.
     *
     * @return how many bindings that were
     */
    public int sweep() {
        return bindings.keySet().stream().mapToInt(this::sweep).sum();
    }

    private int sweep(ExtensionId extension) {
        int[] swept = {0};
        bindings.computeIfPresent(extension, (_, held) -> {
            List<Binding> live = live(held, clock.now());
            swept[0] = held.size() - live.size();
            return swept[0] == 0 ? held : keep(extension, live);
        });
        return swept[0];
    }

    private Outcome update(Registration request, int maxDevices) {
        var outcome = new AtomicReference<Outcome>();
        bindings.compute(request.extension(), (extension, held) -> {
            List<Binding> before = held == null ? List.of() : held;
            Outcome reached = BindingUpdate.apply(request, live(before, clock.now()), maxDevices);
            outcome.set(reached);
            return reached instanceof Outcome.Accepted(var after) ? keep(extension, sorted(after)) : held;
        });
        return outcome.get() instanceof Outcome.Accepted(var after)
                ? new Outcome.Accepted(sorted(after))
                : outcome.get();
    }

    private @Nullable List<Binding> keep(ExtensionId extension, List<Binding> live) {
        store.save(extension, live);
        return live.isEmpty() ? null : live;
    }

    private static List<Binding> live(List<Binding> held, Instant now) {
        for (Binding binding : held) {
            if (!binding.expiresAt().isAfter(now)) {
                return held.stream()
                        .filter(each -> each.expiresAt().isAfter(now))
                        .toList();
            }
        }
        return held;
    }

    private static List<Binding> sorted(List<Binding> held) {
        var sorted = new ArrayList<>(held);
        sorted.sort(BEST_FIRST);
        return List.copyOf(sorted);
    }
}
