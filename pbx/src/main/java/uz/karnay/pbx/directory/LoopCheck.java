package uz.karnay.pbx.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.Problem.Kind;
import uz.karnay.pbx.route.NumberingPlan;

/**
 * Finds circles that a caller would go round without doing anything: a queue that gives up to a group that gives up to
 * the queue. A menu's keys are the caller's own doing, and lead where they like.
 */
final class LoopCheck {

    private final Directory directory;
    private final Findings findings;
    private final Set<Object> changed;
    private final Map<Object, Mark> marks = new HashMap<>();
    private final List<Place> path = new ArrayList<>();

    private enum Mark {
        ON_THE_PATH,
        DONE
    }

    /** @param changed the ids of the rows that are being put: one of them is at fault */
    LoopCheck(Directory directory, Findings findings, Set<Object> changed) {
        this.directory = directory;
        this.findings = findings;
        this.changed = changed;
    }

    /** A row that leads callers on, and the field of it that does. */
    private record Place(Kind kind, Object id, String label, List<Facility.Exit> exits) {}

    void check() {
        directory.dids().forEach(did -> visit(place(did)));
        directory.extensions().forEach(extension -> visit(place(extension)));
        directory.facilities().forEach(facility -> visit(place(facility)));
    }

    private void visit(Place place) {
        if (marks.get(place.id()) == Mark.DONE) {
            return;
        }
        marks.put(place.id(), Mark.ON_THE_PATH);
        path.add(place);
        place.exits().stream().filter(Facility.Exit::automatic).forEach(exit -> follow(exit));
        path.removeLast();
        marks.put(place.id(), Mark.DONE);
    }

    private void follow(Facility.Exit exit) {
        Optional<Place> next = place(exit.target());
        if (next.isEmpty()) {
            return;
        }
        if (marks.get(next.get().id()) == Mark.ON_THE_PATH) {
            report(next.get());
        } else {
            visit(next.get());
        }
    }

    private void report(Place again) {
        int from = 0;
        while (!path.get(from).id().equals(again.id())) {
            from++;
        }
        List<Place> circle = path.subList(from, path.size());
        String told = circle.stream().map(Place::label).collect(Collectors.joining(" → ")) + " → " + again.label();
        int fault = 0;
        while (fault < circle.size() - 1 && !changed.contains(circle.get(fault).id())) {
            fault++;
        }
        Place next = fault + 1 < circle.size() ? circle.get(fault + 1) : again;
        Place guilty = circle.get(fault);
        findings.row(guilty.kind(), guilty.id()).add(field(guilty, next), "callers would go in a circle: " + told);
    }

    private String field(Place from, Place to) {
        return from.exits().stream()
                .filter(Facility.Exit::automatic)
                .filter(exit -> place(exit.target())
                        .filter(next -> next.id().equals(to.id()))
                        .isPresent())
                .map(Facility.Exit::field)
                .findFirst()
                .orElse("");
    }

    private Optional<Place> place(RouteTarget target) {
        return switch (target) {
            case RouteTarget.ToExtension(var id) -> directory.extension(id).map(LoopCheck::place);
            case RouteTarget.ToDid(var id) -> directory.did(id).map(LoopCheck::place);
            case RouteTarget.ToRingGroup(var id) -> facility(id);
            case RouteTarget.ToQueue(var id) -> facility(id);
            case RouteTarget.ToIvr(var id) -> facility(id);
            case RouteTarget.ToConference(var id) -> facility(id);
            case RouteTarget.ToAnnouncement(var id) -> facility(id);
            case RouteTarget.ToTimeCondition(var id) -> facility(id);
            case RouteTarget.ToExternal(var number) -> dialled(number);
            case RouteTarget.ToVoicemail _, RouteTarget.HangUp _ -> Optional.empty();
        };
    }

    /** A number may be one of our own. */
    private Optional<Place> dialled(String number) {
        String text = NumberingPlan.clean(number);
        return directory
                .extensionByNumber(text)
                .map(LoopCheck::place)
                .or(() -> directory.facilityByNumber(text).map(LoopCheck::place))
                .or(() -> NumberingPlan.read(text, directory.settings())
                                instanceof NumberingPlan.Dialled.Public(E164 subscriber)
                        ? directory.didByNumber(subscriber).map(LoopCheck::place)
                        : Optional.empty());
    }

    private Optional<Place> facility(FacilityId id) {
        return directory.facility(id).map(LoopCheck::place);
    }

    private static Place place(Did did) {
        return new Place(Kind.DID, did.id(), "DID " + did.number(), Facility.Exit.automatic("target", target(did)));
    }

    private static @Nullable RouteTarget target(Did did) {
        return did.enabled() ? did.target() : null;
    }

    private static Place place(Extension extension) {
        return new Place(
                Kind.EXTENSION,
                extension.id(),
                "extension " + extension.number(),
                extension.handling().forwarding().exits());
    }

    private static Place place(Facility facility) {
        Kind kind = Kind.of(facility.id());
        return new Place(kind, facility.id(), kind.label() + " " + facility.name(), facility.exits());
    }
}
