package uz.karnay.codec.tone;

import java.util.List;
import uz.karnay.codec.signal.Pcm;

/**
 * Plays a sequence of tones at any rate. Each tone rises and falls within 4 ms, so that nothing clicks. Allocates nothing
 * after it was made. Confined to the loop of its stream.
 */
public final class ToneGenerator {

    private static final int EDGE_MICROS = 4000;

    private final List<Sounding> tones;
    private final boolean repeats;
    private int current;
    private long position;

    public ToneGenerator(int sampleRate, ToneSequence sequence) {
        tones = sequence.tones().stream()
                .map(tone -> Sounding.of(tone, sampleRate))
                .toList();
        repeats = sequence.repeats();
    }

    /**
     * Writes the next {@code count} samples; behind the end of the sequence they are silence.
     *
     * @return whether the sequence goes on afterwards
     */
    public boolean read(short[] samples, int at, int count) {
        for (int i = at; i < at + count; i++) {
            samples[i] = hasEnded() ? 0 : next();
        }
        for (Sounding tone : tones) {
            tone.steady();
        }
        return !hasEnded();
    }

    public boolean hasEnded() {
        return current == tones.size();
    }

    private short next() {
        Sounding tone = tones.get(current);
        short sample = tone.at(position);
        if (++position == tone.length) {
            position = 0;
            current = repeats ? (current + 1) % tones.size() : current + 1;
        }
        return sample;
    }

    /** A tone at the rate it is played at; lengths in samples. */
    private record Sounding(List<Oscillator> parts, long length, int edge) {

        static Sounding of(Tone tone, int sampleRate) {
            List<Oscillator> parts = tone.parts().stream()
                    .map(part -> new Oscillator(part, sampleRate))
                    .toList();
            long length = Math.max(1, tone.length().toMillis() * sampleRate / 1000);
            int edge = (int) Math.min(length / 2, (long) EDGE_MICROS * sampleRate / 1_000_000);
            return new Sounding(parts, length, edge);
        }

        short at(long position) {
            if (parts.isEmpty()) {
                return 0;
            }
            double sum = 0;
            for (int i = 0; i < parts.size(); i++) { // by index: an iterator a sample would be one too many
                if (position == 0) {
                    parts.get(i).restart();
                }
                sum += parts.get(i).next();
            }
            return Pcm.clamp((float) (sum * loudness(position)));
        }

        private double loudness(long position) {
            long fromEdge = Math.min(position, length - 1 - position);
            return fromEdge >= edge ? 1 : (fromEdge + 0.5) / edge;
        }

        void steady() {
            for (Oscillator part : parts) {
                part.steady();
            }
        }
    }
}
