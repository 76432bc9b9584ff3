package uz.karnay.sim.network;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A router that hides the hosts behind it (RFC 4787: endpoint-independent mapping, address-dependent filtering). It
 * forgets its mappings when told to, as cheap ones do.
 */
public final class SimNat implements Link {

    private static final int FIRST_PORT = 20_000;

    private final SimNetwork network;
    private final InetAddress outside;
    private final Map<InetSocketAddress, SimNetwork.Host> hosts = new HashMap<>();
    private final Map<InetSocketAddress, Mapping> byInside = new HashMap<>();
    private int nextPort = FIRST_PORT;

    private record Mapping(InetSocketAddress outside, Set<InetAddress> met) {}

    public SimNat(SimNetwork network, InetAddress outside) {
        this.network = network;
        this.outside = outside;
    }

    @Override
    public void attach(InetSocketAddress address, SimNetwork.Host host) {
        if (hosts.putIfAbsent(address, host) != null) {
            throw new IllegalStateException("somebody is at " + address + " already");
        }
    }

    @Override
    public void detach(InetSocketAddress address) {
        hosts.remove(address);
        Mapping mapping = byInside.remove(address);
        if (mapping != null) {
            network.detach(mapping.outside());
        }
    }

    @Override
    public void send(InetSocketAddress inside, InetSocketAddress to, byte[] datagram) {
        Mapping mapping = byInside.computeIfAbsent(inside, this::open);
        mapping.met().add(to.getAddress());
        network.send(mapping.outside(), to, datagram);
    }

    private Mapping open(InetSocketAddress inside) {
        var mapping = new Mapping(new InetSocketAddress(outside, nextPort++), new HashSet<>());
        network.attach(mapping.outside(), (from, datagram) -> {
            SimNetwork.Host host = hosts.get(inside);
            if (host != null && mapping.met().contains(from.getAddress())) {
                host.onDatagram(from, datagram);
            }
        });
        return mapping;
    }

    /** Forgets every mapping: what is sent from now on comes from other ports. */
    public void rebind() {
        new ArrayList<>(byInside.values()).forEach(mapping -> network.detach(mapping.outside()));
        byInside.clear();
    }

    /** Under which address the hosts behind it are seen. */
    public InetAddress outside() {
        return outside;
    }
}
