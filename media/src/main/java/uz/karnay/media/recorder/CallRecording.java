package uz.karnay.media.recorder;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import uz.karnay.media.MediaEndpoint;
import uz.karnay.media.MediaEngine;
import uz.karnay.media.MediaLoop;

/**
 * A call's hold on its recording: it says whom to listen to, and the frames run on the media loop of the first of them. Any
 * thread.
 */
public final class CallRecording {

    /** Told of keys. */
    @FunctionalInterface
    public interface KeyListener {
        void onKey(char key);
    }

    private record Running(MediaLoop media, Recording recording) {}

    private final RecordingQueue queue;
    private final int rate;
    private @Nullable Running running;
    private boolean isPaused;
    private boolean isOver;

    /** @param rate samples a second of what is written: 8000, 16000 or 48000 */
    public CallRecording(RecordingQueue queue, int rate) {
        this.queue = queue;
        this.rate = rate;
    }

    /**
     * Hears {@code endpoint} on a channel from now on, and nobody else there. On the call loop.
     *
     * @param engine of the endpoint
     * @param keys told of each key the endpoint's peer presses, on the media loop
     */
    public synchronized void attach(Channel channel, MediaEngine engine, MediaEndpoint endpoint, KeyListener keys) {
        if (!isOver) {
            endpoint.observe(on(engine.media()).ear(channel, keys));
        }
    }

    private Recording on(MediaLoop media) {
        Running before = running;
        if (before != null) {
            return before.recording;
        }
        var begun = new Recording(media.loop(), media.ticks(), rate, queue);
        running = new Running(media, begun);
        boolean pausedAlready = isPaused;
        media.loop().execute(() -> {
            begun.start();
            if (pausedAlready) {
                begun.pause();
            }
        });
        return begun;
    }

    public synchronized void pause() {
        isPaused = true;
        tell(Recording::pause);
    }

    public synchronized void resume() {
        isPaused = false;
        tell(Recording::resume);
    }

    public synchronized boolean isPaused() {
        return isPaused;
    }

    private void tell(Consumer<Recording> command) {
        Running now = running;
        if (now != null && !isOver) {
            now.media.loop().execute(() -> command.accept(now.recording));
        }
    }

    /** The conversation is over; a second time without effect. */
    public synchronized void end() {
        if (isOver) {
            return;
        }
        tell(Recording::stop);
        isOver = true;
        if (running == null) {
            queue.end(new GapReport(0, List.of()));
        }
    }
}
