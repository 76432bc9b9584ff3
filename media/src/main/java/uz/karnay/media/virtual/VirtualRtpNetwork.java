package uz.karnay.media.virtual;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.virtual.VirtualLoop;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.media.RtpSockets;

/** The wire between virtual media sockets and whoever plays their peers. Confined to the thread of its time. */
public final class VirtualRtpNetwork implements DatagramNetwork {

    /** What happens to a datagram on its way: a simulation loses, delays, repeats or damages it here. */
    @FunctionalInterface
    public interface Link {

        /** Calls {@code deliver} as often as the datagram arrives, with what then arrives. */
        void carry(InetSocketAddress from, InetSocketAddress to, byte[] datagram, Consumer<byte[]> deliver);
    }

    private final Map<InetSocketAddress, BiConsumer<byte[], InetSocketAddress>> ports = new HashMap<>();
    private final Link link;

    /** A wire that delivers everything at once, in order. */
    public VirtualRtpNetwork(VirtualTime time) {
        this((_, _, datagram, deliver) -> time.after(Duration.ZERO, () -> deliver.accept(datagram)));
    }

    public VirtualRtpNetwork(Link link) {
        this.link = link;
    }

    /** The sockets of a media loop on this wire. */
    public RtpSockets sockets(VirtualLoop loop) {
        return new VirtualRtpSockets(this, loop);
    }

    @Override
    public boolean attach(InetSocketAddress local, BiConsumer<byte[], InetSocketAddress> receiver) {
        return ports.putIfAbsent(local, receiver) == null;
    }

    @Override
    public void detach(InetSocketAddress local) {
        ports.remove(local);
    }

    @Override
    public void send(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
        link.carry(from, to, datagram, arrived -> deliver(from, to, arrived));
    }

    private void deliver(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
        @Nullable BiConsumer<byte[], InetSocketAddress> receiver = ports.get(to);
        if (receiver != null) {
            receiver.accept(datagram, from);
        }
    }

    /** How many ports are taken: an invariant when all calls are over. */
    public int attached() {
        return ports.size();
    }
}
