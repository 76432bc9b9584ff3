package uz.karnay.pbx.trunk;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.pbx.directory.TrunkId;

/** Counts the calls on each trunk, of all loops, and holds them under its limit. Any thread. */
public final class TrunkChannels {

    private final Map<TrunkId, Integer> inUse = new ConcurrentHashMap<>();

    /** Takes a channel; false when the trunk has no free one. */
    public boolean take(Trunk trunk) {
        boolean[] taken = {false};
        inUse.compute(trunk.id(), (_, used) -> {
            int before = used == null ? 0 : used;
            taken[0] = trunk.maxChannels() == 0 || before < trunk.maxChannels();
            return taken[0] ? Integer.valueOf(before + 1) : used;
        });
        return taken[0];
    }

    /** Takes a channel whatever the limit: for an emergency call. */
    public void takeAnyway(Trunk trunk) {
        inUse.merge(trunk.id(), 1, Integer::sum);
    }

    /** Gives back what {@link #take} or {@link #takeAnyway} gave. */
    public void release(TrunkId trunk) {
        inUse.compute(trunk, (id, used) -> {
            if (used == null) {
                throw new IllegalStateException("no channel of " + id + " is taken");
            }
            return used == 1 ? null : Integer.valueOf(used - 1);
        });
    }

    /** Calls on it now. */
    public int inUse(TrunkId trunk) {
        return inUse.getOrDefault(trunk, 0);
    }
}
