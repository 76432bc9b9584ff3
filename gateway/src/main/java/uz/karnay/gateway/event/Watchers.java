package uz.karnay.gateway.event;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.EventLoop;

/** Who is to hear of which topic, on which loop. Any thread. */
final class Watchers {

    /** Each is one of its own, whatever it is told by. */
    private static final class Watcher {
        private final EventLoop loop;
        private final Runnable changed;

        Watcher(EventLoop loop, Runnable changed) {
            this.loop = loop;
            this.changed = changed;
        }

        void tell() {
            loop.offer(changed);
        }
    }

    private final Map<Topic, List<Watcher>> watchers = new ConcurrentHashMap<>();

    /**
     * {@code changed} runs on {@code loop} after every change of the topic, unless the loop is so busy that it sheds work.
     *
     * @return ends it
     */
    Runnable watch(Topic topic, EventLoop loop, Runnable changed) {
        var watcher = new Watcher(loop, changed);
        watchers.merge(topic, List.of(watcher), Watchers::joined);
        return () -> watchers.computeIfPresent(topic, (_, held) -> without(held, watcher));
    }

    void changed(Topic topic) {
        watchers.getOrDefault(topic, List.of()).forEach(Watcher::tell);
    }

    /** How many topics are watched. */
    int size() {
        return watchers.size();
    }

    private static List<Watcher> joined(List<Watcher> held, List<Watcher> more) {
        return Stream.concat(held.stream(), more.stream()).toList();
    }

    private static @Nullable List<Watcher> without(List<Watcher> held, Watcher gone) {
        List<Watcher> rest = held.stream().filter(each -> each != gone).toList();
        return rest.isEmpty() ? null : rest;
    }
}
