package uz.karnay.pbx.call;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import uz.karnay.pbx.record.CallId;

/** Who of the office is on the phone, and with whom: the running calls by extension. Any thread. */
public final class ExtensionLines implements LiveCallListener {

    private static final Comparator<ExtensionLine> OLDEST_FIRST =
            Comparator.comparing(line -> line.call().toString());

    private final Map<CallId, List<ExtensionLine>> byCall = new ConcurrentHashMap<>();
    private final Map<String, Map<CallId, ExtensionLine>> byExtension = new ConcurrentHashMap<>();
    private final List<Consumer<String>> watchers = new CopyOnWriteArrayList<>();

    /** What the extension of that number has to do with, the oldest call first. */
    public List<ExtensionLine> of(String number) {
        return byExtension.getOrDefault(number, Map.of()).values().stream()
                .sorted(OLDEST_FIRST)
                .toList();
    }

    /** {@code watcher} hears the number of every extension whose lines have changed, on any loop; it must not block. */
    public void watch(Consumer<String> watcher) {
        watchers.add(watcher);
    }

    @Override
    public void onChanged(LiveCall call) {
        List<ExtensionLine> before = byCall.getOrDefault(call.id(), List.of());
        List<ExtensionLine> after = call.lines();
        if (after.equals(before)) {
            return;
        }
        if (after.isEmpty()) {
            byCall.remove(call.id());
        } else {
            byCall.put(call.id(), after);
        }
        replace(before, after);
    }

    @Override
    public void onGone(CallId call) {
        List<ExtensionLine> before = byCall.remove(call);
        if (before != null) {
            replace(before, List.of());
        }
    }

    private void replace(List<ExtensionLine> before, List<ExtensionLine> after) {
        var gone = new ArrayList<>(before);
        gone.removeAll(after);
        var come = new ArrayList<>(after);
        come.removeAll(before);
        gone.forEach(this::remove);
        come.forEach(this::put);
        Set<String> changed = new HashSet<>();
        gone.forEach(line -> changed.add(line.extension()));
        come.forEach(line -> changed.add(line.extension()));
        changed.forEach(number -> watchers.forEach(watcher -> watcher.accept(number)));
    }

    private void put(ExtensionLine line) {
        byExtension.compute(line.extension(), (_, held) -> {
            Map<CallId, ExtensionLine> lines = held == null ? new ConcurrentHashMap<>() : held;
            lines.put(line.call(), line);
            return lines;
        });
    }

    private void remove(ExtensionLine line) {
        byExtension.computeIfPresent(line.extension(), (_, held) -> {
            held.remove(line.call());
            return held.isEmpty() ? null : held;
        });
    }
}
