package uz.karnay.media.recorder;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import uz.karnay.media.file.SoundWriter;
import uz.karnay.media.recorder.Gap.Reason;
import uz.karnay.media.recorder.RecordingQueue.End;
import uz.karnay.media.recorder.RecordingQueue.Frame;

/**
 * Brings one recording into its file. A disk that fails ends the file where it is and is told once; the rest of the
 * conversation counts as missing. Blocking; confined to one thread at a time.
 */
public final class RecordingWriter {

    /** Told on the writer's thread. */
    public interface Listener {

        /** The file takes no more; what it has stays. */
        void onFailed(IOException why);

        /** The recording is over and its file closed. */
        void onEnded(GapReport report);
    }

    private static final int FRAME_MILLIS = 1000 / SoundWriter.FRAMES_PER_SECOND;

    private final RecordingQueue queue;
    private final SoundWriter file;
    private final Listener listener;
    private final short[][] frame;
    private long written;
    private boolean hasFailed;
    private boolean isOver;

    /** @param file with one channel for both sides together, or two: the caller's and the others' */
    public RecordingWriter(RecordingQueue queue, SoundWriter file, Listener listener) {
        this.queue = queue;
        this.file = file;
        this.listener = listener;
        this.frame = new short[file.channels()][file.rate() / SoundWriter.FRAMES_PER_SECOND];
    }

    /** Writes all that waits, as a file that plays. */
    public void drain() {
        boolean isNew = false;
        for (var item = queue.take(); item != null; item = queue.take()) {
            switch (item) {
                case Frame next -> isNew |= tryTo(() -> write(next));
                case End(GapReport report) -> end(report);
            }
        }
        if (isNew && !isOver) {
            tryTo(file::commit);
        }
    }

    /** Has the disk write down what stands in the file. */
    public void sync() {
        if (!isOver) {
            tryTo(file::sync);
        }
    }

    public boolean isOver() {
        return isOver;
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    private boolean tryTo(Step step) {
        if (hasFailed) {
            return false;
        }
        try {
            step.run();
            return true;
        } catch (IOException e) {
            hasFailed = true;
            listener.onFailed(e);
            return false;
        }
    }

    private void write(Frame next) throws IOException {
        fillUpTo(next.number());
        if (file.channels() == 1) {
            mix(next.caller(), next.others());
        } else {
            copy(next.caller(), frame[0]);
            copy(next.others(), frame[1]);
        }
        writeFrame();
    }

    private void fillUpTo(long number) throws IOException {
        if (written < number) {
            for (short[] channel : frame) {
                Arrays.fill(channel, (short) 0);
            }
        }
        while (written < number) {
            writeFrame();
        }
    }

    private void writeFrame() throws IOException {
        file.write(frame);
        written++;
    }

    private static void copy(short @Nullable [] from, short[] to) {
        if (from == null) {
            Arrays.fill(to, (short) 0);
        } else {
            System.arraycopy(from, 0, to, 0, to.length);
        }
    }

    private void mix(short @Nullable [] caller, short @Nullable [] others) {
        copy(caller, frame[0]);
        if (others != null) {
            for (int i = 0; i < frame[0].length; i++) {
                frame[0][i] = (short) Math.clamp(frame[0][i] + others[i], Short.MIN_VALUE, Short.MAX_VALUE);
            }
        }
    }

    private void end(GapReport report) {
        isOver = true;
        tryTo(() -> fillUpTo(report.lengthMillis() / FRAME_MILLIS));
        long good = written * FRAME_MILLIS;
        tryTo(file::sync);
        close();
        boolean isCut = hasFailed && good < report.lengthMillis();
        long lost = report.lengthMillis() - good;
        listener.onEnded(isCut ? report.with(new Gap(Reason.DISK, good, report.lengthMillis(), lost)) : report);
    }

    /** A file that failed once is closed all the same; that it fails again is no news. */
    private void close() {
        try {
            file.close();
        } catch (IOException e) {
            if (!hasFailed) {
                hasFailed = true;
                listener.onFailed(e);
            }
        }
    }
}
