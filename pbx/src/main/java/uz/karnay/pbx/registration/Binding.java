package uz.karnay.pbx.registration;

import java.time.Instant;
import java.util.List;
import uz.karnay.pbx.directory.ExtensionId;

/**
 * One device of an extension and where it can be reached (RFC 3261 §10.2).
 *
 * @param contact the Contact URI as the device wrote it
 * @param source whence the REGISTER came, {@code udp:192.0.2.7:5061}: behind NAT the way back
 * @param path the Path values, topmost first (RFC 3327)
 * @param qMille the preference, 0 to 1000 (RFC 3261 §20.10)
 * @param sipCallId the Call-ID of its registrations: with {@code cseq} the order of requests
 */
public record Binding(
        ExtensionId extension,
        String contact,
        String source,
        List<String> path,
        int qMille,
        String sipCallId,
        long cseq,
        Instant registeredAt,
        Instant expiresAt,
        String userAgent) {

    public Binding {
        path = List.copyOf(path);
    }
}
