package uz.karnay.loop.virtual;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.Awaited;
import uz.karnay.loop.Scripts;

/**
 * Scripts in virtual time. Each has a thread, but only one thread of a world ever runs: a script runs as an event of the
 * world's queue, until it waits or ends, and the world stands still meanwhile. So a seed replays.
 */
final class LockStepScripts implements Scripts {

    private final VirtualTime time;
    private @Nullable Turns running;
    private int live;

    LockStepScripts(VirtualTime time) {
        this.time = time;
    }

    @Override
    public void start(String name, Runnable script) {
        var turns = new Turns();
        live++;
        Thread.ofVirtual().name(name).start(() -> turns.run(script));
        time.after(Duration.ZERO, () -> resume(turns));
    }

    @Override
    public <T> Awaited<T> awaited() {
        return new Slot<>();
    }

    /** How many scripts have not ended. */
    int live() {
        return live;
    }

    private void resume(Turns turns) {
        Turns before = running;
        running = turns;
        turns.step();
        running = before;
        if (turns.isOver) {
            live--;
        }
        turns.rethrow();
    }

    /** Hands the only permission to run to and fro between the world and one script. */
    private static final class Turns {
        private final Semaphore ofScript = new Semaphore(0);
        private final Semaphore ofWorld = new Semaphore(0);
        private boolean isOver;
        private @Nullable Throwable fault;

        void run(Runnable script) {
            ofScript.acquireUninterruptibly();
            try {
                script.run();
            } catch (RuntimeException | Error thrown) {
                fault = thrown;
            } finally {
                isOver = true;
                ofWorld.release();
            }
        }

        void step() {
            ofScript.release();
            ofWorld.acquireUninterruptibly();
        }

        void pause() {
            ofWorld.release();
            ofScript.acquireUninterruptibly();
        }

        void rethrow() {
            Throwable thrown = fault;
            if (thrown instanceof RuntimeException exception) {
                throw exception;
            }
            if (thrown instanceof Error error) {
                throw error;
            }
        }
    }

    private final class Slot<T> implements Awaited<T> {
        private @Nullable T value;
        private @Nullable Turns waiting;

        @Override
        public void give(T given) {
            if (value != null) {
                return;
            }
            value = given;
            Turns script = waiting;
            if (script != null) {
                waiting = null;
                time.after(Duration.ZERO, () -> resume(script));
            }
        }

        @Override
        public T await() {
            T given = value;
            if (given != null) {
                return given;
            }
            Turns self = running;
            if (self == null) {
                throw new IllegalStateException("only a script may wait");
            }
            waiting = self;
            self.pause();
            T came = value;
            if (came == null) {
                throw new IllegalStateException("woken without a value");
            }
            return came;
        }
    }
}
