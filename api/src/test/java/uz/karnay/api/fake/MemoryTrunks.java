package uz.karnay.api.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import uz.karnay.pbx.directory.TrunkId;
import uz.karnay.pbx.trunk.TrunkLines;
import uz.karnay.pbx.trunk.TrunkStatus;

/** Trunks that are as the test says. */
public final class MemoryTrunks implements TrunkLines {

    private final Map<TrunkId, TrunkStatus> status = new ConcurrentHashMap<>();
    private final List<TrunkId> checked = new ArrayList<>();

    public void is(TrunkStatus now) {
        status.put(now.trunk(), now);
    }

    @Override
    public Optional<TrunkStatus> status(TrunkId trunk) {
        return Optional.ofNullable(status.get(trunk));
    }

    @Override
    public synchronized void checkNow(TrunkId trunk) {
        checked.add(trunk);
    }

    public synchronized List<TrunkId> checked() {
        return List.copyOf(checked);
    }
}
