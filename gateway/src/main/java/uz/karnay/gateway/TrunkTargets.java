package uz.karnay.gateway;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import uz.karnay.pbx.directory.TrunkId;

/** The resolved targets of all trunks: written by each trunk's own loop, read by all. Any thread. */
final class TrunkTargets {

    private final Map<TrunkId, TrunkTarget> targets = new ConcurrentHashMap<>();
    private volatile Map<InetSocketAddress, List<TrunkId>> byAddress = Map.of();

    Optional<TrunkTarget> of(TrunkId trunk) {
        return Optional.ofNullable(targets.get(trunk));
    }

    /** The trunks whose server, or proxy, has this address. */
    List<TrunkId> at(InetSocketAddress address) {
        return byAddress.getOrDefault(address, List.of());
    }

    synchronized void put(TrunkId trunk, TrunkTarget target) {
        targets.put(trunk, target);
        index();
    }

    synchronized void remove(TrunkId trunk) {
        targets.remove(trunk);
        index();
    }

    private void index() {
        var index = new HashMap<InetSocketAddress, List<TrunkId>>();
        targets.forEach((trunk, target) -> target.addresses()
                .forEach(address ->
                        index.computeIfAbsent(address, _ -> new ArrayList<>()).add(trunk)));
        byAddress = index;
    }
}
