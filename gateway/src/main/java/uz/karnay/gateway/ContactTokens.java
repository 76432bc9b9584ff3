package uz.karnay.gateway;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import uz.karnay.loop.Entropy;
import uz.karnay.pbx.directory.TrunkId;

/**
 * The user parts of the Contacts we gave to operators. An operator calls us there, so the Request-URI tells the trunk,
 * also when several accounts share one server. Any thread.
 */
final class ContactTokens {

    private static final int CHARACTERS = 20;

    private final Map<String, TrunkId> trunks = new ConcurrentHashMap<>();

    /** A new one for {@code trunk}: a hundred random bits, so that nobody finds it by trying. */
    String issue(TrunkId trunk, Entropy entropy) {
        String token = "k" + entropy.token(CHARACTERS);
        trunks.put(token, trunk);
        return token;
    }

    /** One that was issued before a restart, and that the operator still knows. */
    void restore(TrunkId trunk, String token) {
        trunks.put(token, trunk);
    }

    Optional<TrunkId> trunk(String userPart) {
        return Optional.ofNullable(trunks.get(userPart));
    }

    void revoke(String token) {
        trunks.remove(token);
    }
}
