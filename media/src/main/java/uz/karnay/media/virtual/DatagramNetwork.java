package uz.karnay.media.virtual;

import java.net.InetSocketAddress;
import java.util.function.BiConsumer;

/** What virtual sockets are plugged into. */
public interface DatagramNetwork {

    /**
     * Takes a port: {@code receiver} gets each datagram and its source.
     *
     * @return false when the port is taken
     */
    boolean attach(InetSocketAddress local, BiConsumer<byte[], InetSocketAddress> receiver);

    void detach(InetSocketAddress local);

    /** Sends a datagram; what arrives at a port that nobody has is gone. */
    void send(InetSocketAddress from, InetSocketAddress to, byte[] datagram);
}
