package uz.karnay.pbx.script;

/**
 * Where others leave word for a script, such as a queue that has found an agent. What comes while the script is busy is
 * kept, up to {@value #CAPACITY}.
 */
public interface Inbox<T> {

    int CAPACITY = 16;

    /** Leaves word; false when the call is gone or too much is waiting. Any thread, never blocks. */
    boolean put(T message);
}
