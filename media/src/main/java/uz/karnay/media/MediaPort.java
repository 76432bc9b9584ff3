package uz.karnay.media;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import uz.karnay.rtp.LatchPolicy;
import uz.karnay.rtp.SourceLatch;

/**
 * One of the two ports of a stream, and the latch that says whose it is. Once somebody has latched, the socket is
 * connected to them, so that the system turns strangers away before they cost anything. Confined to the media loop.
 */
final class MediaPort {

    enum Sent {
        YES,
        /** There is no address to send to. */
        NOWHERE,
        /** The system did not take it. */
        REFUSED
    }

    private final InetSocketAddress local;
    private final RtpSocket.Receiver receiver;
    private final SourceLatch latch = new SourceLatch();
    private @Nullable RtpSocket socket;

    MediaPort(InetSocketAddress local, RtpSocket.Receiver receiver) {
        this.local = local;
        this.receiver = receiver;
    }

    void open(RtpSockets sockets) throws IOException {
        socket = sockets.open(local, receiver);
    }

    void close() {
        RtpSocket open = socket;
        if (open != null) {
            socket = null;
            open.close();
        }
    }

    void onSignalled(InetSocketAddress peer, LatchPolicy policy) {
        latch.signal(peer, policy);
        RtpSocket open = socket;
        if (open != null) {
            open.disconnect();
        }
    }

    boolean isSignalled() {
        return latch.isSignalled();
    }

    boolean accepts(InetSocketAddress source) {
        if (latch.isLatched()) {
            return latch.accepts(source);
        }
        return latch.accepts(source) && connect(source);
    }

    private boolean connect(InetSocketAddress source) {
        RtpSocket open = socket;
        if (open != null && source.equals(latch.destination())) {
            open.connect(source);
        }
        return true;
    }

    Sent send(ByteBuffer packet) {
        RtpSocket open = socket;
        InetSocketAddress destination = latch.destination();
        if (open == null || destination == null) {
            return Sent.NOWHERE;
        }
        return open.send(packet, destination) ? Sent.YES : Sent.REFUSED;
    }
}
