package uz.karnay.media.player;

import java.util.List;
import uz.karnay.loop.Clock;
import uz.karnay.media.audio.AudioSource;

/**
 * Music that goes round and round whether anybody listens or not, as on the radio: whoever is put on hold joins where it is.
 * Where it is follows from the clock alone, so that it costs nothing while nobody listens, and a thousand listeners cost a
 * thousand copies of 20 ms and no decoder. Any thread; its sources are confined to their media loop.
 */
public final class Music {

    private static final long FRAME_NANOS = 20_000_000;
    private static final int FRAMES_PER_SECOND = 50;

    private final List<Sound> sounds;
    private final Clock clock;

    /** @param sounds the same music at each rate that will be asked for, none of them shorter than a second */
    public Music(List<Sound> sounds, Clock clock) {
        this.sounds = List.copyOf(sounds);
        this.clock = clock;
        for (Sound sound : sounds) {
            if (sound.length() < sound.rate()) {
                throw new IllegalArgumentException("music of less than a second");
            }
        }
    }

    /** One listener's ear. */
    public AudioSource source(int rate) {
        Sound sound = sounds.stream()
                .filter(one -> one.rate() == rate)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no music at " + rate + " Hz"));
        return new Listener(sound, clock.nanos() / FRAME_NANOS);
    }

    /** Joins by the clock, and goes on by the frames it is asked for, so that a late tick makes no jump. */
    private static final class Listener implements AudioSource {

        private final Sound sound;
        private long at;

        private Listener(Sound sound, long firstFrame) {
            this.sound = sound;
            this.at = Math.floorMod(firstFrame * (sound.rate() / FRAMES_PER_SECOND), sound.length());
        }

        @Override
        public int rate() {
            return sound.rate();
        }

        @Override
        public boolean read(short[] frame) {
            int first = (int) Math.min(frame.length, sound.length() - at);
            sound.copy(at, frame, 0, first);
            sound.copy(0, frame, first, frame.length - first);
            at = (at + frame.length) % sound.length();
            return true;
        }
    }
}
