package uz.karnay.sim.karnay;

import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import uz.karnay.media.virtual.DatagramNetwork;
import uz.karnay.sim.network.SimNetwork;

/** The ports of Karnay's media loops, on the network of the world. */
final class SimRtpPorts implements DatagramNetwork {

    private final SimNetwork network;
    private final Set<InetSocketAddress> taken = new HashSet<>();

    SimRtpPorts(SimNetwork network) {
        this.network = network;
    }

    @Override
    public boolean attach(InetSocketAddress local, BiConsumer<byte[], InetSocketAddress> receiver) {
        if (!taken.add(local)) {
            return false;
        }
        network.attach(local, (from, datagram) -> receiver.accept(datagram, from));
        return true;
    }

    @Override
    public void detach(InetSocketAddress local) {
        if (taken.remove(local)) {
            network.detach(local);
        }
    }

    @Override
    public void send(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
        network.send(from, to, datagram);
    }

    int open() {
        return taken.size();
    }
}
