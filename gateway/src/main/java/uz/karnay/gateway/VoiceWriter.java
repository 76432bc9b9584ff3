package uz.karnay.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.Scripts;
import uz.karnay.media.file.WavWriter;

/**
 * Writes one voice into a file, beside the loops: whoever has sound leaves it here and goes on. The order is kept, and at
 * most one thread writes. {@link #add} and {@link #end} on any thread, never blocking.
 */
final class VoiceWriter {

    /** So many frames may wait for the disk: ten seconds. */
    private static final int MAX_WAITING = 500;

    /** A thread begins when so many wait: one second. */
    private static final int BATCH = 50;

    /** Told once, on the writer's thread. */
    @FunctionalInterface
    interface Listener {
        void onEnded(boolean failed, long frames);
    }

    private final Scripts threads;
    private final Path path;
    private final int rate;
    private final Listener listener;
    private final Deque<short[]> waiting = new ArrayDeque<>();
    private boolean isRunning;
    private boolean isEnding;
    private boolean isOver;
    /** Confined to the one that writes. */
    private @Nullable WavWriter file;

    private boolean hasFailed;
    private long frames;

    VoiceWriter(Scripts threads, Path path, int rate, Listener listener) {
        this.threads = threads;
        this.path = path;
        this.rate = rate;
        this.listener = listener;
    }

    /** Adds 20 ms; they are lost when the disk is too slow. */
    synchronized void add(short[] frame) {
        if (!isEnding && waiting.size() < MAX_WAITING) {
            waiting.add(frame.clone());
            wakeAt(BATCH);
        }
    }

    /** No more comes; a second time without effect. */
    synchronized void end() {
        if (!isEnding) {
            isEnding = true;
            wakeAt(0);
        }
    }

    private void wakeAt(int count) {
        if (!isRunning && waiting.size() >= count) {
            isRunning = true;
            threads.start("voice", this::drain);
        }
    }

    private void drain() {
        for (short[] next = next(); next != null; next = next()) {
            write(next);
        }
        if (takeEnd()) {
            close();
            listener.onEnded(hasFailed, frames);
        }
    }

    /** The next frame, or null when there is none for now: the thread is to end then. */
    private synchronized short @Nullable [] next() {
        short[] next = waiting.poll();
        isRunning = next != null;
        return next;
    }

    /** Whether all is written that will ever come; true once. */
    private synchronized boolean takeEnd() {
        boolean takes = isEnding && !isOver && waiting.isEmpty();
        isOver |= takes;
        return takes;
    }

    private void write(short[] frame) {
        if (hasFailed) {
            return;
        }
        try {
            open().write(new short[][] {frame});
            frames++;
        } catch (IOException _) {
            hasFailed = true; // the listener is told at the end
        }
    }

    private WavWriter open() throws IOException {
        WavWriter open = file;
        if (open == null) {
            Path folder = path.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            open = new WavWriter(path, rate, 1);
            file = open;
        }
        return open;
    }

    private void close() {
        try {
            open().close();
        } catch (IOException _) {
            hasFailed = true;
        }
    }
}
