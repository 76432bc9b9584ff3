package uz.karnay.pbx.call;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.record.CallId;

/** The list of running calls that all call loops write and anyone may read. */
public final class LiveCallBook implements LiveCalls {

    private final Map<CallId, Entry> entries = new ConcurrentHashMap<>();
    private final List<LiveCallListener> listeners = new CopyOnWriteArrayList<>();

    /** {@code listener} hears of every change from now on, on the loop of the call. */
    public void listen(LiveCallListener listener) {
        listeners.add(listener);
    }

    @Override
    public Collection<LiveCall> all() {
        return entries.values().stream().map(Entry::call).toList();
    }

    @Override
    public Optional<LiveCall> byId(CallId id) {
        return Optional.ofNullable(entries.get(id)).map(Entry::call);
    }

    @Override
    public boolean hangUp(CallId id) {
        @Nullable Entry entry = entries.get(id);
        if (entry != null) {
            entry.hangUp().run();
        }
        return entry != null;
    }

    public int size() {
        return entries.size();
    }

    /** @param hangUp posts to the loop of the call that an administrator ends it */
    void enter(LiveCall call, Runnable hangUp) {
        entries.put(call.id(), new Entry(call, hangUp));
        listeners.forEach(listener -> listener.onChanged(call));
    }

    void remove(CallId id) {
        if (entries.remove(id) != null) {
            listeners.forEach(listener -> listener.onGone(id));
        }
    }

    private record Entry(LiveCall call, Runnable hangUp) {}
}
