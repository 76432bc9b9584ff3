package uz.karnay.sip.transport;

import java.net.InetSocketAddress;

/**
 * What sockets report to the transport of one call loop. Confined to that loop; whoever reads on another thread posts,
 * to the loop that {@link CallIdRouter} names.
 */
public interface TransportInput {

    /** A datagram; the array belongs to the transport from here on and its first {@code length} bytes count. */
    void onDatagram(DatagramPort port, InetSocketAddress source, byte[] datagram, int length);

    /** The network said that datagrams do not reach {@code remote} (ICMP: RFC 3261 §18.4). */
    void onUnreachable(DatagramPort port, InetSocketAddress remote);

    /** A connection stands, whoever opened it; every call loop is told, so that each may use it. */
    void onStreamOpened(StreamPort port);

    /** One whole message, cut out by a {@link StreamFramer}; the array belongs to the transport from here on. */
    void onStreamMessage(StreamPort port, byte[] message, int length);

    /** A connection is gone, whoever closed it; every call loop is told. */
    void onStreamClosed(StreamPort port);
}
