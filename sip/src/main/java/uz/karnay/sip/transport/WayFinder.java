package uz.karnay.sip.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uz.karnay.loop.EventLoop;
import uz.karnay.loop.Timer;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipUri;
import uz.karnay.sip.message.Uri;
import uz.karnay.sip.message.Written;

/**
 * Finds the flow for a request: resolves, connects, and puts what is too large for a datagram on a stream (RFC 3261
 * §18.1.1). Confined to the call's loop.
 */
final class WayFinder {

    private static final int MAX_REMEMBERED = 1000;

    private final EventLoop loop;
    private final TransportConfig config;
    private final Resolver resolver;
    private final StreamConnector connector;
    private final TransportLayer transport;
    /** Peers to which no stream could be had, with the moment until which that is believed. */
    private final Map<InetSocketAddress, Long> streamless = new LinkedHashMap<>();

    WayFinder(
            EventLoop loop,
            TransportConfig config,
            Resolver resolver,
            StreamConnector connector,
            TransportLayer transport) {
        this.loop = loop;
        this.config = config;
        this.resolver = resolver;
        this.connector = connector;
        this.transport = transport;
    }

    void find(OutgoingRequest request, Uri next, Destination destination) {
        switch (destination) {
            case Destination.Over(var flow) -> ready(request, flow);
            case Destination.At(var protocol, var address, var host) -> reach(request, protocol, address, host);
            case Destination.ByUri() -> follow(request, next);
        }
    }

    private void follow(OutgoingRequest request, Uri next) {
        if (next instanceof SipUri sip) {
            resolve(request, NextHop.of(sip));
        } else {
            request.onNoWay(next.scheme() + " leads nowhere without a next hop");
        }
    }

    /** Sends a message to whom we owe it, over any connection to that place; lost when none can be had. */
    void sendOverStream(Written message, Protocol protocol, InetSocketAddress remote) {
        Optional<StreamPort> open = transport.streamTo(protocol, remote);
        if (open.isPresent()) {
            transport.write(message, new Flow.Stream(open.get()));
            return;
        }
        connector.connect(protocol, remote, HostPorts.bare(remote.getAddress()), new StreamConnector.Listener() {
            @Override
            public void onConnected(StreamPort port) {
                transport.write(message, new Flow.Stream(port));
            }

            @Override
            public void onConnectFailed(String reason) {
                transport.counters().unsent++;
            }
        });
    }

    private void resolve(OutgoingRequest request, NextHop hop) {
        resolver.resolve(hop.host(), new Resolver.Listener() {
            @Override
            public void onResolved(List<InetAddress> addresses) {
                var address = new InetSocketAddress(reachable(addresses), hop.port());
                reach(request, hop.protocol(), address, hop.host());
            }

            @Override
            public void onUnresolved(String reason) {
                request.onNoWay(hop.host() + " cannot be resolved: " + reason);
            }
        });
    }

    /** The first address of a family that we have a socket for. */
    private InetAddress reachable(List<InetAddress> addresses) {
        return addresses.stream()
                .filter(address -> transport.portTowards(address).isPresent())
                .findFirst()
                .orElse(addresses.getFirst());
    }

    private void reach(OutgoingRequest request, Protocol protocol, InetSocketAddress remote, String host) {
        if (protocol.isReliable()) {
            connect(request, protocol, remote, host);
            return;
        }
        Optional<DatagramPort> port = transport.portTowards(remote.getAddress());
        if (port.isEmpty()) {
            request.onNoWay("no socket reaches " + remote);
            return;
        }
        var flow = new Flow.Datagrams(port.get(), remote);
        SipRequest draft = request.over(flow);
        if (fits(draft) || isStreamless(remote)) {
            request.onReady(draft, transport.lineOver(flow));
        } else {
            preferStream(request, draft, flow, host);
        }
    }

    private boolean fits(SipRequest draft) {
        boolean fits = transport.sizeOf(draft) <= config.maxDatagramRequest();
        if (!fits) {
            transport.counters().oversize++;
        }
        return fits;
    }

    private void connect(OutgoingRequest request, Protocol protocol, InetSocketAddress remote, String host) {
        Optional<StreamPort> open = transport.streamTo(protocol, remote);
        if (open.isPresent()) {
            ready(request, new Flow.Stream(open.get()));
            return;
        }
        connector.connect(protocol, remote, host, new StreamConnector.Listener() {
            @Override
            public void onConnected(StreamPort port) {
                ready(request, new Flow.Stream(port));
            }

            @Override
            public void onConnectFailed(String reason) {
                request.onNoWay("no connection to " + remote + ": " + reason);
            }
        });
    }

    private void ready(OutgoingRequest request, Flow flow) {
        request.onReady(request.over(flow), transport.lineOver(flow));
    }

    /** Over TCP if it can be had; else "the element SHOULD retry the request, using UDP" (RFC 3261 §18.1.1). */
    private void preferStream(OutgoingRequest request, SipRequest draft, Flow.Datagrams flow, String host) {
        Optional<StreamPort> open = transport.streamTo(Protocol.TCP, flow.remote());
        if (open.isPresent()) {
            ready(request, new Flow.Stream(open.get()));
        } else {
            new StreamPreference(request, draft, flow).start(host);
        }
    }

    private boolean isStreamless(InetSocketAddress remote) {
        Long until = streamless.get(remote);
        boolean streamlessNow = until != null && until - loop.clock().nanos() > 0;
        if (streamlessNow) {
            transport.counters().streamFallbacks++;
        }
        return streamlessNow;
    }

    private void rememberStreamless(InetSocketAddress remote) {
        if (streamless.size() >= MAX_REMEMBERED) {
            streamless.remove(streamless.keySet().iterator().next());
        }
        Duration memory = config.streamMemory();
        streamless.put(remote, loop.clock().nanos() + memory.toNanos());
    }

    /** The race between a stream that is being opened and our patience. */
    private final class StreamPreference implements StreamConnector.Listener {
        private final OutgoingRequest request;
        private final SipRequest draft;
        private final Flow.Datagrams flow;
        private Timer patience = Timer.none();
        private boolean decided;

        StreamPreference(OutgoingRequest request, SipRequest draft, Flow.Datagrams flow) {
            this.request = request;
            this.draft = draft;
            this.flow = flow;
        }

        void start(String host) {
            patience = loop.after(config.streamPatience(), () -> onConnectFailed("no answer yet"));
            connector.connect(Protocol.TCP, flow.remote(), host, this);
        }

        @Override
        public void onConnected(StreamPort port) {
            streamless.remove(flow.remote());
            if (decide()) {
                ready(request, new Flow.Stream(port));
            }
        }

        @Override
        public void onConnectFailed(String reason) {
            if (decide()) {
                rememberStreamless(flow.remote());
                transport.counters().streamFallbacks++;
                request.onReady(draft, transport.lineOver(flow));
            }
        }

        private boolean decide() {
            patience.cancel();
            boolean first = !decided;
            decided = true;
            return first;
        }
    }
}
