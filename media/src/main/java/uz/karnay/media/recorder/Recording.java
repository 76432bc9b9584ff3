package uz.karnay.media.recorder;

import org.jspecify.annotations.Nullable;
import uz.karnay.loop.EventLoop;
import uz.karnay.media.StreamObserver;
import uz.karnay.media.audio.Ticks;
import uz.karnay.media.recorder.Gap.Reason;
import uz.karnay.media.recorder.RecordingQueue.Frame;

/**
 * The recording of one conversation, from its beginning to its end, whoever comes and goes meanwhile. Both channels are
 * taken at the same tick, so that they stay aligned; what is missing is silence, and is written down. Made anywhere,
 * then confined to its media loop.
 */
public final class Recording {

    /** How far the count of frames may be behind the clock, in frames, before the machine is said to have stood still. */
    private static final long MAX_BEHIND = 10;

    private final EventLoop loop;
    private final Ticks ticks;
    private final RecordingQueue queue;
    private final GapBook gaps = new GapBook();
    private final Ear caller;
    private final Ear others;
    private Ticks.@Nullable Beat beat;
    private long startNanos;
    private long frames;
    private boolean isPaused;

    /** @param rate samples a second of the frames it hands over: 8000, 16000 or 48000 */
    public Recording(EventLoop loop, Ticks ticks, int rate, RecordingQueue queue) {
        this.loop = loop;
        this.ticks = ticks;
        this.queue = queue;
        this.caller = new Ear(rate, Reason.LOSS_OF_CALLER, gaps);
        this.others = new Ear(rate, Reason.LOSS_OF_OTHERS, gaps);
    }

    public void start() {
        startNanos = loop.clock().nanos();
        beat = ticks.join(Ticks.Turn.SPEAK, this::onTick);
    }

    /** Who listens to the stream that is heard on {@code channel} from its first frame on. Any thread. */
    public StreamObserver ear(Channel channel) {
        return ear(channel, _ -> {});
    }

    /** The same, with the keys that are pressed in it told to somebody. */
    StreamObserver ear(Channel channel, CallRecording.KeyListener keys) {
        return switch (channel) {
            case CALLER -> caller.attach(keys);
            case OTHERS -> others.attach(keys);
        };
    }

    /** Silence from here on, until {@link #resume}. */
    public void pause() {
        isPaused = true;
    }

    public void resume() {
        isPaused = false;
    }

    /** Ends it; a second time without effect. */
    public void stop() {
        Ticks.Beat ended = beat;
        if (ended != null) {
            beat = null;
            ended.close();
            queue.end(gaps.report(frames));
        }
    }

    private void onTick() {
        catchUp();
        long number = frames++;
        short[] ofCaller = caller.take(number);
        short[] ofOthers = others.take(number);
        if (isPaused) {
            gaps.missing(Reason.PAUSE, number, number + 1);
        } else if (!queue.offer(new Frame(number, ofCaller, ofOthers))) {
            gaps.missing(Reason.DISK, number, number + 1);
        }
    }

    private void catchUp() {
        long byClock = (loop.clock().nanos() - startNanos) / Ticks.INTERVAL.toNanos();
        if (byClock - frames > MAX_BEHIND) {
            gaps.missing(Reason.STALL, frames, byClock);
            frames = byClock;
        }
    }
}
