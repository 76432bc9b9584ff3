package uz.karnay.loop;

/** A task that waits for its moment on a loop. Confined to that loop. */
public interface Timer {

    /** Prevents the task from running; without effect once it ran or was cancelled. */
    void cancel();

    /** A timer that never runs, for states that may have none. */
    static Timer none() {
        return NoTimer.INSTANCE;
    }
}
