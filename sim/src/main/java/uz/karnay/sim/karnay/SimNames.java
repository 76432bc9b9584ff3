package uz.karnay.sim.karnay;

import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uz.karnay.loop.virtual.VirtualLoop;
import uz.karnay.sip.transport.Resolver;

/** The names of the world, and how long one waits for their addresses. */
public final class SimNames {

    private static final Duration ANSWER = Duration.ofMillis(15);

    private final Map<String, List<InetAddress>> names = new HashMap<>();

    /** From now on {@code host} has these addresses; none: it does not exist. */
    public void put(String host, List<InetAddress> addresses) {
        names.put(host, List.copyOf(addresses));
    }

    Resolver resolver(VirtualLoop loop) {
        return (host, listener) -> {
            if (Character.isDigit(host.charAt(0))) {
                listener.onResolved(List.of(InetAddress.ofLiteral(host)));
            } else {
                loop.after(ANSWER, () -> answer(host, listener));
            }
        };
    }

    private void answer(String host, Resolver.Listener listener) {
        List<InetAddress> found = names.getOrDefault(host, List.of());
        if (found.isEmpty()) {
            listener.onUnresolved("no such name");
        } else {
            listener.onResolved(found);
        }
    }
}
