package uz.karnay.media;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import uz.karnay.rtp.RtcpPacket;
import uz.karnay.rtp.RtpReceiver;
import uz.karnay.rtp.RtpSender;
import uz.karnay.rtp.control.ControlSession;
import uz.karnay.rtp.control.ExtendedBlock.VoipMetrics;
import uz.karnay.rtp.control.RoundTrip;
import uz.karnay.rtp.jitter.JitterFigures;
import uz.karnay.rtp.quality.EModel;
import uz.karnay.rtp.quality.Quality;
import uz.karnay.rtp.quality.ReportedCounts;
import uz.karnay.rtp.quality.StreamCounts;
import uz.karnay.rtp.quality.VoiceCodec;

/**
 * The reports of one stream, and what they and our own counts say of how it sounds both ways. Where the peer hears a source
 * of ours, reports of ours go to it; in a relay those of the two ends are passed on and read on their way. Looked after
 * once a second from the moment the peer is known until the stream closes. Confined to the media loop.
 */
final class StreamReports {

    private static final int ROOM_BYTES = 1024; // a report, sealed
    private static final int NAME_LETTERS = 20; // 96 bits and more: RFC 7022 §4.2
    private static final int GAP_THRESHOLD = 16; // RFC 3611 §4.7.2 recommends it
    private static final long WINDOW_NANOS = 10_000_000_000L;
    private static final long MILLI = 1_000_000;

    private final MediaLoop media;
    private final MediaStream stream;
    private final RtpReceiver receiver;
    private final Runnable onWindow;
    private final RoundTrip roundTrip = new RoundTrip();
    private final ReportedCounts told = new ReportedCounts();
    private final DirectionMeter fromPeer = new DirectionMeter();
    private final DirectionMeter toPeer = new DirectionMeter();
    private Rounds.@Nullable Round round;
    private @Nullable ControlSession session;
    private @Nullable ByteBuffer room;
    private boolean takesMetrics;
    private int peerClock = 8000;

    private @Nullable Playout playout;
    private JitterFigures played = JitterFigures.NONE;
    private long discardedBefore;
    private boolean wasPlayed;

    private long lostByPeer;
    private long jitterAtPeer;
    private int expectedLoss;
    private long windowNanos;

    /** @param onWindow told every ten seconds in which there was voice */
    StreamReports(MediaLoop media, MediaStream stream, RtpReceiver receiver, Runnable onWindow) {
        this.media = media;
        this.stream = stream;
        this.receiver = receiver;
        this.onWindow = onWindow;
    }

    /** The peer is known: it may be told how it is heard. */
    void begin(RemoteMedia remote) {
        takesMetrics = remote.metrics();
        peerClock = remote.clockRate();
        if (round == null) {
            round = media.rounds().join(this::onRound);
            windowNanos = stream.nanos();
        }
    }

    void agree(StreamFormats formats) {
        var packet = Duration.ofMillis(formats.said().ptimeMillis());
        windowNanos = stream.nanos();
        VoiceCodec.of(formats.said().format().encodingName()).ifPresent(codec -> {
            fromPeer.agree(codec, packet, stream.nanos());
            toPeer.agree(codec, packet, stream.nanos());
        });
    }

    /** A valid compound of the peer. */
    void onHeard(ByteBuffer packet) {
        long now = stream.nanos();
        ControlSession own = session;
        if (own != null) {
            own.onPacket(packet.duplicate(), now);
        }
        int block = RtcpPacket.firstBlock(packet);
        if (block >= 0 && isOfWhatItHears(RtcpPacket.source(packet, block))) {
            roundTrip.onBlock(packet, block, now);
            lostByPeer = RtcpPacket.cumulativeLost(packet, block);
            jitterAtPeer = RtcpPacket.jitter(packet, block);
            told.onReport(
                    RtcpPacket.source(packet, block),
                    RtcpPacket.highestSequence(packet, block),
                    RtcpPacket.cumulativeLost(packet, block),
                    stream.packetsSent());
            guard(RtcpPacket.fractionLost(packet, block));
        }
    }

    private boolean isOfWhatItHears(int source) {
        RtpSender own = stream.sound().ownSender();
        return own == null || own.ssrc() == source;
    }

    /** Lets the encoder guard against loss: at once when it is worse, and less of it by and by. */
    private void guard(int fraction) {
        expectedLoss = Math.max(fraction * 100 >> 8, expectedLoss * 3 / 4);
        expectLoss();
    }

    private void expectLoss() {
        Packetizer speaking = stream.sound().packetizer();
        if (speaking != null && told.isKnown()) {
            speaking.expectLoss(expectedLoss);
        }
    }

    /** A valid compound goes to the peer, not sealed yet. */
    void onSent(ByteBuffer packet) {
        roundTrip.onSent(packet, stream.nanos());
    }

    private void onRound() {
        long now = stream.nanos();
        ControlSession own = session();
        if (own != null && own.isDue(now)) {
            ByteBuffer out = room();
            own.write(out, now, takesMetrics && receiver.packets() > 0 ? metrics() : null);
            stream.sendControl(out.flip());
        }
        expectLoss();
        count(now);
        if (now - windowNanos >= WINDOW_NANOS) {
            windowNanos = now;
            tell();
        }
    }

    private void tell() {
        if (receiver.packets() > 0 || stream.packetsSent() > 0) {
            onWindow.run();
        }
    }

    private @Nullable ControlSession session() {
        RtpSender own = stream.sound().ownSender();
        if (session == null && own != null) {
            session = new ControlSession(
                    media.loop().entropy().token(NAME_LETTERS),
                    own,
                    receiver,
                    media.loop().entropy(),
                    media.loop().clock().now(),
                    stream.nanos());
        }
        return session;
    }

    private ByteBuffer room() {
        ByteBuffer out = room;
        if (out == null) {
            out = ByteBuffer.allocateDirect(ROOM_BYTES);
            room = out;
        }
        return out.clear();
    }

    private void count(long now) {
        notePlayout();
        long millis = roundTripMillis();
        MediaStream other = stream.peer();
        long otherMillis = other == null ? -1 : other.reports().roundTripMillis();
        var trip = Duration.ofMillis(Math.max(0, millis) + Math.max(0, otherMillis));
        Duration jitter = Duration.ofNanos(receiver.jitterNanos());
        fromPeer.onCounts(StreamCounts.of(receiver, discarded()), jitter, buffer(jitter), trip, now);
        if (told.isKnown()) {
            toPeer.onCounts(told.counts(), jitterAtPeer(), jitterAtPeer().multipliedBy(2), trip, now);
        }
    }

    /** The buffer that the sound waits in: ours, or one at the other end, which is held for one of two jitters. */
    private Duration buffer(Duration jitter) {
        return playout == null ? jitter.multipliedBy(2) : played.delay();
    }

    private void notePlayout() {
        Playout open = stream.sound().openPlayout();
        if (open != playout) {
            discardedBefore += discarded(played);
            playout = open;
            played = JitterFigures.NONE;
        }
        if (open != null) {
            wasPlayed = true;
            played = open.jitter().figures();
            fromPeer.onDiscarded(discarded());
        }
    }

    private long discarded() {
        return discardedBefore + discarded(played);
    }

    private static long discarded(JitterFigures figures) {
        return figures.late() + figures.overflow();
    }

    private VoipMetrics metrics() {
        Quality latest = fromPeer.latest();
        int late = rate(fromPeer.latePercent());
        int lost = Math.max(0, rate(fromPeer.lossPercent()) - late);
        int score = latest == null ? VoipMetrics.UNKNOWN : (int) Math.round(10 * latest.score());
        int buffer = (int) Math.min(
                0xffff, buffer(Duration.ofNanos(receiver.jitterNanos())).toMillis());
        return new VoipMetrics(
                receiver.ssrc(),
                lost,
                late,
                0, // bursts are not told from gaps: the burst ratio is in the rating
                Math.min(255, lost + late),
                0,
                (int) Math.min(0xffff, receiver.packets() * 20),
                Math.clamp(roundTripMillis(), 0, 0xffff),
                buffer,
                VoipMetrics.UNKNOWN,
                VoipMetrics.UNKNOWN,
                VoipMetrics.UNKNOWN,
                GAP_THRESHOLD,
                latest == null ? VoipMetrics.UNKNOWN : rating(latest),
                VoipMetrics.UNKNOWN,
                score,
                score,
                wasPlayed ? VoipMetrics.ADAPTIVE : 0,
                buffer,
                buffer,
                buffer);
    }

    private static int rate(double percent) {
        return (int) Math.min(255, percent * 256 / 100);
    }

    /** On the scale of narrowband, 0 to 100. */
    private static int rating(Quality quality) {
        double best = quality.codec().isWideband() ? EModel.WIDEBAND : 100;
        return (int) Math.round(quality.rating() * 100 / best);
    }

    /** To the peer and back; -1 while it is not known. */
    long roundTripMillis() {
        ControlSession own = session;
        long nanos = own == null ? -1 : own.roundTripNanos().orElse(-1);
        if (nanos < 0) {
            nanos = roundTrip.nanos().orElse(-1);
        }
        return nanos < 0 ? -1 : nanos / MILLI;
    }

    /** What the peer reports as lost. */
    long lostByPeer() {
        return lostByPeer;
    }

    Duration jitterAtPeer() {
        return Duration.ofNanos(jitterAtPeer * 1_000_000_000L / peerClock);
    }

    Hearing fromPeer() {
        return fromPeer.hearing();
    }

    Hearing toPeer() {
        return toPeer.hearing();
    }

    /** Says goodbye, and judges what was not judged yet; while the stream can still send. */
    void close() {
        Rounds.Round open = round;
        if (open == null) {
            return;
        }
        open.close();
        round = null;
        long now = stream.nanos();
        count(now);
        fromPeer.finish(now);
        toPeer.finish(now);
        RtpSender sender = stream.sound().ownSender();
        ControlSession own = session();
        if (own != null && sender != null && (own.reportsSent() > 0 || sender.packets() > 0)) {
            ByteBuffer out = room();
            own.writeGoodbye(out, now);
            stream.sendControl(out.flip());
        }
    }
}
