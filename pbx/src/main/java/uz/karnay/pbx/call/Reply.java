package uz.karnay.pbx.call;

/** What a script is told of what it asked for. */
sealed interface Reply<T> {

    record Done<T>(T value) implements Reply<T> {}

    /** The call is not the script's any more. */
    record Gone<T>(String why) implements Reply<T> {}
}
