package uz.karnay.net;

import java.time.Duration;

/**
 * What connections may cost.
 *
 * @param connections accepted at once, from everywhere
 * @param connectionsPerAddress accepted at once from one address
 * @param messageBytes of the largest message
 * @param queuedBytes that may wait for a peer that reads slowly
 * @param idle a connection that carried nothing for so long is closed
 * @param message the time for one message, from its first byte to its last; also for the first one to come
 * @param connect the time for a connection to come about
 */
public record StreamLimits(
        int connections,
        int connectionsPerAddress,
        int messageBytes,
        int queuedBytes,
        Duration idle,
        Duration message,
        Duration connect) {

    /** What one server with some thousand phones needs. */
    public static StreamLimits standard() {
        return new StreamLimits(
                4096, 256, 65_536, 1 << 20, Duration.ofHours(1), Duration.ofSeconds(10), Duration.ofSeconds(5));
    }

    public StreamLimits withConnections(int all, int perAddress) {
        return new StreamLimits(all, perAddress, messageBytes, queuedBytes, idle, message, connect);
    }

    public StreamLimits withTimes(Duration newIdle, Duration newMessage) {
        return new StreamLimits(
                connections, connectionsPerAddress, messageBytes, queuedBytes, newIdle, newMessage, connect);
    }
}
