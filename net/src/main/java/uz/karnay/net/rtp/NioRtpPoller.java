package uz.karnay.net.rtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import uz.karnay.loop.Clock;
import uz.karnay.media.RtpSocket;
import uz.karnay.net.Rounds;

/** Media sockets on the JDK's channels: works wherever Java does. */
public final class NioRtpPoller implements RtpPoller {

    private static final int MAX_PASSES = 8;

    private final Selector selector;
    private final Rounds rounds;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(RtpSocket.MAX_DATAGRAM_BYTES);
    private final Consumer<SelectionKey> receive = this::receive;

    private NioRtpPoller(Selector selector, Clock clock) {
        this.selector = selector;
        this.rounds = new Rounds(clock, SocketTuning.ROUND);
    }

    public static NioRtpPoller open(Clock clock) throws IOException {
        return new NioRtpPoller(Selector.open(), clock);
    }

    @Override
    public RtpSocket open(InetSocketAddress local, RtpSocket.Receiver receiver) throws IOException {
        boolean four = local.getAddress() instanceof Inet4Address;
        DatagramChannel channel =
                DatagramChannel.open(four ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6);
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, SocketTuning.RECEIVE_BUFFER_BYTES);
            channel.setOption(StandardSocketOptions.IP_TOS, SocketTuning.TRAFFIC_CLASS);
            channel.bind(local).configureBlocking(false);
            var socket = new NioRtpSocket(channel, receiver);
            channel.register(selector, SelectionKey.OP_READ, socket);
            return socket;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public int poll(long maxWaitNanos) {
        try {
            return maxWaitNanos == 0 ? round(selector.selectNow(receive)) : await(maxWaitNanos);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot select", e);
        }
    }

    private int await(long maxWaitNanos) throws IOException {
        LockSupport.parkNanos(rounds.pauseNanos(maxWaitNanos));
        return round(selector.select(receive, Math.max(0, Rounds.millis(maxWaitNanos))));
    }

    /** More passes take what queued up behind the first packet of a socket. */
    private int round(int first) throws IOException {
        rounds.begin(first > 0);
        int handled = first;
        int last = first;
        for (int pass = 1; last > 0 && pass < MAX_PASSES; pass++) {
            last = selector.selectNow(receive);
            handled += last;
        }
        return handled;
    }

    private void receive(SelectionKey key) {
        if (key.isValid() && key.attachment() instanceof NioRtpSocket socket) {
            socket.receive(buffer);
        }
    }

    @Override
    public void wakeUp() {
        selector.wakeup();
    }

    @Override
    public boolean isActive() {
        return !selector.keys().isEmpty();
    }

    @Override
    public String name() {
        return "nio";
    }

    @Override
    public long wakeUps() {
        return rounds.count();
    }

    @Override
    public void close() {
        try {
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the media sockets", e);
        }
    }
}
