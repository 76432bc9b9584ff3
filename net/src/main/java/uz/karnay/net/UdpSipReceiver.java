package uz.karnay.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Takes datagrams off one socket and gives each to the loop that owns its call: at most one hop, and none where there
 * is one loop. Confined to the socket's loop.
 */
public final class UdpSipReceiver {

    /** Timers and tasks wait no longer than so many datagrams take. */
    private static final int DATAGRAMS_PER_ROUND = 64;

    private static final int LARGEST_DATAGRAM = 65_536;

    private final DatagramChannel channel;
    private final SipLoops loops;
    private final int index;
    private final SipLoops.Member own;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST_DATAGRAM);
    private final LongAdder received = new LongAdder();
    private final LongAdder handedOver = new LongAdder();
    private final LongAdder failed = new LongAdder();

    UdpSipReceiver(DatagramChannel channel, SipLoops loops, int index) {
        this.channel = channel;
        this.loops = loops;
        this.index = index;
        this.own = loops.member(index);
    }

    /** Any thread. */
    public long received() {
        return received.sum();
    }

    /** How many datagrams of other loops came in here. Any thread. */
    public long handedOver() {
        return handedOver.sum();
    }

    /** How often the system failed to give a datagram. Any thread. */
    public long failed() {
        return failed.sum();
    }

    /** @return whether more may wait */
    boolean onReadable() {
        for (int i = 0; i < DATAGRAMS_PER_ROUND; i++) {
            InetSocketAddress source = next();
            if (source == null) {
                return false;
            }
            deliver(source, copy());
        }
        return true;
    }

    private @Nullable InetSocketAddress next() {
        try {
            buffer.clear();
            return (InetSocketAddress) channel.receive(buffer);
        } catch (IOException _) {
            failed.increment();
            return null;
        }
    }

    private byte[] copy() {
        byte[] datagram = new byte[buffer.flip().remaining()];
        buffer.get(datagram);
        return datagram;
    }

    private void deliver(InetSocketAddress source, byte[] datagram) {
        received.increment();
        int ownerIndex = loops.ownerOf(datagram);
        if (ownerIndex == index) {
            own.input().onDatagram(own.port(), source, datagram, datagram.length);
            return;
        }
        handedOver.increment();
        SipLoops.Member owner = loops.member(ownerIndex);
        loops.hand(owner, () -> owner.input().onDatagram(owner.port(), source, datagram, datagram.length));
    }
}
