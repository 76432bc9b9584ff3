package uz.karnay.net;

import java.io.IOException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import uz.karnay.sip.transport.DatagramPort;

/**
 * The UDP socket of one call loop. Several of them share one port by SO_REUSEPORT; the kernel spreads the senders over
 * them. Confined to its loop once that runs.
 */
public final class UdpSipPort implements DatagramPort {

    private static final int SOCKET_BUFFER_BYTES = 4 << 20;

    private final DatagramChannel channel;
    private final InetSocketAddress local;
    private final LocalAddresses addresses;
    private final LongAdder notSent = new LongAdder();

    private UdpSipPort(DatagramChannel channel, LocalAddresses addresses) throws IOException {
        this.channel = channel;
        this.local = address(channel.getLocalAddress());
        this.addresses = addresses;
    }

    /**
     * Binds one socket for each of {@code count} loops.
     *
     * @throws BindException when another program has the port, even if that one would share it
     */
    public static List<UdpSipPort> bind(InetSocketAddress address, int count, LocalAddresses addresses)
            throws IOException {
        var ports = new ArrayList<UdpSipPort>();
        try {
            InetSocketAddress chosen = count == 1 ? address : findFree(address);
            for (int i = 0; i < count; i++) {
                ports.add(new UdpSipPort(open(chosen, count > 1), addresses));
            }
            return ports;
        } catch (IOException e) {
            for (UdpSipPort port : ports) {
                port.close();
            }
            throw e;
        }
    }

    /** Sockets that share a port let a second server in unnoticed, so a first bind asks for it alone. */
    private static InetSocketAddress findFree(InetSocketAddress address) throws IOException {
        try (var probe = open(address, false)) {
            return address(probe.getLocalAddress());
        }
    }

    private static DatagramChannel open(InetSocketAddress address, boolean shared) throws IOException {
        DatagramChannel channel = DatagramChannel.open(family(address));
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER_BYTES);
            channel.setOption(StandardSocketOptions.SO_SNDBUF, SOCKET_BUFFER_BYTES);
            channel.setOption(StandardSocketOptions.SO_REUSEPORT, shared);
            return channel.bind(address);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static ProtocolFamily family(InetSocketAddress address) {
        return address.getAddress() instanceof Inet6Address
                ? StandardProtocolFamily.INET6
                : StandardProtocolFamily.INET;
    }

    private static InetSocketAddress address(SocketAddress bound) {
        return (InetSocketAddress) bound;
    }

    /** Begins to receive for member {@code index} of {@code loops}. Before its loop starts. */
    public UdpSipReceiver receive(NioPoller poller, SipLoops loops, int index) throws IOException {
        var receiver = new UdpSipReceiver(channel, loops, index);
        poller.read(channel, receiver::onReadable);
        return receiver;
    }

    @Override
    public InetSocketAddress localAddress() {
        return local;
    }

    @Override
    public InetSocketAddress sentBy(InetSocketAddress remote) {
        return new InetSocketAddress(addresses.towards(remote.getAddress()), local.getPort());
    }

    @Override
    public boolean send(ByteBuffer datagram, InetSocketAddress remote) {
        try {
            if (channel.send(datagram, remote) > 0) {
                return true;
            }
        } catch (IOException | IllegalArgumentException _) {
            // No route, too large, port 0, a family the socket has not: as good as lost on the way, and counted.
        }
        notSent.increment();
        return false;
    }

    /** How many datagrams the system did not take. Any thread. */
    public long notSent() {
        return notSent.sum();
    }

    /** Lets go of the port; also done by the poller that reads the socket, with itself. */
    public void close() {
        try {
            channel.close();
        } catch (IOException _) {
            // gone all the same
        }
    }
}
