package uz.karnay.rtp.quality;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges one direction of a call, ten seconds after ten seconds and as a whole. It is told now and then, once a second say,
 * what was counted since the beginning. Confined to its media loop.
 */
public final class QualityMeter {

    private static final long WINDOW_NANOS = 10_000_000_000L;
    private static final int LEAST_PACKETS = 50; // fewer tell nothing: a few packets of comfort noise

    private VoiceCodec codec;
    private Duration packetLength;
    private Duration roundTrip = Duration.ZERO;
    private long windowNanos;
    private StreamCounts windowCounts = StreamCounts.NONE;
    private StreamCounts last = StreamCounts.NONE;
    private Duration bufferDelay = Duration.ZERO;

    private @Nullable Quality latest;
    private long packets;
    private double scores; // weighted by packets
    private double delayMillis; // weighted by packets
    private double worst = Double.MAX_VALUE;
    private int windows;
    private int poorWindows;

    public QualityMeter(VoiceCodec codec, Duration packetLength, long nowNanos) {
        this.codec = codec;
        this.packetLength = packetLength;
        this.windowNanos = nowNanos;
    }

    /** Another codec from now on; what was before is judged by the one before. */
    public void onCodec(VoiceCodec codec, Duration packetLength, long nowNanos) {
        if (codec != this.codec) {
            close(nowNanos);
            this.codec = codec;
        }
        this.packetLength = packetLength;
    }

    /** The round trip as RTCP tells it. */
    public void onRoundTrip(Duration roundTrip) {
        this.roundTrip = roundTrip;
    }

    /**
     * @param counts since the beginning of the stream
     * @param bufferDelay how long packets wait for their turn where they are played
     * @return the window that ended with this, if one did and there was voice in it
     */
    public Optional<Quality> onCounts(StreamCounts counts, Duration bufferDelay, long nowNanos) {
        last = counts;
        this.bufferDelay = bufferDelay;
        return nowNanos - windowNanos < WINDOW_NANOS ? Optional.empty() : close(nowNanos);
    }

    private Optional<Quality> close(long nowNanos) {
        StreamCounts window = last.since(windowCounts);
        windowCounts = last;
        windowNanos = nowNanos;
        if (window.expected() < LEAST_PACKETS) {
            return Optional.empty();
        }
        Quality quality = Quality.of(codec, window, delay());
        add(quality);
        latest = quality;
        return Optional.of(quality);
    }

    private Duration delay() {
        return roundTrip.dividedBy(2).plus(bufferDelay).plus(packetLength).plus(codec.lookAhead());
    }

    private void add(Quality quality) {
        packets += quality.packets();
        scores += quality.score() * quality.packets();
        delayMillis += (double) quality.delay().toMillis() * quality.packets();
        worst = Math.min(worst, quality.score());
        windows++;
        poorWindows += quality.score() < CallQuality.POOR_SCORE ? 1 : 0;
    }

    /** The last window with voice. */
    public Optional<Quality> latest() {
        return Optional.ofNullable(latest);
    }

    /** Ends the window that is open, and judges all. */
    public CallQuality finish(long nowNanos) {
        close(nowNanos);
        return sum();
    }

    /** All windows that have ended. */
    public CallQuality sum() {
        if (packets == 0) {
            return CallQuality.NONE;
        }
        Duration delay = Duration.ofMillis(Math.round(delayMillis / packets));
        return new CallQuality(scores / packets, worst, last.lossPercent(), delay, windows, poorWindows);
    }
}
