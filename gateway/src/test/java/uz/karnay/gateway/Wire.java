package uz.karnay.gateway;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import uz.karnay.loop.virtual.VirtualLoop;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.sip.transport.DatagramPort;
import uz.karnay.sip.transport.Resolver;
import uz.karnay.sip.transport.TransportLayer;

/** A network of datagrams and names in virtual time: a millisecond a hop, nothing lost unless it is cut. */
final class Wire {

    record Packet(InetSocketAddress from, InetSocketAddress to, String text) {}

    private record Plug(VirtualLoop loop, TransportLayer transport, DatagramPort port) {}

    private final VirtualTime time;
    private final Map<InetSocketAddress, Plug> plugs = new HashMap<>();
    private final Map<String, List<InetAddress>> names = new HashMap<>();
    final List<Packet> packets = new ArrayList<>();
    private final Set<InetSocketAddress> dead = new HashSet<>();
    private Predicate<Packet> lost = _ -> false;
    int lookUps;

    Wire(VirtualTime time) {
        this.time = time;
    }

    void name(String host, String... addresses) {
        names.put(host, List.of(addresses).stream().map(InetAddress::ofLiteral).toList());
    }

    void lose(Predicate<Packet> which) {
        lost = which;
    }

    /** From now on nobody listens there, and the host says so to whoever sends (RFC 792, port unreachable). */
    void pullOut(InetSocketAddress address) {
        plugs.remove(address);
        dead.add(address);
    }

    /** All first lines that went from one place to another. */
    List<String> lines(InetSocketAddress from, InetSocketAddress to) {
        return packets.stream()
                .filter(packet -> packet.from.equals(from) && packet.to.equals(to))
                .map(packet -> packet.text.lines().findFirst().orElse(""))
                .toList();
    }

    /** All messages to a place whose first line begins so. */
    List<String> to(InetSocketAddress to, String start) {
        return packets.stream()
                .filter(packet -> packet.to.equals(to) && packet.text.startsWith(start))
                .map(Packet::text)
                .toList();
    }

    List<String> from(InetSocketAddress from, String start) {
        return packets.stream()
                .filter(packet -> packet.from.equals(from) && packet.text.startsWith(start))
                .map(Packet::text)
                .toList();
    }

    DatagramPort plug(VirtualLoop loop, InetSocketAddress local, TransportLayer transport) {
        var port = new Port(local);
        plugs.put(local, new Plug(loop, transport, port));
        transport.open(port);
        return port;
    }

    Resolver resolver(VirtualLoop loop) {
        return (host, listener) -> {
            if (Character.isDigit(host.charAt(0))) {
                listener.onResolved(List.of(InetAddress.ofLiteral(host)));
                return;
            }
            lookUps++;
            loop.after(Duration.ofMillis(5), () -> {
                List<InetAddress> found = names.get(host);
                if (found == null) {
                    listener.onUnresolved("no such name");
                } else {
                    listener.onResolved(found);
                }
            });
        };
    }

    private final class Port implements DatagramPort {

        private final InetSocketAddress local;

        Port(InetSocketAddress local) {
            this.local = local;
        }

        @Override
        public InetSocketAddress localAddress() {
            return local;
        }

        @Override
        public InetSocketAddress sentBy(InetSocketAddress remote) {
            return local;
        }

        @Override
        public boolean send(ByteBuffer datagram, InetSocketAddress remote) {
            var bytes = new byte[datagram.remaining()];
            datagram.get(bytes);
            var packet = new Packet(local, remote, new String(bytes, StandardCharsets.UTF_8));
            packets.add(packet);
            if (!lost.test(packet)) {
                time.after(Duration.ofMillis(1), () -> arrive(bytes, remote));
            }
            return true;
        }

        private void arrive(byte[] bytes, InetSocketAddress remote) {
            Plug plug = plugs.get(remote);
            if (plug != null) {
                plug.loop.run(() -> plug.transport.onDatagram(plug.port, local, bytes, bytes.length));
            } else if (dead.contains(remote)) {
                Plug sender = Objects.requireNonNull(plugs.get(local));
                sender.loop.run(() -> sender.transport.onUnreachable(sender.port, remote));
            }
        }
    }
}
