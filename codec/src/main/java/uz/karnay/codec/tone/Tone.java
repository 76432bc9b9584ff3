package uz.karnay.codec.tone;

import java.time.Duration;
import java.util.List;

/**
 * Some frequencies together for some time; none of them is silence.
 *
 * @param parts what sounds together
 * @param length how long; {@link #ENDLESS} for a tone that stays
 */
public record Tone(List<Part> parts, Duration length) {

    public static final Duration ENDLESS = Duration.ofDays(365);

    /**
     * A frequency and how loud it is.
     *
     * @param dbm0 level of this part alone; a sine at full scale has 3.14 dBm0 (ITU-T G.711 Table 2a)
     */
    public record Part(double hertz, double dbm0) {

        /** Peak in samples. */
        double amplitude() {
            return 32768 * Math.pow(10, (dbm0 - 3.14) / 20);
        }
    }

    public Tone {
        parts = List.copyOf(parts);
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("a tone of " + length);
        }
    }

    public static Tone of(double hertz, double dbm0, Duration length) {
        return new Tone(List.of(new Part(hertz, dbm0)), length);
    }

    public static Tone silence(Duration length) {
        return new Tone(List.of(), length);
    }
}
