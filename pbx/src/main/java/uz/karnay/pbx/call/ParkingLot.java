package uz.karnay.pbx.call;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import uz.karnay.pbx.record.CallId;

/** Who stands where: a call at most in each slot of the office's parking, whatever loop it is on. Any thread. */
public final class ParkingLot {

    private final Map<String, CallId> taken = new ConcurrentHashMap<>();

    /** The first free one of {@code slots} is the call's from now on; empty when all are taken. */
    Optional<String> take(List<String> slots, CallId call) {
        return slots.stream()
                .filter(slot -> taken.putIfAbsent(slot, call) == null)
                .findFirst();
    }

    /** Without effect when the slot is another's. */
    void leave(String slot, CallId call) {
        taken.remove(slot, call);
    }

    boolean isTaken(String slot) {
        return taken.containsKey(slot);
    }
}
