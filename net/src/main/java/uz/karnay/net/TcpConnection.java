package uz.karnay.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import uz.karnay.sip.transport.Protocol;
import uz.karnay.sip.transport.StreamPort;

/** One open TCP connection as SIP sees it. Any thread. */
final class TcpConnection implements StreamPort {

    private final Channel channel;
    private final InetSocketAddress remote;
    private final InetSocketAddress sentBy;

    TcpConnection(Channel channel, InetSocketAddress remote, InetSocketAddress sentBy) {
        this.channel = channel;
        this.remote = remote;
        this.sentBy = sentBy;
    }

    @Override
    public Protocol protocol() {
        return Protocol.TCP;
    }

    @Override
    public InetSocketAddress remoteAddress() {
        return remote;
    }

    @Override
    public InetSocketAddress sentBy() {
        return sentBy;
    }

    @Override
    public boolean send(ByteBuffer message) {
        if (!channel.isActive() || !channel.isWritable()) {
            return false;
        }
        ByteBuf copy = channel.alloc().buffer(message.remaining()).writeBytes(message);
        var _ = channel.writeAndFlush(copy, channel.voidPromise());
        return true;
    }

    @Override
    public void close() {
        var _ = channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public String toString() {
        return "tcp:" + remote;
    }
}
