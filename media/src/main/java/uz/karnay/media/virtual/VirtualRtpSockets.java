package uz.karnay.media.virtual;

import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.virtual.VirtualLoop;
import uz.karnay.media.RtpSocket;
import uz.karnay.media.RtpSockets;

/** Sockets of one virtual media loop. As the system's, they hand up the first octets of a datagram that is too long. */
public final class VirtualRtpSockets implements RtpSockets {

    private final DatagramNetwork network;
    private final VirtualLoop loop;

    public VirtualRtpSockets(DatagramNetwork network, VirtualLoop loop) {
        this.network = network;
        this.loop = loop;
    }

    @Override
    public RtpSocket open(InetSocketAddress local, RtpSocket.Receiver receiver) throws BindException {
        assert loop.isCurrent();
        var socket = new VirtualSocket(local, receiver);
        if (!network.attach(local, socket::onDatagram)) {
            throw new BindException("the address is in use: " + local);
        }
        return socket;
    }

    private final class VirtualSocket implements RtpSocket {
        private final InetSocketAddress local;
        private final Receiver receiver;
        private @Nullable InetSocketAddress peer;
        private boolean closed;

        VirtualSocket(InetSocketAddress local, Receiver receiver) {
            this.local = local;
            this.receiver = receiver;
        }

        private void onDatagram(byte[] datagram, InetSocketAddress source) {
            if (peer == null || peer.equals(source)) {
                loop.run(() -> hand(datagram, source));
            }
        }

        private void hand(byte[] datagram, InetSocketAddress source) {
            int length = Math.min(datagram.length, MAX_DATAGRAM_BYTES);
            ByteBuffer packet = ByteBuffer.allocateDirect(MAX_DATAGRAM_BYTES);
            receiver.onDatagram(packet.put(0, datagram, 0, length).limit(length), source);
        }

        @Override
        public boolean send(ByteBuffer packet, InetSocketAddress destination) {
            assert loop.isCurrent() && !closed;
            var datagram = new byte[packet.remaining()];
            packet.get(packet.position(), datagram);
            network.send(local, destination, datagram);
            return true;
        }

        @Override
        public void connect(InetSocketAddress only) {
            peer = only;
        }

        @Override
        public void disconnect() {
            peer = null;
        }

        @Override
        public void close() {
            assert loop.isCurrent();
            closed = true;
            network.detach(local);
        }
    }
}
