package uz.karnay.pbx.script;

/** What ended a wait. */
public sealed interface Waited<T> {

    /** The time is over. */
    record TimeOver<T>() implements Waited<T> {}

    /** What was waited for. */
    record Came<T>(T value) implements Waited<T> {}

    /** The caller pressed a key. */
    record Pressed<T>(char key) implements Waited<T> {}
}
