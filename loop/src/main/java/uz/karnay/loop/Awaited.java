package uz.karnay.loop;

/** A value that one script waits for, and that somebody gives once. */
public interface Awaited<T> {

    /** Gives the value; the first one counts. Any thread. */
    void give(T value);

    /** Waits for the value. On the thread of a script, never on a loop. */
    T await();
}
