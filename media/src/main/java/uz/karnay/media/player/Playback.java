package uz.karnay.media.player;

import org.jspecify.annotations.Nullable;
import uz.karnay.media.StreamUser;
import uz.karnay.media.audio.AudioSink;
import uz.karnay.media.audio.AudioSource;
import uz.karnay.media.audio.Ticks;

/**
 * Plays something to one peer, whose own words go nowhere meanwhile. Made anywhere, then confined to its media loop.
 */
public final class Playback implements StreamUser {

    private final Ticks ticks;
    private final AudioSource source;
    private final short[] frame;
    private Ticks.@Nullable Beat beat;

    /** @param ticks of the media loop of the endpoint it will be attached to */
    public Playback(Ticks ticks, AudioSource source) {
        this.ticks = ticks;
        this.source = source;
        this.frame = new short[source.rate() / Ticks.PER_SECOND];
    }

    @Override
    public int rate() {
        return source.rate();
    }

    @Override
    public void onAttached(AudioSource said, AudioSink ear) {
        beat = ticks.join(Ticks.Turn.SPEAK, () -> {
            if (source.read(frame)) {
                ear.write(frame);
            }
        });
    }

    @Override
    public void onDetached() {
        Ticks.Beat ended = beat;
        if (ended != null) {
            beat = null;
            ended.close();
        }
    }
}
