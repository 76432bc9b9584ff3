package uz.karnay.media;

import java.nio.ByteBuffer;
import java.time.Duration;
import uz.karnay.loop.Timer;
import uz.karnay.rtp.RtpReceiver;
import uz.karnay.rtp.RtpSender;
import uz.karnay.rtp.control.ControlSession;

/**
 * The RTCP of a stream whose packets are our own, or numbered by us: nobody else's reports speak of them. Confined to the
 * media loop.
 */
final class OwnReports {

    private static final int NAME_LENGTH = 16;
    private static final int ROOM = 1024; // what a report needs, and what sealing adds

    private final MediaLoop media;
    private final MediaStream stream;
    private final ControlSession session;
    private final ByteBuffer report = ByteBuffer.allocateDirect(ROOM);
    private Timer next = Timer.none();

    OwnReports(MediaLoop media, MediaStream stream, RtpSender sender, RtpReceiver receiver) {
        this.media = media;
        this.stream = stream;
        this.session = new ControlSession(
                media.loop().entropy().token(NAME_LENGTH),
                sender,
                receiver,
                media.loop().entropy(),
                media.loop().clock().now(),
                stream.nanos());
        waitFrom(stream.nanos());
    }

    private void waitFrom(long nowNanos) {
        next = media.loop().after(Duration.ofNanos(Math.max(0, session.dueNanos() - nowNanos)), this::send);
    }

    private void send() {
        long now = stream.nanos();
        report.clear();
        session.write(report, now);
        stream.sendControl(report.flip());
        waitFrom(now);
    }

    /** Reads what the peer reports; it stays as it is. */
    void onPacket(ByteBuffer packet) {
        int at = packet.position();
        session.onPacket(packet, stream.nanos());
        packet.position(at);
    }

    /** Says goodbye (RFC 3550 §6.6). */
    void close() {
        next.cancel();
        report.clear();
        session.writeGoodbye(report, stream.nanos());
        stream.sendControl(report.flip());
    }
}
