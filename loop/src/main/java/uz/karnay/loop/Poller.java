package uz.karnay.loop;

/**
 * How a loop waits: for sockets to become ready, or only for a task. One poller belongs to one loop; every method but
 * {@link #wakeUp} is confined to it.
 */
public interface Poller extends AutoCloseable {

    /**
     * Waits until something is ready, {@link #wakeUp} is called or {@code maxWaitNanos} have passed (0: does not
     * wait), and handles what is ready.
     *
     * @return how many events were handled
     */
    int poll(long maxWaitNanos);

    /** Ends a wait that is under way, or the next one at once. Any thread. */
    void wakeUp();

    /** Whether anything is open that may become ready. */
    boolean isActive();

    @Override
    void close();
}
