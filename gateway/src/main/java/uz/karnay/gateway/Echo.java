package uz.karnay.gateway;

import org.jspecify.annotations.Nullable;
import uz.karnay.media.StreamUser;
import uz.karnay.media.audio.AudioSink;
import uz.karnay.media.audio.AudioSource;
import uz.karnay.media.audio.Ticks;

/** Lets a peer hear itself. Made anywhere, then confined to its media loop. */
final class Echo implements StreamUser {

    private final Ticks ticks;
    private final int rate;
    private final short[] frame;
    private Ticks.@Nullable Beat beat;

    Echo(Ticks ticks, int rate) {
        this.ticks = ticks;
        this.rate = rate;
        this.frame = new short[rate / Ticks.PER_SECOND];
    }

    @Override
    public int rate() {
        return rate;
    }

    @Override
    public void onAttached(AudioSource said, AudioSink ear) {
        beat = ticks.join(Ticks.Turn.SPEAK, () -> {
            if (said.read(frame)) {
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
