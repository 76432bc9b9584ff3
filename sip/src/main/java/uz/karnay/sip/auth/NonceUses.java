package uz.karnay.sip.auth;

import java.util.LinkedHashMap;

/**
 * Remembers which counts of which nonces were used, so that a request heard on the wire cannot be sent again
 * (RFC 7616 §3.4, {@code nc}). Counts may overtake one another by up to 63. Forgets the oldest nonces when full, and
 * then takes none that was made before them. Confined to a loop.
 */
final class NonceUses {

    private static final int WINDOW = 64;

    private static final class Window {
        private final long madeNanos;
        private long highest;
        private long seen;

        Window(long madeNanos) {
            this.madeNanos = madeNanos;
        }

        /** Bit i of {@code seen} stands for {@code highest - i}. */
        boolean use(long count) {
            if (count > highest) {
                long step = count - highest;
                seen = step >= WINDOW ? 1 : seen << step | 1;
                highest = count;
                return true;
            }
            long back = highest - count;
            if (back >= WINDOW || (seen >>> back & 1) != 0) {
                return false;
            }
            seen |= 1L << back;
            return true;
        }
    }

    private final int maxNonces;
    private final long lifeNanos;
    private final LinkedHashMap<String, Window> windows = new LinkedHashMap<>();
    private boolean forgot;
    private long forgottenNanos;

    NonceUses(int maxNonces, long lifeNanos) {
        this.maxNonces = maxNonces;
        this.lifeNanos = lifeNanos;
    }

    /** False if that count of that nonce was used before, or may have been. {@code count} is 0 without qop. */
    boolean use(String nonce, long madeNanos, long count, long nowNanos) {
        Window window = windows.get(nonce);
        if (window == null) {
            if (forgot && madeNanos - forgottenNanos <= 0) {
                return false;
            }
            makeRoom(nowNanos);
            window = new Window(madeNanos);
            window.highest = -1;
            windows.put(nonce, window);
        }
        return window.use(count);
    }

    int size() {
        return windows.size();
    }

    /** The eldest go first: those too old to be accepted anyway, and more only when it is full. */
    private void makeRoom(long nowNanos) {
        var eldest = windows.values().iterator();
        while (eldest.hasNext()) {
            Window window = eldest.next();
            boolean outlived = nowNanos - window.madeNanos > lifeNanos;
            if (!outlived && windows.size() < maxNonces) {
                return;
            }
            eldest.remove();
            if (!outlived) {
                forget(window.madeNanos);
            }
        }
    }

    private void forget(long madeNanos) {
        forgottenNanos = forgot && forgottenNanos - madeNanos > 0 ? forgottenNanos : madeNanos;
        forgot = true;
    }
}
