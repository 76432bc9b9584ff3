package uz.karnay.media.mixer;

import uz.karnay.codec.level.GainControl;
import uz.karnay.media.audio.AudioSource;

/** A voice brought to the loudness of all others. Confined to its media loop. */
final class Levelled implements AudioSource {

    private final AudioSource voice;
    private final GainControl gain;

    Levelled(AudioSource voice) {
        this.voice = voice;
        this.gain = new GainControl(voice.rate());
    }

    @Override
    public int rate() {
        return voice.rate();
    }

    @Override
    public boolean read(short[] frame) {
        boolean sounds = voice.read(frame);
        if (sounds) {
            gain.adjust(frame, 0, frame.length);
        }
        return sounds;
    }
}
