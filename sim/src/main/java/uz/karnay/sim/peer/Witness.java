package uz.karnay.sim.peer;

/** Where phones report what they saw, and what Karnay must never do. */
public interface Witness {

    /** Karnay broke a rule; the world is failed. */
    void violation(String what);

    /** {@code phone} placed a call that got its final answer. */
    void finalAnswer(String phone, String callId, int status);

    /** {@code phone} heard a packet that {@code speaker} sent. */
    void heard(String phone, String speaker);
}
