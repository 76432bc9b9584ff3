package uz.karnay.media;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import uz.karnay.rtp.quality.CallQuality;
import uz.karnay.rtp.quality.Quality;
import uz.karnay.rtp.quality.QualityMeter;
import uz.karnay.rtp.quality.StreamCounts;
import uz.karnay.rtp.quality.VoiceCodec;

/** Judges one direction of a stream as soon as its codec is known; counts alone until then. Confined to the media loop. */
final class DirectionMeter {

    private @Nullable QualityMeter meter;
    private StreamCounts counts = StreamCounts.NONE;
    private long discarded = -1;
    private Duration jitter = Duration.ZERO;

    void agree(VoiceCodec codec, Duration packetLength, long nowNanos) {
        QualityMeter known = meter;
        if (known == null) {
            meter = new QualityMeter(codec, packetLength, nowNanos);
        } else {
            known.onCodec(codec, packetLength, nowNanos);
        }
    }

    /** Packets of the count that came and were not played; for a direction that is played here. */
    void onDiscarded(long packets) {
        discarded = packets;
    }

    /**
     * @param now all there is since the beginning
     * @param roundTrip to both ends and back
     */
    void onCounts(StreamCounts now, Duration jitter, Duration buffer, Duration roundTrip, long nowNanos) {
        counts = now;
        this.jitter = jitter;
        QualityMeter known = meter;
        if (known != null) {
            known.onRoundTrip(roundTrip);
            known.onCounts(now, buffer, nowNanos);
        }
    }

    /** Ends the window that is open. */
    void finish(long nowNanos) {
        QualityMeter known = meter;
        if (known != null) {
            known.finish(nowNanos);
        }
    }

    /** The last window with voice; null before. */
    @Nullable
    Quality latest() {
        return meter == null ? null : meter.latest().orElse(null);
    }

    double lossPercent() {
        return counts.lossPercent();
    }

    double latePercent() {
        return counts.expected() == 0 || discarded < 0 ? 0 : Math.min(100, 100.0 * discarded / counts.expected());
    }

    Hearing hearing() {
        if (counts.expected() == 0) {
            return Hearing.UNKNOWN;
        }
        Double late = discarded < 0 ? null : Double.valueOf(latePercent());
        Quality latest = latest();
        CallQuality sum = meter == null ? CallQuality.NONE : meter.sum();
        if (latest == null || sum.windows() == 0) {
            return new Hearing(null, null, null, counts.lossPercent(), late, jitter, null);
        }
        return new Hearing(
                sum.score(), latest.score(), sum.worstScore(), counts.lossPercent(), late, jitter, sum.delay());
    }
}
