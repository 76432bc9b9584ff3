package uz.karnay.acceptance.audio;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How much of what one side said stands in what the other side recorded. The said is cut into pieces of half a second,
 * and each is looked for by itself, so that a slip of the phone's jitter buffer is no fault of the line.
 *
 * @param likeness median correlation of the pieces, 1: the same waveform
 * @param found how many of the pieces came through, 0 to 1
 */
public record Heard(double likeness, double found) {

    private static final double PIECE_SECONDS = 0.5;
    private static final double AUDIBLE_DB = -45;
    private static final double SAME = 0.9;

    /** Both sounds at the same rate. */
    public static Heard of(Sound said, Sound recorded) {
        if (said.rate() != recorded.rate()) {
            throw new IllegalArgumentException("rates differ: " + said.rate() + " and " + recorded.rate());
        }
        int piece = (int) (said.rate() * PIECE_SECONDS);
        int usable = Math.min(said.samples().length, (int) (recorded.samples().length * 0.8));
        List<Double> likenesses = new ArrayList<>();
        for (int at = 0; at + piece <= usable; at += piece) {
            Sound wanted = said.part((double) at / said.rate(), PIECE_SECONDS);
            if (wanted.levelDb() > AUDIBLE_DB) {
                likenesses.add(bestMatch(wanted.samples(), recorded.samples()));
            }
        }
        likenesses.sort(null);
        double median = likenesses.isEmpty() ? 0 : likenesses.get(likenesses.size() / 2);
        long same = likenesses.stream().filter(likeness -> likeness > SAME).count();
        return new Heard(median, likenesses.isEmpty() ? 0 : (double) same / likenesses.size());
    }

    /** The highest normalised cross-correlation of {@code wanted} at any place of {@code recorded}. */
    private static double bestMatch(short[] wanted, short[] recorded) {
        double own = energy(wanted, 0, wanted.length);
        double window = energy(recorded, 0, Math.min(wanted.length, recorded.length));
        double best = 0;
        for (int at = 0; at + wanted.length <= recorded.length; at++) {
            if (at > 0) {
                window += square(recorded[at + wanted.length - 1]) - square(recorded[at - 1]);
            }
            if (window > own / 400) { // more than 26 dB below is no match whatever its shape
                best = Math.max(best, product(wanted, recorded, at) / Math.sqrt(own * window));
            }
        }
        return best;
    }

    private static double product(short[] wanted, short[] recorded, int at) {
        long sum = 0;
        for (int i = 0; i < wanted.length; i++) {
            sum += (long) wanted[i] * recorded[at + i];
        }
        return sum;
    }

    private static double energy(short[] samples, int from, int until) {
        double sum = 0;
        for (int i = from; i < until; i++) {
            sum += square(samples[i]);
        }
        return sum;
    }

    private static double square(short sample) {
        return (double) sample * sample;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.0f %% of it, likeness %.3f", 100 * found, likeness);
    }
}
