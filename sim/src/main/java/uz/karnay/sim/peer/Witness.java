package uz.karnay.sim.peer;

import java.time.Duration;

/** Where phones and operators report what they saw. Calls are named by the Call-ID that the party knows. */
public interface Witness {

    /** Somebody began a call. */
    void placed(String party, String callId);

    /** A call somebody began got its final answer, or none in time: 0. */
    void settled(String party, String callId, int status);

    /** Whoever is in {@code listener} heard a packet that was sent in {@code speaker}. */
    void heard(String listener, String speaker);

    /** A party that behaves was in an answered call for so long, and talked all the time. */
    void talked(String callId, Duration length);

    /** A party was pulled out of the wall: nobody will hear how its calls ended. */
    void vanished(String party);
}
