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
import uz.karnay.rtp.RtpSender;
import uz.karnay.rtp.srtp.SrtpOutcome;

/**
 * One peer's media: its pair of ports, whom they belong to, and where its packets go. Made on a call loop, and from then
 * on confined to its media loop.
 */
final class MediaStream {

    private static final int USUAL_RATE = 8000;

    /** What a stream tells, on the media loop. */
    interface Listener extends StreamSound.DigitListener {
        void onWindow(MediaStatistics untilNow);
    }

    private final MediaLoop media;
    private final MediaPort rtp;
    private final MediaPort rtcp;
    private final RtpReceiver receiver = new RtpReceiver();
    private final StreamSeal seal = new StreamSeal();
    private final DropCounters dropped = new DropCounters();
    private final StreamSound sound;
    private final StreamReports reports;
    private MediaPath way = MediaPath.Silence.INSTANCE;
    private MediaPath path = MediaPath.Silence.INSTANCE;
    private @Nullable Attachment attachment;
    private @Nullable MediaStream peer;
    private @Nullable PressedKeys pressed;
    private boolean reportsDigits;
    private boolean mux;
    private long openedNanos;
    private long packetsSent;
    private long bytesSent;

    MediaStream(MediaLoop media, InetSocketAddress local, Listener listener) {
        this.media = media;
        this.sound = new StreamSound(media, this, listener);
        this.reports = new StreamReports(media, this, receiver, () -> listener.onWindow(statistics()));
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
        receiver.countIn(remote.clockRate());
        rtp.onSignalled(remote.rtp(), remote.policy());
        rtcp.onSignalled(remote.rtcp(), remote.policy());
        reports.begin(remote);
    }

    void onKeys(StreamKeys keys) {
        assert media.loop().isCurrent();
        seal.use(keys);
    }

    void onKeysGone() {
        assert media.loop().isCurrent();
        seal.remove();
    }

    void agree(StreamFormats formats) {
        assert media.loop().isCurrent();
        sound.agree(formats);
        reports.agree(formats);
    }

    void listening(boolean listens) {
        assert media.loop().isCurrent();
        sound.listening(listens);
    }

    void bridge(MediaStream other, PayloadMap toOther, PayloadMap toThis) {
        assert media.loop().isCurrent();
        leave();
        other.leave();
        lead(other, new MediaPath.Relay(other, toOther));
        other.lead(this, new MediaPath.Relay(this, toThis));
        tidy();
        other.tidy();
    }

    private void lead(MediaStream other, MediaPath carried) {
        peer = other;
        way = other.sound.hearsOnly(this) ? carried : new MediaPath.Continued(carried, other);
        route();
    }

    /** Carries sound between two streams that have no codec in common; both have to have agreed on theirs. */
    void convert(MediaStream other) {
        assert media.loop().isCurrent();
        leave();
        other.leave();
        convertTo(other);
        other.convertTo(this);
        tidy();
        other.tidy();
    }

    private void convertTo(MediaStream other) {
        StreamFormats ours = sound.formats();
        StreamFormats theirs = other.sound.formats();
        if (ours != null && theirs != null) {
            int rate = ours.said().format().sampleRate();
            Companding.path(ours, other, theirs)
                    .ifPresentOrElse(
                            path -> lead(other, path),
                            () -> decodeTo(other, rate, ours.areKeysToBeNamedTowards(theirs)));
        }
    }

    private void decodeTo(MediaStream other, int rate, boolean namesKeys) {
        peer = other;
        Packetizer packetizer = other.sound.speak(rate);
        if (packetizer != null) {
            var conversion = new Conversion(other.sound, packetizer.rate());
            Playout playout = sound.give(namesKeys ? new NamedKeys(conversion) : conversion);
            way = new MediaPath.Decoded(playout, sound.keys());
        }
        route();
    }

    void attach(StreamUser user) {
        assert media.loop().isCurrent();
        leave();
        var next = new Attachment(sound, user);
        attachment = next;
        way = new MediaPath.Decoded(sound.give(next), sound.keys());
        route();
        sound.speak(user.rate());
        tidy();
        next.begin();
    }

    void reportDigits() {
        assert media.loop().isCurrent();
        reportsDigits = true;
        route();
    }

    /** Presses a key towards the peer, in place of what else it would hear; without effect when it takes none. */
    void press(int code, Duration length) {
        assert media.loop().isCurrent();
        StreamFormats formats = sound.formats();
        Packetizer speaking = sound.packetizer();
        MediaStream other = peer;
        if (formats == null || !formats.takesKeys()) {
            return;
        }
        if (speaking != null) {
            speaking.press(code, length, formats.saidKeys());
        } else if (other != null && formats.saidKeys().areTaken()) {
            other.number(this);
            pressedKeys().press(code, length, formats.saidKeys().payloadType());
        }
    }

    private PressedKeys pressedKeys() {
        PressedKeys open = pressed;
        if (open == null) {
            open = new PressedKeys(media, this, sound.sender());
            pressed = open;
        }
        return open;
    }

    /** Numbers what is relayed to {@code other} from now on, so that something can be put in between. */
    private void number(MediaStream other) {
        if (!(way instanceof MediaPath.Continued)) {
            other.sound.sender();
            way = new MediaPath.Continued(way, other);
            route();
        }
    }

    boolean hasKeyDown() {
        PressedKeys open = pressed;
        return open != null && open.areDown();
    }

    void detectKeys() {
        assert media.loop().isCurrent();
        sound.detectKeys();
        route();
    }

    void observe(StreamObserver observer) {
        assert media.loop().isCurrent();
        sound.observe(observer);
        route();
    }

    void ignore(StreamObserver observer) {
        assert media.loop().isCurrent();
        sound.ignore(observer);
        route();
    }

    /** A relay stays what it is, and somebody gets a copy. */
    private void route() {
        boolean isRelay = !(way instanceof MediaPath.Decoded);
        MediaPath heeded = isRelay && reportsDigits ? new MediaPath.Observed(way, sound.keys()) : way;
        path = isRelay && sound.isObserved() ? new MediaPath.Observed(heeded, sound.playout(USUAL_RATE)) : heeded;
    }

    void unbridge() {
        assert media.loop().isCurrent();
        leave();
        tidy();
    }

    /** Whoever it was with hears nothing any more. */
    private void leave() {
        MediaStream other = peer;
        if (other != null) {
            other.fallSilent();
            other.tidy();
        }
        fallSilent();
        Attachment before = attachment;
        if (before != null) {
            attachment = null;
            before.end();
        }
    }

    private void fallSilent() {
        peer = null;
        PressedKeys down = pressed;
        if (down != null) {
            down.close();
            pressed = null;
        }
        way = MediaPath.Silence.INSTANCE;
        sound.takeBack();
        sound.fallSilent();
        route();
    }

    private void tidy() {
        sound.tidy();
    }

    void close() {
        reports.close();
        unbridge();
        sound.close();
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
            reports.onHeard(packet);
            path.carryControl(packet, this);
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
        if (!sound.isListening()) {
            drop(Drop.HELD);
            return;
        }
        int length = packet.remaining();
        if (passes(seal.seal(packet)) && countUnsent(rtp.send(packet))) {
            packetsSent++;
            bytesSent += length;
        }
    }

    void sendControl(ByteBuffer packet) {
        reports.onSent(packet);
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

    long nanos() {
        return media.loop().clock().nanos();
    }

    RtpReceiver receiver() {
        return receiver;
    }

    StreamSound sound() {
        return sound;
    }

    StreamReports reports() {
        return reports;
    }

    @Nullable
    MediaStream peer() {
        return peer;
    }

    long packetsSent() {
        return packetsSent;
    }

    RtpSender sender() {
        return sound.sender();
    }

    void drop(Drop reason) {
        dropped.count(reason);
    }

    MediaStatistics statistics() {
        assert media.loop().isCurrent();
        long trip = reports.roundTripMillis();
        long heard = receiver.packets() > 0 ? receiver.lastArrivalNanos() : openedNanos;
        return new MediaStatistics(
                receiver.packets(),
                receiver.bytes(),
                packetsSent,
                bytesSent,
                receiver.lost(),
                Duration.ofNanos(receiver.jitterNanos()),
                reports.lostByPeer(),
                reports.jitterAtPeer(),
                Duration.ofNanos(media.loop().clock().nanos() - heard),
                reports.fromPeer(),
                reports.toPeer(),
                trip < 0 ? null : Duration.ofMillis(trip),
                dropped.byReason());
    }
}
