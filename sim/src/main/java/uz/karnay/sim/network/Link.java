package uz.karnay.sim.network;

import java.net.InetSocketAddress;

/** What a host is plugged into: the open network, or a router that hides it. */
public interface Link {

    /** {@code host} is told of what arrives at {@code address} from now on. */
    void attach(InetSocketAddress address, SimNetwork.Host host);

    void detach(InetSocketAddress address);

    /** Sends a datagram; the array is the network's from here on. */
    void send(InetSocketAddress from, InetSocketAddress to, byte[] datagram);
}
