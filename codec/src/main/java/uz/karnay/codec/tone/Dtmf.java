package uz.karnay.codec.tone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The sixteen keys of push-button telephones: a frequency of each of two groups together (ITU-T Q.23). */
public final class Dtmf {

    /** Row by row, as on the telephone. */
    static final String KEYS = "123A456B789C*0#D";

    static final double[] LOW_HERTZ = {697, 770, 852, 941};
    static final double[] HIGH_HERTZ = {1209, 1336, 1477, 1633};

    /** The high group is sent louder, because lines dampen it more. */
    private static final double LOW_DBM0 = -9;

    private static final double HIGH_DBM0 = -7;

    private Dtmf() {}

    /** Whether it is one of 0 to 9, *, # and A to D. */
    public static boolean isKey(char key) {
        return KEYS.indexOf(key) >= 0;
    }

    /** A key held for a while. */
    public static Tone tone(char key, Duration length) {
        int index = KEYS.indexOf(key);
        if (index < 0) {
            throw new IllegalArgumentException("no key");
        }
        return new Tone(
                List.of(new Tone.Part(LOW_HERTZ[index / 4], LOW_DBM0), new Tone.Part(HIGH_HERTZ[index % 4], HIGH_DBM0)),
                length);
    }

    /** Keys one after the other, each held for {@code length} and followed by {@code pause}. */
    public static ToneSequence sequence(String keys, Duration length, Duration pause) {
        List<Tone> tones = new ArrayList<>();
        for (int i = 0; i < keys.length(); i++) {
            tones.add(tone(keys.charAt(i), length));
            tones.add(Tone.silence(pause));
        }
        return new ToneSequence(tones, false);
    }
}
