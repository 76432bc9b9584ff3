package uz.karnay.media;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import uz.karnay.rtp.PacketKind;
import uz.karnay.rtp.RtcpPacket;
import uz.karnay.rtp.RtpPacket;
import uz.karnay.rtp.RtpReceiver;
import uz.karnay.rtp.srtp.SrtpOutcome;

/**
 * One peer's media: its pair of ports, whom they belong to, and where its packets go. Made on a call loop, and from then
 * on confined to its media loop.
 */
final class MediaStream {

    private final MediaLoop media;
    private final MediaPort rtp;
    private final MediaPort rtcp;
    private final RtpReceiver receiver = new RtpReceiver();
    private final StreamSeal seal = new StreamSeal();
    private final DropCounters dropped = new DropCounters();
    private MediaPath path = MediaPath.Silence.INSTANCE;
    private @Nullable MediaStream peer;
    private boolean mux;
    private int clockRate = 8000;
    private long openedNanos;
    private long packetsSent;
    private long bytesSent;
    private long lostByPeer;
    private long jitterAtPeer;

    MediaStream(MediaLoop media, InetSocketAddress local) {
        this.media = media;
        this.rtp = new MediaPort(local, this::onDatagram);
        this.rtcp =
                new MediaPort(new InetSocketAddress(local.getAddress(), local.getPort() + 1), this::onControlDatagram);
    }

    void open(Consumer<String> onFailed) {
        assert media.loop().isCurrent();
        openedNanos = media.loop().clock().nanos();
        try {
            rtp.open(media.sockets());
            rtcp.open(media.sockets());
        } catch (IOException e) {
            rtp.close();
            onFailed.accept(String.valueOf(e.getMessage()));
        }
    }

    void onSignalled(RemoteMedia remote) {
        assert media.loop().isCurrent();
        mux = remote.mux();
        clockRate = remote.clockRate();
        receiver.countIn(clockRate);
        rtp.onSignalled(remote.rtp(), remote.policy());
        rtcp.onSignalled(remote.rtcp(), remote.policy());
    }

    void onKeys(StreamKeys keys) {
        assert media.loop().isCurrent();
        seal.use(keys);
    }

    void onKeysGone() {
        assert media.loop().isCurrent();
        seal.remove();
    }

    void bridge(MediaStream other, PayloadMap toOther, PayloadMap toThis) {
        assert media.loop().isCurrent();
        unbridge();
        other.unbridge();
        lead(other, toOther);
        other.lead(this, toThis);
    }

    private void lead(MediaStream other, PayloadMap types) {
        peer = other;
        path = new MediaPath.Relay(other, types);
    }

    void unbridge() {
        assert media.loop().isCurrent();
        MediaStream other = peer;
        if (other != null) {
            other.fallSilent();
            fallSilent();
        }
    }

    private void fallSilent() {
        peer = null;
        path = MediaPath.Silence.INSTANCE;
    }

    void close() {
        unbridge();
        rtp.close();
        rtcp.close();
    }

    private void onDatagram(ByteBuffer packet, InetSocketAddress source) {
        if (packet.remaining() >= RtpSocket.MAX_DATAGRAM_BYTES) {
            drop(Drop.OVERSIZE);
            return;
        }
        switch (PacketKind.of(packet)) {
            case RTP -> {
                if (passes(seal.open(packet))) {
                    onRtp(packet, source);
                }
            }
            case RTCP -> onControl(packet, source, rtp);
            case STUN, DTLS, OTHER -> drop(Drop.NOT_RTP);
        }
    }

    private void onRtp(ByteBuffer packet, InetSocketAddress source) {
        if (!RtpPacket.isValid(packet)) {
            drop(Drop.MALFORMED);
        } else if (isFromPeer(rtp, source)) {
            receiver.onPacket(packet, media.loop().clock().nanos());
            path.carry(packet, this);
        }
    }

    private void onControlDatagram(ByteBuffer packet, InetSocketAddress source) {
        if (packet.remaining() >= RtpSocket.MAX_DATAGRAM_BYTES) {
            drop(Drop.OVERSIZE);
        } else if (PacketKind.of(packet) == PacketKind.RTCP) {
            onControl(packet, source, rtcp);
        } else {
            drop(Drop.NOT_RTP);
        }
    }

    private void onControl(ByteBuffer packet, InetSocketAddress source, MediaPort port) {
        if (!passes(seal.openControl(packet))) {
            return;
        }
        if (!RtcpPacket.isValid(packet)) {
            drop(Drop.MALFORMED);
        } else if (isFromPeer(port, source)) {
            readReport(packet);
            path.carryControl(packet, this);
        }
    }

    private void readReport(ByteBuffer packet) {
        int block = RtcpPacket.firstBlock(packet);
        if (block >= 0) {
            lostByPeer = RtcpPacket.cumulativeLost(packet, block);
            jitterAtPeer = RtcpPacket.jitter(packet, block);
        }
    }

    private boolean isFromPeer(MediaPort port, InetSocketAddress source) {
        if (port.accepts(source)) {
            return true;
        }
        drop(port.isSignalled() ? Drop.STRANGER : Drop.UNSIGNALLED);
        return false;
    }

    /** Sends a packet, which may be changed in its place and grow: nobody can read it afterwards. */
    void send(ByteBuffer packet) {
        int length = packet.remaining();
        if (passes(seal.seal(packet)) && countUnsent(rtp.send(packet))) {
            packetsSent++;
            bytesSent += length;
        }
    }

    void sendControl(ByteBuffer packet) {
        if (passes(seal.sealControl(packet))) {
            countUnsent((mux ? rtp : rtcp).send(packet));
        }
    }

    private boolean passes(SrtpOutcome outcome) {
        switch (outcome) {
            case DONE -> {
                return true;
            }
            case MALFORMED -> drop(Drop.MALFORMED);
            case FORGED -> drop(Drop.FORGED);
            case REPLAYED -> drop(Drop.REPLAYED);
            case TOO_MANY_SOURCES, NO_ROOM, WORN_OUT -> drop(Drop.UNSEALABLE);
        }
        return false;
    }

    private boolean countUnsent(MediaPort.Sent sent) {
        switch (sent) {
            case YES -> {
                return true;
            }
            case NOWHERE -> drop(Drop.NO_DESTINATION);
            case REFUSED -> drop(Drop.SEND_FAILED);
        }
        return false;
    }

    void drop(Drop reason) {
        dropped.count(reason);
    }

    MediaStatistics statistics() {
        assert media.loop().isCurrent();
        long heard = receiver.packets() > 0 ? receiver.lastArrivalNanos() : openedNanos;
        return new MediaStatistics(
                receiver.packets(),
                receiver.bytes(),
                packetsSent,
                bytesSent,
                receiver.lost(),
                Duration.ofNanos(receiver.jitterNanos()),
                lostByPeer,
                Duration.ofNanos(jitterAtPeer * 1_000_000_000L / clockRate),
                Duration.ofNanos(media.loop().clock().nanos() - heard),
                dropped.byReason());
    }
}
