package uz.karnay.media.audio;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.EventLoop;
import uz.karnay.loop.Timer;

/**
 * The beat of a media loop: whoever makes sound there is called every 20 ms, by one timer for all. The moments are fixed
 * when the first of them comes, so that a late one delays none that follow; after a stall those that were missed are made
 * up for, {@link #MAX_BEHIND} at most, and the rest is counted and left out. What sounds is spread over
 * {@value #ROWS} rows, 5 ms apart, so that no packet of a relay waits behind all encoders at once. Confined to its loop.
 */
public final class Ticks {

    /** Between two ticks of the same member. */
    public static final Duration INTERVAL = Duration.ofMillis(20);

    /** In one second. */
    public static final int PER_SECOND = 50;

    /** So many ticks are made up for after a stall, a tenth of a second. */
    public static final int MAX_BEHIND = 5;

    /** Who is called first within a tick. */
    public enum Turn {
        /** Makes frames of what was received. */
        HEAR,
        /** Makes frames of frames: mixers, players. */
        SPEAK
    }

    /** What a member has of its place; closing it twice is without effect. */
    public final class Beat implements AutoCloseable {
        private final List<Beat> members;
        private final Runnable task;
        private boolean open = true;

        private Beat(List<Beat> members, Runnable task) {
            this.members = members;
            this.task = task;
        }

        /** Is called no more, not even by a tick under way. */
        @Override
        public void close() {
            assert loop.isCurrent();
            if (open) {
                open = false;
                members.remove(this);
                size--;
                stopIfIdle();
            }
        }
    }

    private record Row(List<Beat> hear, List<Beat> speak) {
        int size() {
            return hear.size() + speak.size();
        }

        List<Beat> of(Turn turn) {
            return switch (turn) {
                case HEAR -> hear;
                case SPEAK -> speak;
            };
        }
    }

    private static final int ROWS = 4;
    private static final long ROW_NANOS = INTERVAL.toNanos() / ROWS;

    private final EventLoop loop;
    private final List<Row> rows = new ArrayList<>(ROWS);
    private @Nullable Timer timer;
    private Beat[] round = new Beat[16];
    private int next;
    private int size;
    private long dueNanos;
    private long skipped;

    public Ticks(EventLoop loop) {
        this.loop = loop;
        for (int row = 0; row < ROWS; row++) {
            rows.add(new Row(new ArrayList<>(), new ArrayList<>()));
        }
    }

    /** Calls {@code task} every 20 ms, for the first time within 20 ms, until the beat is closed. */
    public Beat join(Turn turn, Runnable task) {
        assert loop.isCurrent();
        Row row = emptiest();
        var beat = new Beat(row.of(turn), task);
        row.of(turn).add(beat);
        size++;
        startIfIdle();
        return beat;
    }

    private Row emptiest() {
        Row best = rows.getFirst();
        for (Row row : rows) {
            best = row.size() < best.size() ? row : best;
        }
        return best;
    }

    /** How many are called: an invariant when all calls are over. */
    public int size() {
        return size;
    }

    /** Ticks of all members together that were left out because the loop was late by more than a tenth of a second. */
    public long skipped() {
        return skipped;
    }

    private void startIfIdle() {
        if (timer == null) {
            dueNanos = loop.clock().nanos() + ROW_NANOS;
            waitForNext();
        }
    }

    private void stopIfIdle() {
        Timer waiting = timer;
        if (size == 0 && waiting != null) {
            waiting.cancel();
            timer = null;
        }
    }

    private void waitForNext() {
        long delay = Math.max(0, dueNanos - loop.clock().nanos());
        timer = loop.after(Duration.ofNanos(delay), this::onTimer);
    }

    private void onTimer() {
        skipWhatIsTooLate();
        while (size > 0 && dueNanos - loop.clock().nanos() <= 0) {
            Row row = rows.get(next);
            advance();
            call(row.hear);
            call(row.speak);
        }
        if (size > 0) {
            skipEmptyRows();
            waitForNext();
        }
    }

    private void advance() {
        next = (next + 1) % ROWS;
        dueNanos += ROW_NANOS;
    }

    private void skipWhatIsTooLate() {
        long behind = (loop.clock().nanos() - dueNanos) / ROW_NANOS - (long) MAX_BEHIND * ROWS;
        if (behind > 0) {
            long whole = (behind + ROWS - 1) / ROWS;
            dueNanos += whole * ROWS * ROW_NANOS;
            skipped += whole * size;
        }
    }

    private void skipEmptyRows() {
        while (rows.get(next).size() == 0) {
            advance();
        }
    }

    /** Members may come and go while they are called. */
    private void call(List<Beat> members) {
        int count = members.size();
        round = members.toArray(round);
        Beat[] called = round;
        for (int i = 0; i < count; i++) {
            if (called[i].open) {
                called[i].task.run();
            }
        }
    }
}
