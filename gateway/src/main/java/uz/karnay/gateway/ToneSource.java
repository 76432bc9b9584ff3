package uz.karnay.gateway;

import uz.karnay.codec.tone.ToneGenerator;
import uz.karnay.codec.tone.ToneSequence;
import uz.karnay.media.audio.AudioSource;
import uz.karnay.media.audio.Ticks;

/** Tones as a peer hears them. Confined to its media loop. */
final class ToneSource implements AudioSource {

    private final int rate;
    private final ToneGenerator tones;

    ToneSource(int rate, ToneSequence sequence) {
        this.rate = rate;
        this.tones = new ToneGenerator(rate, sequence);
    }

    @Override
    public int rate() {
        return rate;
    }

    @Override
    public boolean read(short[] frame) {
        if (tones.hasEnded()) {
            return false;
        }
        tones.read(frame, 0, rate / Ticks.PER_SECOND);
        return true;
    }
}
