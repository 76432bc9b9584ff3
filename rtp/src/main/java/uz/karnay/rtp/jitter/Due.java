package uz.karnay.rtp.jitter;

/** What a {@link JitterBuffer} has for the next moment of sound. */
public enum Due {
    /** A payload to decode: {@link JitterBuffer#payload()}. */
    PAYLOAD,
    /**
     * {@link JitterBuffer#samples()} of sound to be made up, for a packet that did not come in time or to win time for
     * those to come; with {@link JitterBuffer#hasNext()} the payload behind the gap is known already, for FEC.
     */
    LOST,
    /** Nothing: before the beginning, in a silence of the speaker, or because nothing arrives. */
    EMPTY
}
