package uz.karnay.media;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.EventLoop;
import uz.karnay.loop.Timer;

/**
 * Looks after each stream of a media loop once a second, by one timer for all, and by none when there is nobody. The
 * members are spread over the second, so that no packet waits behind all of them. Confined to its loop.
 */
public final class Rounds {

    /** Between two rounds of the same member. */
    public static final Duration INTERVAL = Duration.ofSeconds(1);

    private static final int STOPS = 10;
    private static final Duration BETWEEN_STOPS = INTERVAL.dividedBy(STOPS);

    /** What a member has of its place; closing it twice is without effect. */
    public final class Round implements AutoCloseable {
        private final List<Round> stop;
        private final Runnable task;
        private boolean open = true;

        private Round(List<Round> stop, Runnable task) {
            this.stop = stop;
            this.task = task;
        }

        @Override
        public void close() {
            assert loop.isCurrent();
            if (open) {
                open = false;
                stop.remove(this);
                size--;
                rest();
            }
        }
    }

    private final EventLoop loop;
    private final List<List<Round>> stops = new ArrayList<>(STOPS);
    private @Nullable Timer timer;
    private int next;
    private int size;

    public Rounds(EventLoop loop) {
        this.loop = loop;
        for (int stop = 0; stop < STOPS; stop++) {
            stops.add(new ArrayList<>());
        }
    }

    /** Runs {@code task} once a second, for the first time within a second, until the round is closed. */
    public Round join(Runnable task) {
        assert loop.isCurrent();
        List<Round> stop = emptiest();
        var round = new Round(stop, task);
        stop.add(round);
        size++;
        if (timer == null) {
            goOn();
        }
        return round;
    }

    private List<Round> emptiest() {
        List<Round> best = stops.getFirst();
        for (List<Round> stop : stops) {
            best = stop.size() < best.size() ? stop : best;
        }
        return best;
    }

    private void goOn() {
        timer = loop.after(BETWEEN_STOPS, this::onTimer);
    }

    private void rest() {
        Timer waiting = timer;
        if (size == 0 && waiting != null) {
            waiting.cancel();
            timer = null;
        }
    }

    private void onTimer() {
        timer = null;
        List<Round> stop = stops.get(next);
        next = (next + 1) % STOPS;
        for (Round round : stop.toArray(Round[]::new)) {
            if (round.open) {
                round.task.run();
            }
        }
        if (size > 0 && timer == null) {
            goOn();
        }
    }

    /** How many are looked after: an invariant when all calls are over. */
    public int size() {
        return size;
    }
}
