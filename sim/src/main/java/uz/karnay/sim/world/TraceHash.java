package uz.karnay.sim.world;

import java.net.InetSocketAddress;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.sim.network.SimNetwork;

/** One number for all that was ever sent in a world, and when (FNV-1a): two runs of a seed must agree on it. */
final class TraceHash implements SimNetwork.Observer {

    private static final long PRIME = 0x100000001b3L;

    private final VirtualTime time;
    private long hash = 0xcbf29ce484222325L;
    private long datagrams;

    TraceHash(VirtualTime time) {
        this.time = time;
    }

    @Override
    public void onSent(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
        datagrams++;
        mix(time.nanos());
        mix(from.hashCode());
        mix(to.hashCode());
        for (byte each : datagram) {
            hash = (hash ^ each) * PRIME;
        }
    }

    @Override
    public void onArriving(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
        // follows from what was sent
    }

    private void mix(long value) {
        hash = (hash ^ value) * PRIME;
    }

    long value() {
        return hash;
    }

    long datagrams() {
        return datagrams;
    }
}
