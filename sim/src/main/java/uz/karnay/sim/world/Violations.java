package uz.karnay.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import uz.karnay.loop.virtual.VirtualTime;

/** What went wrong in a world, in the order it did. */
final class Violations {

    private final VirtualTime time;
    private final List<String> found = new ArrayList<>();

    Violations(VirtualTime time) {
        this.time = time;
    }

    void add(String rule, String what) {
        found.add(String.format(Locale.ROOT, "%.3f %s: %s", time.nanos() / 1e9, rule, what));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<String> all() {
        return List.copyOf(found);
    }
}
