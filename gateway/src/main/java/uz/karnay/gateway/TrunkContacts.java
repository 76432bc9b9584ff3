package uz.karnay.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import uz.karnay.pbx.directory.TrunkId;
import uz.karnay.pbx.trunk.TrunkStore;

/** Where the providers that register with us are; kept over a restart. Any thread. */
final class TrunkContacts {

    /**
     * @param contact the URI as registered
     * @param source whence the REGISTER came
     */
    record Reachable(String contact, FlowAddress source, String sipCallId, long cseq, Instant expiresAt) {}

    private final TrunkStore store;
    private final Map<TrunkId, Reachable> contacts = new ConcurrentHashMap<>();

    TrunkContacts(TrunkStore store) {
        this.store = store;
    }

    /** Takes over what was kept. Blocking. */
    void restore() {
        store.providers()
                .forEach(kept -> FlowAddress.parse(kept.source())
                        .ifPresent(source -> contacts.put(
                                kept.trunk(),
                                new Reachable(
                                        kept.contact(), source, kept.sipCallId(), kept.cseq(), kept.expiresAt()))));
    }

    Optional<Reachable> of(TrunkId trunk, Instant now) {
        return Optional.ofNullable(contacts.get(trunk)).filter(contact -> contact.expiresAt.isAfter(now));
    }

    /** The last one registered is the one; false when it is older than what is known (RFC 3261 §10.3 step 7). */
    boolean put(TrunkId trunk, Reachable contact) {
        Reachable result = contacts.merge(trunk, contact, (held, newer) -> isOlder(newer, held) ? held : newer);
        boolean taken = result.equals(contact);
        if (taken) {
            store.saveProvider(new TrunkStore.Provider(
                    trunk,
                    contact.contact,
                    contact.source.toString(),
                    contact.sipCallId,
                    contact.cseq,
                    contact.expiresAt));
        }
        return taken;
    }

    void remove(TrunkId trunk) {
        contacts.remove(trunk);
        store.removeProvider(trunk);
    }

    List<TrunkId> from(FlowAddress source, Instant now) {
        return contacts.entrySet().stream()
                .filter(entry -> entry.getValue().source.equals(source)
                        && entry.getValue().expiresAt.isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isOlder(Reachable contact, Reachable held) {
        return contact.sipCallId.equals(held.sipCallId) && contact.cseq <= held.cseq;
    }
}
