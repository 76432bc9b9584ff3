package uz.karnay.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uz.karnay.loop.EventLoop;
import uz.karnay.sip.transport.Protocol;
import uz.karnay.sip.transport.StreamConnector;
import uz.karnay.sip.transport.StreamPort;

/**
 * Opens TCP connections, one for each place: who asks for a place that has one, or is being connected, gets the same
 * (RFC 3261 §18.1.1 wants connections reused). Entered from any call loop; its state belongs to the Netty thread.
 */
final class TcpDialer {

    private final io.netty.channel.EventLoop thread;
    private final TcpConnections connections;
    private final Map<InetSocketAddress, TcpConnection> open = new HashMap<>();
    private final Map<InetSocketAddress, List<Waiting>> connecting = new HashMap<>();

    TcpDialer(io.netty.channel.EventLoop thread, TcpConnections connections) {
        this.thread = thread;
        this.connections = connections;
    }

    void connect(Protocol protocol, InetSocketAddress remote, EventLoop loop, StreamConnector.Listener listener) {
        var asking = new Waiting(loop, listener);
        if (protocol == Protocol.TCP) {
            thread.execute(() -> find(remote, asking));
        } else {
            asking.fail(protocol + " is not spoken here");
        }
    }

    private void find(InetSocketAddress remote, Waiting asking) {
        TcpConnection known = open.get(remote);
        List<Waiting> pending = connecting.get(remote);
        if (known != null) {
            asking.succeed(known);
        } else if (pending != null) {
            pending.add(asking);
        } else {
            connecting.put(remote, new ArrayList<>(List.of(asking)));
            dial(remote);
        }
    }

    private void dial(InetSocketAddress remote) {
        var channel = new Bootstrap()
                .group(thread)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        connections.limits().connect().toMillis())
                .option(ChannelOption.AUTO_READ, false)
                .handler(new ChannelInboundHandlerAdapter())
                .connect(remote);
        channel.addListener(_ -> {
            if (channel.isSuccess()) {
                onConnected(channel.channel(), remote);
            } else {
                onFailed(remote, String.valueOf(channel.cause().getMessage()));
            }
        });
    }

    private void onConnected(Channel channel, InetSocketAddress remote) {
        TcpConnection connection = connections.setUp(channel, remote, false);
        open.put(remote, connection);
        channel.closeFuture().addListener(_ -> open.remove(remote, connection));
        take(remote).forEach(asking -> asking.succeed(connection));
        channel.config().setAutoRead(true);
    }

    private void onFailed(InetSocketAddress remote, String reason) {
        take(remote).forEach(asking -> asking.fail(reason));
    }

    private List<Waiting> take(InetSocketAddress remote) {
        List<Waiting> asked = connecting.remove(remote);
        return asked == null ? List.of() : asked;
    }

    /** If the loop is so full that it cannot hear the answer, the transaction that asked times out. */
    private record Waiting(EventLoop loop, StreamConnector.Listener listener) {
        void succeed(StreamPort port) {
            loop.offer(() -> listener.onConnected(port));
        }

        void fail(String reason) {
            loop.offer(() -> listener.onConnectFailed(reason));
        }
    }
}
