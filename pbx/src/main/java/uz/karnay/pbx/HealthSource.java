package uz.karnay.pbx;

/** A part of the server that can say how it is. Any thread, never blocks. */
public interface HealthSource {

    String name();

    Health health();

    /** @param detail in words, and what to do when not up */
    record Health(boolean up, String detail) {}
}
