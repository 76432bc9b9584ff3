package uz.karnay.net.rtp;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import uz.karnay.media.RtpSocket;

/** One port of an {@link EpollRtpPoller}. */
final class EpollRtpSocket implements RtpSocket {

    private static final int NONE = -1;

    private final EpollRtpPoller poller;
    private final EpollRtpPoller.Slot slot;
    private final Receiver receiver;
    private final SourceAddress source = new SourceAddress();
    private final DestinationAddress destination;
    private final int family;
    private int descriptor;
    private @Nullable InetSocketAddress peer;

    EpollRtpSocket(EpollRtpPoller poller, EpollRtpPoller.Slot slot, InetSocketAddress local, Receiver receiver)
            throws IOException {
        this.poller = poller;
        this.slot = slot;
        this.receiver = receiver;
        this.destination = new DestinationAddress(slot.destination());
        this.family = local.getAddress() instanceof Inet4Address ? Libc.AF_INET : Libc.AF_INET6;
        this.descriptor = Libc.socket(family);
        try {
            tune();
            Libc.bind(descriptor, destination.address(), destination.write(local, family));
        } catch (IOException e) {
            Libc.close(descriptor);
            throw e;
        }
    }

    private void tune() throws IOException {
        Libc.option(descriptor, Libc.SOL_SOCKET, Libc.SO_RCVBUF, SocketTuning.RECEIVE_BUFFER_BYTES);
        if (family == Libc.AF_INET6) {
            Libc.option(descriptor, Libc.IPPROTO_IPV6, Libc.IPV6_V6ONLY, 0);
            Libc.option(descriptor, Libc.IPPROTO_IPV6, Libc.IPV6_TCLASS, SocketTuning.TRAFFIC_CLASS);
        }
        Libc.option(descriptor, Libc.IPPROTO_IP, Libc.IP_TOS, SocketTuning.TRAFFIC_CLASS);
    }

    int descriptor() {
        return descriptor;
    }

    void receive(EpollRtpPoller.Arrival arrival) {
        int length = arrival.from(descriptor);
        if (length >= 0) {
            receiver.onDatagram(arrival.packet(length), source.read(arrival.source()));
        }
    }

    @Override
    public boolean send(ByteBuffer packet, InetSocketAddress to) {
        long bytes = poller.arrival().addressOf(packet);
        int length = packet.remaining();
        if (to.equals(peer)) {
            return sendToPeer(bytes, length) == length;
        }
        int addressLength = destination.write(to, family);
        return addressLength > 0
                && Libc.send(descriptor, bytes, length, destination.address(), addressLength) == length;
    }

    /** A second try, because the first may fail for what an ICMP message said of an earlier packet. */
    private int sendToPeer(long bytes, int length) {
        int sent = Libc.send(descriptor, bytes, length, 0, 0);
        return sent >= 0 ? sent : Libc.send(descriptor, bytes, length, 0, 0);
    }

    @Override
    public void connect(InetSocketAddress only) {
        int length = destination.write(only, family);
        boolean connected = length > 0 && Libc.connect(descriptor, destination.address(), length) == 0;
        peer = connected ? only : null;
    }

    @Override
    public void disconnect() {
        if (peer != null) {
            peer = null;
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment unspecified = arena.allocate(DestinationAddress.BYTES, Long.BYTES);
                Libc.connect(descriptor, unspecified.address(), DestinationAddress.FOUR_BYTES);
            }
        }
    }

    @Override
    public void close() {
        if (descriptor != NONE) {
            Libc.close(descriptor);
            descriptor = NONE;
            poller.onClosed(slot);
        }
    }
}
