package uz.karnay.media.mixer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.karnay.media.MediaLoop;
import uz.karnay.media.audio.AudioSource;
import uz.karnay.media.audio.Ticks;

/**
 * A room whose members hear each other. A call takes a {@link Seat} for each member and attaches it to the member's
 * endpoint; as long as somebody sits there the room is mixed every 20 ms. Commands come from any thread and are posted to
 * the media loop, which must be the one of all the endpoints.
 */
public final class Conference {

    /**
     * How a room is.
     *
     * @param tells whether a tone tells those inside that somebody came or went
     * @param levels whether voices are brought to one loudness
     */
    public record Manner(boolean tells, boolean levels) {

        /** Nobody is told, and voices are left alone: where a supervisor listens. */
        public static final Manner PLAIN = new Manner(false, false);

        /** As a room that people dial into. */
        public static final Manner ROOM = new Manner(true, true);
    }

    private final MediaLoop media;
    private final Manner manner;
    private final Mixer mixer = new Mixer();
    private final List<Seat> taken = new ArrayList<>();
    private Ticks.@Nullable Beat beat;

    /** A plain one. */
    public Conference(MediaLoop media) {
        this(media, Manner.PLAIN);
    }

    public Conference(MediaLoop media, Manner manner) {
        this.media = media;
        this.manner = manner;
    }

    /**
     * A place for one member.
     *
     * @param rate samples a second the member's codec has: 8000, 16000 or 48000
     */
    public Seat seat(int rate) {
        return new Seat(this, rate);
    }

    /** Plays a tone or a prompt to all, until it falls silent. */
    public void announce(AudioSource sound) {
        onMediaLoop(() -> mixer.announce(sound));
    }

    void onMediaLoop(Runnable command) {
        media.loop().execute(command);
    }

    Mixer mixer() {
        assert media.loop().isCurrent();
        return mixer;
    }

    /** What the mixer is to take for a member's voice. */
    AudioSource heardAs(AudioSource voice) {
        return manner.levels() ? new Levelled(voice) : voice;
    }

    void onJoined(Seat seat) {
        tell(DoorTone.came());
        taken.add(seat);
        taken.forEach(Seat::seeWhoIsThere);
        if (beat == null) {
            beat = media.ticks().join(Ticks.Turn.SPEAK, mixer::tick);
        }
    }

    void onLeft(Seat seat) {
        taken.remove(seat);
        tell(DoorTone.went());
        taken.forEach(Seat::seeWhoIsThere);
        Ticks.Beat open = beat;
        if (taken.isEmpty() && open != null) {
            beat = null;
            open.close();
        }
    }

    /** Those who are there, if anybody is. */
    private void tell(DoorTone tone) {
        if (manner.tells() && !taken.isEmpty()) {
            mixer.announce(tone);
        }
    }
}
