package uz.karnay.pbx.directory;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.Problem.Kind;

/** Finds rows that claim the same number, login, name or place; of two, the one that is being changed is at fault. */
final class TwinCheck {

    private final Findings findings;
    private final Set<Object> changed;

    /** @param changed the ids of the rows that are being put */
    TwinCheck(Findings findings, Set<Object> changed) {
        this.findings = findings;
        this.changed = changed;
    }

    void check(Directory directory) {
        var extensions = directory.extensions();
        check(extensions, Kind.EXTENSION, Extension::id, "number", Extension::number, Extension::name);
        checkLogins(directory);
        checkFacilities(directory);
        var trunks = directory.trunks();
        check(trunks, Kind.TRUNK, Trunk::id, "name", trunk -> lower(trunk.name()), Trunk::name);
        check(trunks, Kind.TRUNK, Trunk::id, "identity.login", TwinCheck::operatorAccount, Trunk::name);
        check(
                directory.dids(),
                Kind.DID,
                Did::id,
                "number",
                Did::number,
                did -> did.number().value());
        check(directory.dialRules(), Kind.DIAL_RULE, DialRule::id, "position", DialRule::position, DialRule::name);
    }

    /** Everything that can be dialled in the office shares one set of numbers; a name is unique among its kind. */
    private void checkFacilities(Directory directory) {
        Map<String, String> numbers = new HashMap<>();
        directory.extensions().forEach(each -> numbers.putIfAbsent(each.number(), "extension " + each.number()));
        Map<String, String> names = new HashMap<>();
        Map<Integer, String> positions = new HashMap<>();
        for (Facility each : oldestFirst(directory.facilities(), Facility::id)) {
            Kind kind = Kind.of(each.id());
            String claimant = kind.label() + " " + each.name();
            claim(names, kind.label() + " " + lower(each.name()), claimant, kind, each.id(), "name");
            if (!each.number().isEmpty()) {
                claim(numbers, each.number(), claimant, kind, each.id(), "number");
            }
            if (each instanceof InboundRule rule) {
                claim(positions, rule.position(), claimant, kind, each.id(), "position");
            }
        }
    }

    /** Extensions and operators that register with us share one registrar, hence one set of logins. */
    private void checkLogins(Directory directory) {
        Map<String, String> owners = new HashMap<>();
        for (Extension each : oldestFirst(directory.extensions(), Extension::id)) {
            claim(owners, lower(each.login()), "extension " + each.number(), Kind.EXTENSION, each.id(), "login");
        }
        for (Trunk each : oldestFirst(directory.trunks(), Trunk::id)) {
            if (each.account() == Trunk.Account.PROVIDER_REGISTERS) {
                String login = lower(each.identity().login());
                claim(owners, login, "trunk " + each.name(), Kind.TRUNK, each.id(), "identity.login");
            }
        }
    }

    /** The account a trunk registers with at its operator, or null when it does not register. */
    private static @Nullable String operatorAccount(Trunk trunk) {
        return trunk.account() == Trunk.Account.REGISTERS_TO_PROVIDER
                ? trunk.identity().login() + " at " + lower(trunk.server().toString())
                : null;
    }

    private <R, K> void check(
            Collection<R> rows,
            Kind kind,
            Function<R, Object> id,
            String field,
            Function<R, @Nullable K> key,
            Function<R, String> label) {
        Map<K, String> owners = new HashMap<>();
        for (R row : oldestFirst(rows, id)) {
            K claimed = key.apply(row);
            if (claimed != null) {
                claim(owners, claimed, kind.label() + " " + label.apply(row), kind, id.apply(row), field);
            }
        }
    }

    /** What is not being changed comes first, and all in one order, whatever the map they come from. */
    private <R> List<R> oldestFirst(Collection<R> rows, Function<R, Object> id) {
        return rows.stream()
                .sorted(Comparator.<R, Boolean>comparing(row -> changed.contains(id.apply(row)))
                        .thenComparing(row -> id.apply(row).toString()))
                .toList();
    }

    private <K> void claim(Map<K, String> owners, K key, String claimant, Kind kind, Object id, String field) {
        String owner = owners.putIfAbsent(key, claimant);
        if (owner != null) {
            findings.row(kind, id).add(field, key + " is already taken by " + owner);
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
