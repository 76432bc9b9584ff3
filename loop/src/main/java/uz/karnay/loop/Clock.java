package uz.karnay.loop;

import java.time.Instant;

/** The only source of time. Any thread. */
public interface Clock {

    /** Nanoseconds since an arbitrary origin; never steps back. For timers and durations. */
    long nanos();

    /** The wall clock, UTC. For records that people read, never for timers. */
    Instant now();

    /** The clock of the machine. */
    static Clock system() {
        return SystemClock.INSTANCE;
    }
}
