package uz.karnay.pbx.directory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import uz.karnay.pbx.directory.Problem.Kind;

/** Finds what is wrong with a configuration before it comes into force. Pure. */
public final class DirectoryCheck {

    private DirectoryCheck() {}

    /** All problems of a whole directory; empty when it may come into force. */
    public static List<Problem> problems(Directory directory) {
        return problems(directory, List.of());
    }

    /** All problems of {@code before} with {@code changes} made, and of the changes themselves. */
    public static List<Problem> problems(Directory before, List<Change> changes) {
        var findings = new Findings();
        Directory after = before.with(changes);
        SettingsCheck.check(after.settings(), findings.row(Kind.SETTINGS, ""));
        after.extensions().forEach(each -> ExtensionCheck.check(each, findings.row(Kind.EXTENSION, each.id())));
        after.trunks().forEach(each -> TrunkCheck.check(each, findings.row(Kind.TRUNK, each.id())));
        after.dids().forEach(each -> DidCheck.check(each, findings.row(Kind.DID, each.id())));
        after.dialRules().forEach(each -> DialRuleCheck.check(each, findings.row(Kind.DIAL_RULE, each.id())));
        after.facilities().forEach(each -> FacilityCheck.check(each, findings.row(Kind.of(each.id()), each.id())));
        new TwinCheck(findings, put(changes)).check(after);
        new ReferenceCheck(before, after, changes, findings).check();
        new LoopCheck(after, findings, put(changes)).check();
        return findings.problems();
    }

    private static Set<Object> put(List<Change> changes) {
        return changes.stream()
                .flatMap(change -> DirectoryCheck.put(change).stream())
                .collect(Collectors.toSet());
    }

    private static Optional<Object> put(Change change) {
        return switch (change) {
            case Change.PutExtension(var extension) -> Optional.of(extension.id());
            case Change.PutTrunk(var trunk) -> Optional.of(trunk.id());
            case Change.PutDid(var did) -> Optional.of(did.id());
            case Change.PutDialRule(var rule) -> Optional.of(rule.id());
            case Change.PutFacility(var facility) -> Optional.of(facility.id());
            case Change.RemoveFacility _ -> Optional.empty();
            case Change.RemoveExtension _, Change.RemoveTrunk _, Change.RemoveDid _ -> Optional.empty();
            case Change.RemoveDialRule _, Change.PutSettings _ -> Optional.empty();
        };
    }
}
