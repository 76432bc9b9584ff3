package uz.karnay.pbx.directory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

    /** A row that refers to others, and what people call it. */
    private record User(Kind kind, Object id, String label) {}

    void check() {
        changes.forEach(this::checkRemoval);
        after.extensions().forEach(this::checkExtension);
        after.dids().forEach(this::checkDid);
        after.dialRules().forEach(this::checkRule);
        after.facilities().forEach(this::checkFacility);
    }

    private static Optional<Object> removedBy(Change change) {
        return switch (change) {
            case Change.RemoveExtension(var id) -> Optional.of(id);
            case Change.RemoveTrunk(var id) -> Optional.of(id);
            case Change.RemoveDid(var id) -> Optional.of(id);
            case Change.RemoveDialRule(var id) -> Optional.of(id);
            case Change.RemoveFacility(var id) -> Optional.of(id);
            case Change.PutExtension _, Change.PutTrunk _, Change.PutDid _, Change.PutDialRule _ -> Optional.empty();
            case Change.PutFacility _, Change.PutSettings _ -> Optional.empty();
        };
    }

    /** Only what there was can be removed. */
    private void checkRemoval(Change change) {
        switch (change) {
            case Change.RemoveExtension(var id) -> requireKnown(before.extension(id), Kind.EXTENSION, id);
            case Change.RemoveTrunk(var id) -> requireKnown(before.trunk(id), Kind.TRUNK, id);
            case Change.RemoveDid(var id) -> requireKnown(before.did(id), Kind.DID, id);
            case Change.RemoveFacility(var id) -> requireKnown(before.facility(id), Kind.of(id), id);
            case Change.RemoveDialRule(var id) ->
                requireKnown(
                        before.dialRules().stream()
                                .filter(rule -> rule.id().equals(id))
                                .findFirst(),
                        Kind.DIAL_RULE,
                        id);
            case Change.PutExtension _, Change.PutTrunk _, Change.PutDid _, Change.PutDialRule _ -> {}
            case Change.PutFacility _, Change.PutSettings _ -> {}
        }
    }

    private void requireKnown(Optional<?> row, Kind kind, Object id) {
        findings.row(kind, id).require(row.isPresent(), "id", "there is no such " + kind.label());
    }

    private void checkExtension(Extension extension) {
        var user = new User(Kind.EXTENSION, extension.id(), "extension " + extension.number());
        extension.handling().forwarding().exits().forEach(exit -> checkTarget(exit.target(), exit.field(), user));
    }

    private void checkDid(Did did) {
        var user = new User(Kind.DID, did.id(), "DID " + did.number());
        checkTarget(did.target(), "target", user);
        checkTrunk(did.trunk(), "trunk", user);
    }

    private void checkRule(DialRule rule) {
        var user = new User(Kind.DIAL_RULE, rule.id(), "dial rule " + rule.name());
        for (int i = 0; i < rule.trunks().size(); i++) {
            checkTrunk(rule.trunks().get(i), "trunks[" + i + "]", user);
        }
    }

    private void checkFacility(Facility facility) {
        Kind kind = Kind.of(facility.id());
        var user = new User(kind, facility.id(), kind.label() + " " + facility.name());
        facility.exits().forEach(exit -> checkTarget(exit.target(), exit.field(), user));
        switch (facility) {
            case CallQueue queue -> checkAgents(queue, user);
            case TimeCondition condition
            when condition.holidays() != null -> checkFacility(condition.holidays(), "holidays", user);
            case InboundRule rule -> {
                checkTrunk(rule.trunk(), "trunk", user);
                checkDid(rule.did(), "did", user);
            }
            case RingGroup _, Menu _, Announcement _, TimeCondition _, HolidayCalendar _, ConferenceRoom _ -> {}
        }
    }

    private void checkAgents(CallQueue queue, User user) {
        for (int i = 0; i < queue.agents().size(); i++) {
            checkExtension(queue.agents().get(i).extension(), "agents[" + i + "].extension", user);
        }
    }

    private void checkTarget(RouteTarget target, String field, User user) {
        switch (target) {
            case RouteTarget.ToExtension(var id) -> checkExtension(id, field + ".extension", user);
            case RouteTarget.ToVoicemail(var id) -> checkExtension(id, field + ".extension", user);
            case RouteTarget.ToRingGroup(var id) -> checkFacility(id, field + ".ringGroup", user);
            case RouteTarget.ToQueue(var id) -> checkFacility(id, field + ".queue", user);
            case RouteTarget.ToIvr(var id) -> checkFacility(id, field + ".ivr", user);
            case RouteTarget.ToConference(var id) -> checkFacility(id, field + ".conference", user);
            case RouteTarget.ToAnnouncement(var id) -> checkFacility(id, field + ".announcement", user);
            case RouteTarget.ToTimeCondition(var id) -> checkFacility(id, field + ".timeCondition", user);
            case RouteTarget.ToDid(var id) -> checkDid(id, field + ".did", user);
            case RouteTarget.ToExternal _, RouteTarget.HangUp _ -> {}
        }
    }

    private void checkExtension(ExtensionId id, String field, User user) {
        if (after.extension(id).isEmpty()) {
            blame(Kind.EXTENSION, id, field, user);
        }
    }

    private void checkTrunk(@Nullable TrunkId id, String field, User user) {
        if (id != null && after.trunk(id).isEmpty()) {
            blame(Kind.TRUNK, id, field, user);
        }
    }

    private void checkDid(@Nullable DidId id, String field, User user) {
        if (id != null && after.did(id).isEmpty()) {
            blame(Kind.DID, id, field, user);
        }
    }

    private void checkFacility(FacilityId id, String field, User user) {
        if (after.facility(id).isEmpty()) {
            blame(Kind.of(id), id, field, user);
        }
    }

    private void blame(Kind missing, Object missingId, String field, User user) {
        if (removed.contains(missingId)) {
            findings.row(missing, missingId).add("id", "it is still used by " + user.label());
        } else {
            findings.row(user.kind(), user.id()).add(field, "there is no such " + missing.label() + ": " + missingId);
        }
    }
}
