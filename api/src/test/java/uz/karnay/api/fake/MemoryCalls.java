package uz.karnay.api.fake;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import uz.karnay.pbx.call.LiveCall;
import uz.karnay.pbx.call.LiveCalls;
import uz.karnay.pbx.record.CallId;

/** Running calls that end at once when they are asked to. */
public final class MemoryCalls implements LiveCalls {

    private final Map<CallId, LiveCall> calls = new ConcurrentHashMap<>();

    public void add(LiveCall call) {
        calls.put(call.id(), call);
    }

    @Override
    public Collection<LiveCall> all() {
        return calls.values();
    }

    @Override
    public Optional<LiveCall> byId(CallId id) {
        return Optional.ofNullable(calls.get(id));
    }

    @Override
    public boolean hangUp(CallId id) {
        return calls.remove(id) != null;
    }
}
