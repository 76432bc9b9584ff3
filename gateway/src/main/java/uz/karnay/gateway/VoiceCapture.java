package uz.karnay.gateway;

import java.time.Duration;
import uz.karnay.media.StreamObserver;
import uz.karnay.media.audio.Ticks;

/**
 * Listens to one peer until it is told to stop, or the peer has been silent for some time. Confined to its media loop, once
 * it observes.
 */
final class VoiceCapture implements StreamObserver {

    static final int RATE = 8000;

    /** Mean amplitude of a frame below which nobody speaks: about -46 dB of full scale. */
    private static final int QUIET = 160;

    private final VoiceWriter writer;
    private final long silentFrames;
    private final Runnable onSilence;
    private long silent;
    private boolean isOver;

    /**
     * @param silence so much at a stretch is the end; zero: none is
     * @param onSilence told once, on the media loop
     */
    VoiceCapture(VoiceWriter writer, Duration silence, Runnable onSilence) {
        this.writer = writer;
        this.silentFrames = silence.dividedBy(Ticks.INTERVAL);
        this.onSilence = onSilence;
    }

    @Override
    public int rate() {
        return RATE;
    }

    @Override
    public void onFrame(short[] frame, Content content) {
        if (isOver) {
            return;
        }
        writer.add(frame);
        silent = isQuiet(frame) ? silent + 1 : 0;
        if (silentFrames > 0 && silent == silentFrames) {
            isOver = true;
            onSilence.run();
        }
    }

    private static boolean isQuiet(short[] frame) {
        long sum = 0;
        for (short sample : frame) {
            sum += Math.abs(sample);
        }
        return sum < (long) QUIET * frame.length;
    }

    @Override
    public void onEnd() {
        isOver = true;
        writer.end();
    }
}
