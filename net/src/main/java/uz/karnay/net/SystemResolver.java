package uz.karnay.net;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.EventLoop;
import uz.karnay.loop.Timer;
import uz.karnay.sip.transport.Resolver;

/**
 * Finds hosts for one call loop by the system's resolver, without ever letting the loop wait. Answers are remembered
 * for a minute and failures for a few seconds; while the name server is away, the last good answer stays in use, so
 * that its outage is not an outage of calls. Confined to the loop.
 */
public final class SystemResolver implements Resolver {

    static final Duration FRESH = Duration.ofSeconds(60);
    static final Duration REFUSED = Duration.ofSeconds(5);
    static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_REMEMBERED = 1024;

    private final EventLoop loop;
    private final HostLookup lookup;
    private final LinkedHashMap<String, Answer> answers = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, Asking> asking = new HashMap<>();

    public SystemResolver(EventLoop loop, HostLookup lookup) {
        this.loop = loop;
        this.lookup = lookup;
    }

    @Override
    public void resolve(String host, Listener listener) {
        assert loop.isCurrent();
        String name = host.toLowerCase(Locale.ROOT);
        InetAddress literal = literal(name);
        Answer answer = answers.get(name);
        if (literal != null) {
            listener.onResolved(List.of(literal));
        } else if (answer != null && answer.isFresh(loop.clock().nanos())) {
            answer.tell(listener);
        } else {
            ask(name, listener);
        }
    }

    private void ask(String name, Listener listener) {
        Asking pending = asking.get(name);
        if (pending != null) {
            pending.listeners.add(listener);
            return;
        }
        var begun = new Asking(loop.after(PATIENCE, () -> onSilence(name)));
        begun.listeners.add(listener);
        asking.put(name, begun);
        lookup.find(name, found -> loop.offer(() -> onAnswer(name, found))); // if shed, onSilence concludes
    }

    private void onAnswer(String name, HostLookup.Found found) {
        Answer answer = switch (found) {
            case HostLookup.Found.Addresses(var list) -> new Answer(list, "", expiry(FRESH));
            case HostLookup.Found.Nothing(var reason) -> lastGood(name, reason);
        };
        remember(name, answer);
        conclude(name, answer);
    }

    /** The late answer is still remembered when it comes. */
    private void onSilence(String name) {
        conclude(name, lastGood(name, "no answer from the name server for " + name));
    }

    private Answer lastGood(String name, String reason) {
        Answer last = answers.get(name);
        List<InetAddress> addresses = last == null ? List.of() : last.addresses;
        return new Answer(addresses, reason, expiry(REFUSED));
    }

    private void conclude(String name, Answer answer) {
        Asking ended = asking.remove(name);
        if (ended != null) {
            ended.patience.cancel();
            ended.listeners.forEach(answer::tell);
        }
    }

    private void remember(String name, Answer answer) {
        answers.put(name, answer);
        if (answers.size() > MOST_REMEMBERED) {
            answers.pollFirstEntry();
        }
    }

    private long expiry(Duration life) {
        return loop.clock().nanos() + life.toNanos();
    }

    /** An address in figures, with the brackets of a URI or without. */
    private static @Nullable InetAddress literal(String host) {
        try {
            boolean bracketed = host.startsWith("[") && host.endsWith("]");
            return InetAddress.ofLiteral(bracketed ? host.substring(1, host.length() - 1) : host);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /** @param addresses none: the host could not be found */
    private record Answer(List<InetAddress> addresses, String reason, long expiryNanos) {
        boolean isFresh(long nowNanos) {
            return nowNanos - expiryNanos < 0;
        }

        void tell(Listener listener) {
            if (addresses.isEmpty()) {
                listener.onUnresolved(reason);
            } else {
                listener.onResolved(addresses);
            }
        }
    }

    private record Asking(Timer patience, List<Listener> listeners) {
        Asking(Timer patience) {
            this(patience, new ArrayList<>());
        }
    }
}
