package uz.karnay.loop.virtual;

import java.time.Duration;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;
import uz.karnay.loop.EventLoop;
import uz.karnay.loop.Timer;

/**
 * An event loop without a thread ({@code Threading.INVOKED}): its tasks are events of a {@link VirtualTime}. It is
 * current while one of its tasks runs, or inside {@link #run}, so confinement is checked here too.
 */
public final class VirtualLoop implements EventLoop {

    private final String name;
    private final VirtualTime time;
    private final Entropy entropy;
    private boolean current;

    VirtualLoop(String name, VirtualTime time, Entropy entropy) {
        this.name = name;
        this.time = time;
        this.entropy = entropy;
    }

    /** Runs {@code task} at once, as if it had been posted: how a test calls what is confined to this loop. */
    public void run(Runnable task) {
        boolean before = current;
        current = true;
        try {
            task.run();
        } finally {
            current = before;
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isCurrent() {
        return current;
    }

    @Override
    public void execute(Runnable task) {
        time.after(Duration.ZERO, () -> run(task));
    }

    @Override
    public boolean offer(Runnable task) {
        execute(task);
        return true;
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        assert current : "a timer of " + name + " is set from outside it";
        return time.after(delay, () -> run(task));
    }

    @Override
    public Clock clock() {
        return time;
    }

    @Override
    public Entropy entropy() {
        return entropy;
    }
}
