package uz.karnay.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.concurrent.Future;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import uz.karnay.sip.transport.StreamFramer;

/**
 * Cuts what one connection reads into messages and gives each to the loop that owns its call. A peer that sends a
 * message byte by byte, one that says nothing after it connected, or one whose stream makes no sense is cut off.
 * Confined to the connection's Netty loop.
 */
final class TcpReceiver extends SimpleChannelInboundHandler<ByteBuf> implements StreamFramer.Listener {

    private static final ByteBuf PONG = Unpooled.unreleasableBuffer(
            Unpooled.directBuffer(2).writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII)));

    private final TcpConnections all;
    private final SipLoops loops;
    private final TcpConnection connection;
    private final StreamFramer framer;
    private final boolean accepted;
    private @Nullable ChannelHandlerContext context;
    private @Nullable Future<?> deadline;

    TcpReceiver(TcpConnections all, SipLoops loops, TcpConnection connection, boolean accepted) {
        this.all = all;
        this.loops = loops;
        this.connection = connection;
        this.framer = new StreamFramer(all.limits().messageBytes());
        this.accepted = accepted;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
        if (accepted) {
            awaitWhole(ctx);
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext ctx, ByteBuf read) {
        if (!framer.accept(read.nioBuffer(), this)) {
            all.countBroken();
            var _ = ctx.close();
        } else if (framer.isMidMessage()) {
            awaitWhole(ctx);
        }
    }

    @Override
    public void onMessage(byte[] message) {
        haveWhole();
        SipLoops.Member owner = loops.member(loops.ownerOf(message));
        loops.hand(owner, () -> owner.input().onStreamMessage(connection, message, message.length));
    }

    /** RFC 5626 §3.5.1: the answer to a double CRLF is a single one. */
    @Override
    public void onPing() {
        haveWhole();
        if (context != null && context.channel().isWritable()) {
            var _ = context.writeAndFlush(PONG.duplicate(), context.voidPromise());
        }
    }

    private void awaitWhole(ChannelHandlerContext ctx) {
        if (deadline == null) {
            deadline = ctx.executor()
                    .schedule(() -> cutOff(ctx), all.limits().message().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void haveWhole() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    private void cutOff(ChannelHandlerContext ctx) {
        all.countSlow();
        var _ = ctx.close();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof IdleStateEvent) {
            all.countIdle();
            var _ = ctx.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        haveWhole();
    }

    /** A reset, a broken pipe, a write that nobody took: the connection ends, and that is reported. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        var _ = ctx.close();
    }
}
