package uz.karnay.media.mixer;

import java.util.Arrays;

/**
 * The sum of many voices over one frame, at one rate. Voices are added as they are and the sum is only brought back into 16 bits when
 * someone listens, so that one's own voice can be taken out again exactly. Confined to its media loop.
 */
final class Bus {

    /** Up to here a sample passes unchanged; what is louder is pressed into the room that is left. */
    private static final int KNEE = 24_576;

    private static final int ROOM = Short.MAX_VALUE - KNEE;

    private final int[] sum;
    private int listeners;

    Bus(int samples) {
        sum = new int[samples];
    }

    void addListener() {
        listeners++;
    }

    void removeListener() {
        listeners--;
    }

    /** Whether anyone listens at its rate. */
    boolean isHeard() {
        return listeners > 0;
    }

    /** Silence again. */
    void clear() {
        Arrays.fill(sum, 0);
    }

    void add(short[] voice) {
        int[] to = sum;
        for (int i = 0; i < to.length; i++) {
            to[i] += voice[i];
        }
    }

    /** The whole sum. */
    void readAll(short[] out) {
        int peak = 0;
        int[] from = sum;
        for (int i = 0; i < from.length; i++) {
            int sample = from[i];
            peak = Math.max(peak, Math.abs(sample));
            out[i] = (short) sample;
        }
        if (peak > KNEE) {
            for (int i = 0; i < from.length; i++) {
                out[i] = press(from[i]);
            }
        }
    }

    /** The sum without one voice that was added to it. */
    void readWithout(short[] own, short[] out) {
        int peak = 0;
        int[] from = sum;
        for (int i = 0; i < from.length; i++) {
            int sample = from[i] - own[i];
            peak = Math.max(peak, Math.abs(sample));
            out[i] = (short) sample;
        }
        if (peak > KNEE) {
            for (int i = 0; i < from.length; i++) {
                out[i] = press(from[i] - own[i]);
            }
        }
    }

    /** Adds to samples that are already heard: a whisper, a tone. */
    static void addTo(short[] heard, short[] voice) {
        for (int i = 0; i < heard.length; i++) {
            heard[i] = press(heard[i] + voice[i]);
        }
    }

    /** Bends towards full scale instead of breaking off at it: the slope is 1 at the knee and falls from there. */
    static short press(int sample) {
        int over = Math.abs(sample) - KNEE;
        if (over <= 0) {
            return (short) sample;
        }
        int pressed = KNEE + (int) ((long) ROOM * over / (over + ROOM));
        return (short) (sample < 0 ? -pressed : pressed);
    }
}
