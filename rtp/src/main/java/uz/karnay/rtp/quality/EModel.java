package uz.karnay.rtp.quality;

import java.time.Duration;

/**
 * The E-model of ITU-T G.107 and, for wideband codecs, G.107.1, with what packets do not tell at its default: {@code R = Ro
 * - Is - Idd - Ie,eff}. Echo is taken as cancelled, so that delay counts as such ({@code Idd}) and not by its echo, and no
 * advantage is granted for the kind of access ({@code A = 0}).
 *
 * <p>Opinion scores of both bands are each on the scale of their band: a narrowband call with 4.4 sounds worse than a
 * wideband call with 4.3.
 */
public final class EModel {

    /** R of a path without delay and loss, all else at the default of G.107. */
    public static final double NARROWBAND = 93.2;

    /** The same for G.107.1. */
    public static final double WIDEBAND = 129;

    private static final double WIDEBAND_TO_SCORE = 1.29; // G.107.1 Annex A
    private static final double MAX_IMPAIRMENT = 95;
    private static final double NOTICED_DELAY_MILLIS = 100;

    private EModel() {}

    /**
     * The rating {@code R}: 0 to {@link #NARROWBAND}, or {@link #WIDEBAND}.
     *
     * @param lossPercent of packets, those too late to be played included
     * @param burstRatio how much longer losses in a row are than if each packet were lost by chance; 1 when they are not
     * @param delay from mouth to ear
     */
    public static double rating(VoiceCodec codec, double lossPercent, double burstRatio, Duration delay) {
        double best = codec.isWideband() ? WIDEBAND : NARROWBAND;
        double rating = best - delayImpairment(delay) - lossImpairment(codec, lossPercent, burstRatio);
        return Math.clamp(rating, 0, best);
    }

    /** {@code Idd}: nothing to 100 ms (G.107 §7.4). */
    static double delayImpairment(Duration delay) {
        double millis = delay.toNanos() / 1e6;
        if (millis <= NOTICED_DELAY_MILLIS) {
            return 0;
        }
        double x = Math.log(millis / NOTICED_DELAY_MILLIS) / Math.log(2);
        return 25 * (sixth(x) - 3 * sixth(x / 3) + 2);
    }

    private static double sixth(double x) {
        return Math.pow(1 + Math.pow(x, 6), 1.0 / 6);
    }

    /** {@code Ie,eff}: what the codec takes, and more with loss (G.107 §7.5). */
    static double lossImpairment(VoiceCodec codec, double lossPercent, double burstRatio) {
        double loss = Math.clamp(lossPercent, 0, 100);
        double impairment = codec.impairment();
        double perBurst = loss / Math.max(1, burstRatio) + codec.robustness();
        return impairment + (MAX_IMPAIRMENT - impairment) * loss / perBurst;
    }

    /** The opinion score, 1 (bad) to 4.5, that listeners would give a call with this rating (G.107 Annex B). */
    public static double score(VoiceCodec codec, double rating) {
        double r = codec.isWideband() ? rating / WIDEBAND_TO_SCORE : rating;
        if (r <= 0) {
            return 1;
        }
        return r >= 100 ? 4.5 : Math.max(1, 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6);
    }
}
