package uz.karnay.loop;

/** Which threads the loops of a server run on. */
public enum Threading {
    /** A platform thread for each loop: production. */
    DEDICATED,
    /** One platform thread for all loops: a small machine. */
    SHARED,
    /** No thread: whoever holds the loops runs them, step by step. Tests and simulation. */
    INVOKED
}
