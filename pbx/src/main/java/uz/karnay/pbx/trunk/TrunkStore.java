package uz.karnay.pbx.trunk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import uz.karnay.pbx.directory.TrunkId;

/**
 * Keeps over a restart what operators know of us and we of them, so that their calls find their trunk before anybody has
 * registered again. What is saved is written behind, in order; any thread, never blocks.
 */
public interface TrunkStore {

    /** The tokens that were kept. Blocking: never on a loop. */
    Map<TrunkId, String> tokens();

    /** The providers that were kept, expired ones included. Blocking: never on a loop. */
    List<Provider> providers();

    /** The user part of the Contact that a trunk's operator knows us by. */
    void saveToken(TrunkId trunk, String token);

    void saveProvider(Provider provider);

    void removeProvider(TrunkId trunk);

    /**
     * An operator that registered with us.
     *
     * @param contact the URI as it registered it
     * @param source whence the REGISTER came, {@code udp:192.0.2.7:5061}
     * @param sipCallId the Call-ID of its registrations: with {@code cseq} the order of requests
     */
    record Provider(TrunkId trunk, String contact, String source, String sipCallId, long cseq, Instant expiresAt) {}
}
