package uz.karnay.net;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import uz.karnay.loop.EventLoop;
import uz.karnay.sip.transport.StreamConnector;

/**
 * SIP over TCP: accepts connections on one port, opens others, and lets both be used in both directions (RFC 3261
 * §18). One Netty thread reads and writes them all; what is received goes to the call loops.
 */
public final class TcpSip implements AutoCloseable {

    private static final int BACKLOG = 1024;

    private final MultiThreadIoEventLoopGroup thread;
    private final Channel server;
    private final TcpConnections connections;
    private final TcpDialer dialer;

    private TcpSip(MultiThreadIoEventLoopGroup thread, Channel server, TcpConnections connections) {
        this.thread = thread;
        this.server = server;
        this.connections = connections;
        this.dialer = new TcpDialer(thread.next(), connections);
    }

    /**
     * Takes the port and lets nobody in yet.
     *
     * @throws IOException when the port is taken or not allowed
     */
    public static TcpSip bind(InetSocketAddress address, StreamLimits limits, LocalAddresses addresses)
            throws IOException {
        var thread =
                new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("tcp", true), NioIoHandler.newFactory());
        var connections = new TcpConnections(limits, addresses, address.getPort());
        ChannelFuture bound = new ServerBootstrap()
                .group(thread)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.AUTO_READ, false)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        connections.accept(channel);
                    }
                })
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            var _ = thread.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            throw new IOException(String.valueOf(bound.cause().getMessage()), bound.cause());
        }
        return new TcpSip(thread, bound.channel(), connections);
    }

    /** The way to open connections for {@code loop}. */
    public StreamConnector connector(EventLoop loop) {
        return (protocol, remote, _, listener) -> dialer.connect(protocol, remote, loop, listener);
    }

    /** Lets peers in; what they send goes to {@code loops}. */
    public void start(SipLoops loops) {
        thread.submit(() -> connections.deliverTo(loops)).syncUninterruptibly();
        server.config().setAutoRead(true);
    }

    /** What was turned away or cut off. Any thread. */
    public StreamCounts counts() {
        return connections.counts();
    }

    /** Closes every connection once what is queued has left, and waits for that at most two seconds. */
    @Override
    public void close() {
        var _ = server.close();
        var _ = thread.submit(connections::closeAll).awaitUninterruptibly(1, TimeUnit.SECONDS);
        var _ = thread.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }

    /** Where connections are accepted. */
    public InetSocketAddress localAddress() {
        return (InetSocketAddress) server.localAddress();
    }
}
