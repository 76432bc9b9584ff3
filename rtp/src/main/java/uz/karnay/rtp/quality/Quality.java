package uz.karnay.rtp.quality;

import java.time.Duration;

/**
 * How one direction of a call fared over a stretch of time.
 *
 * @param codec what was judged
 * @param rating {@code R} of the E-model
 * @param score the mean opinion score it stands for, 1 to 4.5
 * @param lossPercent of packets
 * @param burstRatio of their loss, 1 for loss by chance
 * @param delay from mouth to ear, as far as known
 * @param packets expected in that time
 */
public record Quality(
        VoiceCodec codec,
        double rating,
        double score,
        double lossPercent,
        double burstRatio,
        Duration delay,
        long packets) {

    static Quality of(VoiceCodec codec, StreamCounts counts, Duration delay) {
        double rating = EModel.rating(codec, counts.lossPercent(), counts.burstRatio(), delay);
        return new Quality(
                codec,
                rating,
                EModel.score(codec, rating),
                counts.lossPercent(),
                counts.burstRatio(),
                delay,
                counts.expected());
    }
}
