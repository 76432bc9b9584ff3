package uz.karnay.codec.tone;

import java.util.List;

/**
 * Tones and silences one after the other.
 *
 * @param repeats whether it begins anew after the last
 */
public record ToneSequence(List<Tone> tones, boolean repeats) {

    public ToneSequence {
        tones = List.copyOf(tones);
        if (tones.isEmpty()) {
            throw new IllegalArgumentException("a sequence of nothing");
        }
    }

    public static ToneSequence once(Tone... tones) {
        return new ToneSequence(List.of(tones), false);
    }

    public static ToneSequence repeating(Tone... tones) {
        return new ToneSequence(List.of(tones), true);
    }
}
