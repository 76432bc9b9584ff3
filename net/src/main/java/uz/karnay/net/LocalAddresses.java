package uz.karnay.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import uz.karnay.loop.Clock;

/**
 * Finds the address under which a peer reaches this machine: what stands in Via, Contact and SDP. A server that
 * listens on every interface has several, and which one is right depends on the peer. Any thread.
 */
public final class LocalAddresses {

    private static final int MOST_REMEMBERED = 4096;
    private static final Duration REMEMBERED_FOR = Duration.ofSeconds(30);

    private final Optional<InetAddress> bound;
    private final Optional<InetAddress> publicAddress;
    private final Clock clock;
    private final Map<InetAddress, Route> routes = new ConcurrentHashMap<>();

    /**
     * @param listen where the sockets are bound; unless it is the wildcard, it is the only local address
     * @param publicAddress what peers outside the local networks see, when a router translates addresses
     */
    public LocalAddresses(InetAddress listen, Optional<InetAddress> publicAddress, Clock clock) {
        this.bound = listen.isAnyLocalAddress() ? Optional.empty() : Optional.of(listen);
        this.publicAddress = publicAddress;
        this.clock = clock;
    }

    /** Never the wildcard. */
    public InetAddress towards(InetAddress remote) {
        if (publicAddress.isPresent() && !isNear(remote)) {
            return publicAddress.get();
        }
        return bound.orElseGet(() -> remembered(remote));
    }

    /** Whether {@code remote} sees our own address rather than the router's: it is in a network that is not routed. */
    private static boolean isNear(InetAddress remote) {
        return remote.isLoopbackAddress()
                || remote.isSiteLocalAddress() // RFC 1918
                || remote.isLinkLocalAddress()
                || isUniqueLocal(remote.getAddress());
    }

    /** fc00::/7, RFC 4193. */
    private static boolean isUniqueLocal(byte[] address) {
        return address.length == 16 && (address[0] & 0xfe) == 0xfc;
    }

    private InetAddress remembered(InetAddress remote) {
        Route known = routes.get(remote);
        if (known != null && clock.nanos() - known.foundNanos < REMEMBERED_FOR.toNanos()) {
            return known.local;
        }
        if (routes.size() >= MOST_REMEMBERED) {
            routes.clear(); // a scan by strangers; found again in microseconds
        }
        InetAddress local = ask(remote);
        routes.put(remote, new Route(local, clock.nanos()));
        return local;
    }

    /** Connecting a datagram socket sends nothing, but lets the system choose the route and with it the address. */
    private static InetAddress ask(InetAddress remote) {
        try (var probe = DatagramChannel.open()) {
            probe.connect(new InetSocketAddress(remote, 9));
            if (probe.getLocalAddress() instanceof InetSocketAddress local
                    && !local.getAddress().isAnyLocalAddress()) {
                return local.getAddress();
            }
        } catch (IOException _) {
            // No route there now: what we send is lost anyhow, until there is one.
        }
        return InetAddress.getLoopbackAddress();
    }

    private record Route(InetAddress local, long foundNanos) {}
}
