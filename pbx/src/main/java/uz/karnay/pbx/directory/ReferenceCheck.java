package uz.karnay.pbx.directory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import uz.karnay.pbx.directory.Problem.Kind;

/**
 * Finds rows that refer to what does not exist. When it is missing because one of the changes removes it, the removal
 * is at fault and is told who still needs the row.
 */
final class ReferenceCheck {

    private final Directory before;
    private final Directory after;
    private final List<Change> changes;
    private final Findings findings;
    private final Set<Object> removed;

    ReferenceCheck(Directory before, Directory after, List<Change> changes, Findings findings) {
        this.before = before;
        this.after = after;
        this.changes = changes;
        this.findings = findings;
        this.removed =
                changes.stream().flatMap(change -> removedBy(change).stream()).collect(Collectors.toSet());
    }

    void check() {
        changes.forEach(this::checkRemoval);
        after.dids().forEach(this::checkDid);
        after.dialRules().forEach(this::checkRule);
    }

    private static Optional<Object> removedBy(Change change) {
        return switch (change) {
            case Change.RemoveExtension(var id) -> Optional.of(id);
            case Change.RemoveTrunk(var id) -> Optional.of(id);
            case Change.RemoveDid(var id) -> Optional.of(id);
            case Change.RemoveDialRule(var id) -> Optional.of(id);
            case Change.PutExtension _, Change.PutTrunk _, Change.PutDid _, Change.PutDialRule _ -> Optional.empty();
            case Change.PutSettings _ -> Optional.empty();
        };
    }

    /** Only what there was can be removed. */
    private void checkRemoval(Change change) {
        switch (change) {
            case Change.RemoveExtension(var id) -> requireKnown(before.extension(id), Kind.EXTENSION, id);
            case Change.RemoveTrunk(var id) -> requireKnown(before.trunk(id), Kind.TRUNK, id);
            case Change.RemoveDid(var id) -> requireKnown(before.did(id), Kind.DID, id);
            case Change.RemoveDialRule(var id) ->
                requireKnown(
                        before.dialRules().stream()
                                .filter(rule -> rule.id().equals(id))
                                .findFirst(),
                        Kind.DIAL_RULE,
                        id);
            case Change.PutExtension _, Change.PutTrunk _, Change.PutDid _, Change.PutDialRule _ -> {}
            case Change.PutSettings _ -> {}
        }
    }

    private void requireKnown(Optional<?> row, Kind kind, Object id) {
        findings.row(kind, id).require(row.isPresent(), "id", "there is no such " + kind.label());
    }

    private void checkDid(Did did) {
        String user = "DID " + did.number();
        switch (did.target()) {
            case RouteTarget.ToExtension(var extension) -> requireExtension(extension, did, user);
            case RouteTarget.ToVoicemail(var extension) -> requireExtension(extension, did, user);
            case RouteTarget.ToRingGroup _, RouteTarget.ToQueue _, RouteTarget.ToIvr _, RouteTarget.ToExternal _ -> {}
        }
        TrunkId trunk = did.trunk();
        if (trunk != null && after.trunk(trunk).isEmpty()) {
            blame(Kind.TRUNK, trunk, Kind.DID, did.id(), "trunk", user);
        }
    }

    private void requireExtension(ExtensionId extension, Did did, String user) {
        if (after.extension(extension).isEmpty()) {
            blame(Kind.EXTENSION, extension, Kind.DID, did.id(), "target.extension", user);
        }
    }

    private void checkRule(DialRule rule) {
        for (int i = 0; i < rule.trunks().size(); i++) {
            TrunkId trunk = rule.trunks().get(i);
            if (after.trunk(trunk).isEmpty()) {
                blame(Kind.TRUNK, trunk, Kind.DIAL_RULE, rule.id(), "trunks[" + i + "]", "dial rule " + rule.name());
            }
        }
    }

    private void blame(Kind missing, Object missingId, Kind kind, Object id, String field, String user) {
        if (removed.contains(missingId)) {
            findings.row(missing, missingId).add("id", "it is still used by " + user);
        } else {
            findings.row(kind, id).add(field, "there is no such " + missing.label() + ": " + missingId);
        }
    }
}
