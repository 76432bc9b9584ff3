package uz.karnay.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import uz.karnay.loop.EventLoop;

/**
 * All open TCP connections, whoever opened them: sets each up, keeps the limits, and tells every call loop when one
 * comes and goes. Confined to the Netty thread.
 */
final class TcpConnections {

    private static final long RETRY_MILLIS = 20;

    private final StreamLimits limits;
    private final LocalAddresses addresses;
    private final int listeningPort;
    private final AcceptBudget budget;
    private final Set<TcpConnection> open = new LinkedHashSet<>();
    private SipLoops loops = new SipLoops(List.of());
    private final LongAdder openNow = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder broken = new LongAdder();
    private final LongAdder slow = new LongAdder();
    private final LongAdder idle = new LongAdder();

    TcpConnections(StreamLimits limits, LocalAddresses addresses, int listeningPort) {
        this.limits = limits;
        this.addresses = addresses;
        this.listeningPort = listeningPort;
        this.budget = new AcceptBudget(limits.connections(), limits.connectionsPerAddress());
    }

    void deliverTo(SipLoops receivers) {
        loops = receivers;
    }

    StreamLimits limits() {
        return limits;
    }

    /** Any thread. */
    StreamCounts counts() {
        return new StreamCounts(openNow.sum(), refused.sum(), broken.sum(), slow.sum(), idle.sum());
    }

    /** A peer has connected. */
    void accept(SocketChannel channel) {
        InetSocketAddress remote = channel.remoteAddress();
        if (remote == null || !budget.take(remote.getAddress())) {
            refused.increment();
            var _ = channel.close();
            return;
        }
        channel.closeFuture().addListener(_ -> budget.giveBack(remote.getAddress()));
        setUp(channel, remote, true);
    }

    /** Makes a connection of a channel that is open, and tells every call loop. */
    TcpConnection setUp(Channel channel, InetSocketAddress remote, boolean accepted) {
        channel.config().setOption(ChannelOption.TCP_NODELAY, true);
        channel.config().setOption(ChannelOption.SO_KEEPALIVE, true);
        channel.config()
                .setWriteBufferWaterMark(new WriteBufferWaterMark(limits.queuedBytes() / 2, limits.queuedBytes()));
        var sentBy = new InetSocketAddress(addresses.towards(remote.getAddress()), listeningPort);
        var connection = new TcpConnection(channel, remote, sentBy);
        open.add(connection);
        openNow.increment();
        loops.all()
                .forEach(member ->
                        tell(channel, member.loop(), () -> member.input().onStreamOpened(connection)));
        channel.pipeline()
                .addLast(new IdleStateHandler(0, 0, limits.idle().toMillis(), TimeUnit.MILLISECONDS))
                .addLast(new WriteTimeoutHandler(limits.message().toMillis(), TimeUnit.MILLISECONDS))
                .addLast(new TcpReceiver(this, loops, connection, accepted));
        channel.closeFuture().addListener(_ -> onClosed(channel, connection));
        return connection;
    }

    private void onClosed(Channel channel, TcpConnection connection) {
        open.remove(connection);
        openNow.decrement();
        loops.all()
                .forEach(member ->
                        tell(channel, member.loop(), () -> member.input().onStreamClosed(connection)));
    }

    /** News of connections are few and must not be lost, so a full loop hears them a little later. */
    private static void tell(Channel channel, EventLoop loop, Runnable news) {
        if (!loop.offer(news)) {
            var _ = channel.eventLoop().schedule(() -> tell(channel, loop, news), RETRY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    void closeAll() {
        List.copyOf(open).forEach(TcpConnection::close);
    }

    void countBroken() {
        broken.increment();
    }

    void countSlow() {
        slow.increment();
    }

    void countIdle() {
        idle.increment();
    }
}
