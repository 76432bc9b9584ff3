package uz.karnay.loop;

import java.util.function.BiConsumer;

/**
 * Blocking code beside the loops, a thread for each: what reads best as a story from top to bottom. A script touches no
 * state of a loop; it posts there, and waits for an {@link Awaited}. Any thread.
 */
public interface Scripts {

    /** Runs {@code script} on a thread of its own, from now on. */
    void start(String name, Runnable script);

    /** Something that a script is going to wait for. */
    <T> Awaited<T> awaited();

    /**
     * A virtual thread for each script: production.
     *
     * @param faults hears what a script throws
     */
    static Scripts onVirtualThreads(BiConsumer<String, Throwable> faults) {
        return new ScriptThreads(faults);
    }
}
