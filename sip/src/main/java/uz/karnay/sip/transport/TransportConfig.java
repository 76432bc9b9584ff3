package uz.karnay.sip.transport;

import java.time.Duration;

/**
 * What the transport of a call loop may do.
 *
 * @param maxDatagramRequest bytes from which a request goes over a stream (RFC 3261 §18.1.1: 1300 when the path's MTU is
 *     unknown)
 * @param streamPatience how long a request that is too large for a datagram waits for its stream
 * @param streamMemory how long a peer counts as one without TCP after an attempt failed
 * @param maxMalformedAnswersPerSecond how many broken requests are answered; more are only counted
 */
public record TransportConfig(
        int maxDatagramRequest, Duration streamPatience, Duration streamMemory, int maxMalformedAnswersPerSecond) {

    public static final TransportConfig STANDARD =
            new TransportConfig(1300, Duration.ofSeconds(1), Duration.ofMinutes(10), 50);

    public TransportConfig {
        if (maxDatagramRequest < 1 || maxMalformedAnswersPerSecond < 0) {
            throw new IllegalArgumentException("limits out of range");
        }
    }
}
