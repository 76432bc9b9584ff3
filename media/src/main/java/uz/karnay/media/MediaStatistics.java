package uz.karnay.media;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the stream of one endpoint fared until now. A snapshot.
 *
 * @param packetsReceived valid RTP packets of the peer
 * @param bytesReceived their octets, headers included
 * @param packetsSent RTP packets sent to the peer
 * @param bytesSent their octets, headers included
 * @param lost packets expected from the peer less those received (RFC 3550 A.3); negative after duplicates
 * @param jitter interarrival jitter of what the peer sent (RFC 3550 A.8)
 * @param lostByPeer what the peer reports as lost of what was sent to it (RTCP); 0 while it reports nothing
 * @param jitterAtPeer the jitter that the peer reports (RTCP)
 * @param silence since the last valid packet, or since the endpoint opened when none came
 * @param fromPeer how the peer's sound is heard here
 * @param toPeer how the peer hears us, as it reports
 * @param roundTrip to the peer and back, as reports tell it (RFC 3550 §6.4.1); null while they do not
 * @param dropped packets by the reason why they went no further; reasons without any are left out
 */
public record MediaStatistics(
        long packetsReceived,
        long bytesReceived,
        long packetsSent,
        long bytesSent,
        long lost,
        Duration jitter,
        long lostByPeer,
        Duration jitterAtPeer,
        Duration silence,
        Hearing fromPeer,
        Hearing toPeer,
        @Nullable Duration roundTrip,
        Map<Drop, Long> dropped) {

    public MediaStatistics {
        dropped = Map.copyOf(dropped);
    }

    /** How many packets went no further for {@code reason}. */
    public long dropped(Drop reason) {
        return dropped.getOrDefault(reason, 0L);
    }
}
