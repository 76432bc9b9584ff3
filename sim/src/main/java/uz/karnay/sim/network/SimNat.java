package uz.karnay.sim.network;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * A router that hides the hosts behind it (RFC 4787: endpoint-independent mapping, address-dependent filtering). It
 * forgets its mappings when told to, as cheap ones do.
 */
public final class SimNat {

    private final SimNetwork network;
    private final InetAddress outside;
    private final Map<InetSocketAddress, Mapping> byInside = new HashMap<>();
    private int nextPort = 20_000;

    private record Mapping(
            InetSocketAddress inside,
            InetSocketAddress outside,
            SimNetwork.Host host,
            java.util.Set<InetAddress> met) {}

    public SimNat(SimNetwork network, InetAddress outside) {
        this.network = network;
        this.outside = outside;
    }

    /** Sends from a host behind the router; {@code host} is told what comes back. */
    public void send(InetSocketAddress inside, InetSocketAddress to, byte[] datagram, SimNetwork.Host host) {
        Mapping mapping = byInside.computeIfAbsent(inside, _ -> open(inside, host));
        mapping.met().add(to.getAddress());
        network.send(mapping.outside(), to, datagram);
    }

    private Mapping open(InetSocketAddress inside, SimNetwork.Host host) {
        var mapping = new Mapping(inside, new InetSocketAddress(outside, nextPort++), host, new java.util.HashSet<>());
        network.attach(mapping.outside(), (from, datagram) -> {
            if (mapping.met().contains(from.getAddress())) {
                host.onDatagram(from, datagram);
            }
        });
        return mapping;
    }

    /** Forgets every mapping: what is sent from now on comes from other ports. */
    public void rebind() {
        byInside.values().forEach(mapping -> network.detach(mapping.outside()));
        byInside.clear();
    }
}
