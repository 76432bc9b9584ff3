package uz.karnay.rtp.jitter;

import java.util.Arrays;

/**
 * How long packets have to wait so that nearly all of them are there when their turn comes. Delay is counted from the
 * fastest packet of the last seconds, which follows a clock that drifts and a path that changes.
 *
 * <p>The target is what 99 of 100 recent packets kept; a packet that was too late raises it at once, and that wears off
 * slowly.
 */
final class DelayTarget {

    private static final long MILLI = 1_000_000;
    private static final long WINDOW = 4_000 * MILLI;
    private static final long PAUSE = 500 * MILLI;
    private static final long LONG_PAUSE = 5_000 * MILLI;
    private static final long BIN = 5 * MILLI;
    private static final int BINS = 1_000 / 5;
    private static final int NANOS_TO_LOSE_ONE_OF_FLOOR = 100; // 10 ms in a second
    private static final double QUANTILE = 0.99;
    private static final double FORGET = 1 / 0.998; // half of it in 350 packets: 7 s
    private static final double RESCALE = 1e9;
    private static final int ARRIVALS_BETWEEN_QUANTILES = 10;

    private final long least;
    private final long most;
    private final double[] weights = new double[BINS];
    private double weight = 1;
    private double sum;
    private int sinceQuantile;
    private long quantile;

    private long floor;
    private long floorNanos;

    private boolean begun;
    private long windowNanos;
    private long windowMin;
    private long previousMin;
    private long lastNanos;

    DelayTarget(PlayoutLimits limits) {
        least = limits.least().toNanos();
        most = limits.most().toNanos();
        floor = limits.first().toNanos();
    }

    /** Takes the transit of a packet into account: when it came less when it was made, by its sender's clock. */
    void onArrival(long transit, boolean marker, long nowNanos) {
        if (!begun || isNewPath(transit, marker, nowNanos)) {
            begin(transit, nowNanos);
        } else if (nowNanos - windowNanos >= WINDOW) {
            previousMin = windowMin;
            windowMin = transit;
            windowNanos = nowNanos;
        } else {
            windowMin = Math.min(windowMin, transit);
        }
        lastNanos = nowNanos;
        count(transit - base());
    }

    /** After a pause its length tells nothing of the path: the other side may have stopped counting time in it. */
    private boolean isNewPath(long transit, boolean marker, long nowNanos) {
        long pause = nowNanos - lastNanos;
        long delay = transit - base();
        return pause > LONG_PAUSE || pause > PAUSE && delay > most || marker && delay > Math.max(quantile, least);
    }

    private void begin(long transit, long nowNanos) {
        if (!begun) {
            floorNanos = nowNanos;
        }
        begun = true;
        windowNanos = nowNanos;
        windowMin = transit;
        previousMin = transit;
    }

    private void count(long delay) {
        int bin = (int) Math.min(BINS - 1, delay / BIN);
        weight *= FORGET;
        weights[bin] += weight;
        sum += weight;
        if (weight > RESCALE) {
            rescale();
        }
        if (++sinceQuantile >= ARRIVALS_BETWEEN_QUANTILES) {
            sinceQuantile = 0;
            quantile = quantile();
        }
    }

    private void rescale() {
        for (int i = 0; i < BINS; i++) {
            weights[i] /= weight;
        }
        sum = Arrays.stream(weights).sum();
        weight = 1;
    }

    private long quantile() {
        double above = sum * (1 - QUANTILE);
        int bin = BINS - 1;
        while (bin > 0 && (above -= weights[bin]) >= 0) {
            bin--;
        }
        return (bin + 1) * BIN;
    }

    /** A packet with this delay came too late. */
    void onLate(long delay, long nowNanos) {
        floor = Math.max(floor(nowNanos), Math.min(most, delay + BIN));
        floorNanos = nowNanos;
    }

    private long floor(long nowNanos) {
        return Math.max(0, floor - (nowNanos - floorNanos) / NANOS_TO_LOSE_ONE_OF_FLOOR);
    }

    /** The transit of the fastest recent packet. */
    long base() {
        return Math.min(windowMin, previousMin);
    }

    /** How much later than {@link #base()} packets are to be played. */
    long target(long nowNanos) {
        return Math.clamp(Math.max(quantile, floor(nowNanos)), least, most);
    }
}
