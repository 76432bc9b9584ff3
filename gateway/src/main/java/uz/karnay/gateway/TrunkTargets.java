package uz.karnay.gateway;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import uz.karnay.pbx.directory.TrunkId;

/** The resolved targets of all trunks: written by each trunk's own loop, read by all. Any thread. */
final class TrunkTargets {

    private final Map<TrunkId, TrunkTarget> targets = new ConcurrentHashMap<>();

    Optional<TrunkTarget> of(TrunkId trunk) {
        return Optional.ofNullable(targets.get(trunk));
    }

    void put(TrunkId trunk, TrunkTarget target) {
        targets.put(trunk, target);
    }

    void remove(TrunkId trunk) {
        targets.remove(trunk);
    }
}
