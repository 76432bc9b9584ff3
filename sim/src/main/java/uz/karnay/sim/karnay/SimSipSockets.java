package uz.karnay.sim.karnay;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import uz.karnay.loop.virtual.VirtualLoop;
import uz.karnay.sim.network.SimNetwork;
import uz.karnay.sip.transport.CallIdRouter;
import uz.karnay.sip.transport.DatagramPort;
import uz.karnay.sip.transport.TransportLayer;

/**
 * The UDP sockets of all call loops on one port, as with SO_REUSEPORT: the sender's address decides which of them
 * receives a datagram, its Call-ID which loop owns it, and in between it is handed over.
 */
final class SimSipSockets implements SimNetwork.Host {

    /** Hears which loop sends what. */
    @FunctionalInterface
    interface Sender {
        void onSending(int loop, byte[] datagram);
    }

    private record Member(VirtualLoop loop, TransportLayer transport, Port port) {}

    private final SimNetwork network;
    private final InetSocketAddress local;
    private final Sender sender;
    private final List<Member> members = new ArrayList<>();

    SimSipSockets(SimNetwork network, InetSocketAddress local, Sender sender) {
        this.network = network;
        this.local = local;
        this.sender = sender;
        network.attach(local, this);
    }

    void add(VirtualLoop loop, TransportLayer transport) {
        var port = new Port(members.size());
        transport.open(port);
        members.add(new Member(loop, transport, port));
    }

    @Override
    public void onDatagram(InetSocketAddress from, byte[] datagram) {
        int receiver = Math.floorMod(from.hashCode(), members.size());
        int owner = CallIdRouter.ownerOf(datagram, 0, datagram.length, members.size());
        Member member = members.get(owner);
        Runnable task = () -> member.transport.onDatagram(member.port, from, datagram, datagram.length);
        if (owner == receiver) {
            member.loop.run(task);
        } else {
            member.loop.offer(task);
        }
    }

    @Override
    public void onUnreachable(InetSocketAddress remote) {
        for (Member member : members) {
            member.loop.execute(() -> member.transport.onUnreachable(member.port, remote));
        }
    }

    private final class Port implements DatagramPort {

        private final int index;

        Port(int index) {
            this.index = index;
        }

        @Override
        public InetSocketAddress localAddress() {
            return local;
        }

        @Override
        public InetSocketAddress sentBy(InetSocketAddress remote) {
            return local;
        }

        @Override
        public boolean send(ByteBuffer datagram, InetSocketAddress remote) {
            var bytes = new byte[datagram.remaining()];
            datagram.get(bytes);
            sender.onSending(index, bytes);
            network.send(local, remote, bytes);
            return true;
        }
    }
}
