package uz.karnay.media.mixer;

import java.time.Duration;
import uz.karnay.codec.tone.Tone;
import uz.karnay.codec.tone.ToneGenerator;
import uz.karnay.codec.tone.ToneSequence;
import uz.karnay.media.audio.AudioSource;

/** Two short notes that tell a room that somebody came, upwards, or went, downwards. Confined to its media loop. */
final class DoorTone implements AudioSource {

    private static final int RATE = 16_000;
    private static final double LEVEL_DBM0 = -22;
    private static final Duration LENGTH = Duration.ofMillis(110);
    private static final ToneSequence CAME = ToneSequence.once(note(523), note(784));
    private static final ToneSequence WENT = ToneSequence.once(note(784), note(523));

    private final ToneGenerator notes;

    private DoorTone(ToneSequence sequence) {
        this.notes = new ToneGenerator(RATE, sequence);
    }

    static DoorTone came() {
        return new DoorTone(CAME);
    }

    static DoorTone went() {
        return new DoorTone(WENT);
    }

    private static Tone note(double hertz) {
        return Tone.of(hertz, LEVEL_DBM0, LENGTH);
    }

    @Override
    public int rate() {
        return RATE;
    }

    @Override
    public boolean read(short[] frame) {
        if (notes.hasEnded()) {
            return false;
        }
        notes.read(frame, 0, frame.length);
        return true;
    }
}
