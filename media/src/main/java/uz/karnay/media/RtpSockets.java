package uz.karnay.media;

import java.io.IOException;
import java.net.InetSocketAddress;

/** Opens the ports of one media loop: the system's in production, those of a virtual network in simulation. */
public interface RtpSockets {

    /**
     * Binds a port and begins to hand its datagrams to {@code receiver}. On the media loop.
     *
     * @throws IOException when the port is taken or the system has no more of what it needs
     */
    RtpSocket open(InetSocketAddress local, RtpSocket.Receiver receiver) throws IOException;
}
