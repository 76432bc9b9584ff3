package uz.karnay.sip.transport;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** A UDP socket of one call loop. Confined to that loop. */
public interface DatagramPort {

    /** Where the socket is bound. */
    InetSocketAddress localAddress();

    /**
     * The address under which a peer at {@code remote} finds this socket: the public one where one is configured, else
     * the one the system would send from; never the wildcard. It stands in Via and Contact.
     */
    InetSocketAddress sentBy(InetSocketAddress remote);

    /**
     * Sends what lies between position and limit; the buffer is the caller's again on return.
     *
     * @return false when the datagram did not leave (the socket's buffer is full, no route): as good as lost
     */
    boolean send(ByteBuffer datagram, InetSocketAddress remote);
}
