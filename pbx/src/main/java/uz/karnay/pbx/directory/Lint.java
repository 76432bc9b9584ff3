package uz.karnay.pbx.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import uz.karnay.pbx.directory.Problem.Kind;
import uz.karnay.pbx.route.DialPattern;

/** Finds what is allowed, but cannot work or was hardly meant so. Pure. */
public final class Lint {

    private static final int FEW = 2;

    private final Directory directory;
    private final LocalDate today;
    private final List<Problem> findings = new ArrayList<>();

    private Lint(Directory directory, LocalDate today) {
        this.directory = directory;
        this.today = today;
    }

    /** @param today for holidays that are entered year by year */
    public static List<Problem> findings(Directory directory, LocalDate today) {
        var lint = new Lint(directory, today);
        lint.findings.addAll(DirectoryCheck.problems(directory));
        directory.dids().forEach(lint::inspect);
        directory.extensions().forEach(lint::inspect);
        directory.dialRules().forEach(lint::inspect);
        directory.facilities().forEach(lint::inspect);
        lint.inspectEmergency();
        lint.inspectInternational();
        return lint.findings;
    }

    private void add(Kind kind, Object id, String field, String message) {
        findings.add(new Problem(kind, id.toString(), field, message));
    }

    private void inspect(Did did) {
        if (!did.enabled()) {
            return;
        }
        deadEnd(did.target()).ifPresent(why -> add(Kind.DID, did.id(), "target", "it leads nowhere: " + why));
        if (did.trunk() != null
                && directory.trunk(did.trunk()).filter(Trunk::enabled).isEmpty()) {
            add(Kind.DID, did.id(), "trunk", "the only trunk it may be called through is switched off");
        }
    }

    private void inspect(Extension extension) {
        inspect(
                Kind.EXTENSION,
                extension.id(),
                extension.handling().forwarding().exits());
    }

    private void inspect(DialRule rule) {
        if (rule.enabled() && openTrunks(rule).findAny().isEmpty()) {
            add(Kind.DIAL_RULE, rule.id(), "trunks", "all its trunks are switched off");
        }
    }

    private Stream<Trunk> openTrunks(DialRule rule) {
        return rule.trunks().stream()
                .flatMap(id -> directory.trunk(id).stream())
                .filter(Trunk::enabled);
    }

    private void inspect(Facility facility) {
        Kind kind = Kind.of(facility.id());
        inspect(kind, facility.id(), facility.exits());
        switch (facility) {
            case RingGroup group -> {
                if (group.enabled() && group.members().isEmpty()) {
                    add(kind, group.id(), "members", "nobody is in it");
                }
            }
            case CallQueue queue -> {
                if (queue.enabled() && queue.agents().isEmpty()) {
                    add(kind, queue.id(), "agents", "nobody serves it");
                }
            }
            case Menu menu -> inspect(menu);
            case TimeCondition condition -> inspect(condition);
            case HolidayCalendar calendar -> inspect(calendar);
            case Announcement _, ConferenceRoom _, InboundRule _ -> {}
        }
    }

    private void inspect(Kind kind, Object id, List<Facility.Exit> exits) {
        exits.forEach(exit ->
                deadEnd(exit.target()).ifPresent(why -> add(kind, id, exit.field(), "it leads nowhere: " + why)));
    }

    private void inspect(Menu menu) {
        if (menu.greeting().isEmpty() && menu.choices().isEmpty()) {
            add(Kind.MENU, menu.id(), "choices", "it says nothing, so nobody knows what to press");
        }
        if (menu.keys().isEmpty() && !menu.dialExtensions()) {
            add(Kind.MENU, menu.id(), "keys", "no key does anything");
        }
    }

    private void inspect(TimeCondition condition) {
        if (condition.holidays() == null) {
            add(Kind.TIME_CONDITION, condition.id(), "holidays", "it has no calendar, so it is open on holidays");
        }
        if (condition.open().isEmpty()) {
            add(Kind.TIME_CONDITION, condition.id(), "open", "it is never open");
        }
    }

    /** The two feasts that follow the moon are entered for each year. */
    private void inspect(HolidayCalendar calendar) {
        for (int year : List.of(today.getYear(), today.getYear() + 1)) {
            long entered = calendar.days().stream()
                    .filter(day -> day.year() != null && day.year() == year)
                    .count();
            if (entered < FEW) {
                add(
                        Kind.CALENDAR,
                        calendar.id(),
                        "days",
                        "Ramazon hayit and Qurbon hayit of " + year + " are not entered");
            }
        }
    }

    private void inspectEmergency() {
        if (directory.trunks().stream().noneMatch(trunk -> trunk.enabled() && !trunk.tieLine())) {
            add(Kind.SETTINGS, "", "emergency", "no trunk carries 101, 102, 103, 104 and 112");
        }
    }

    private void inspectInternational() {
        boolean goesOut = directory.dialRules().stream().anyMatch(rule -> rule.enabled() && fitsAbroad(rule));
        boolean openToAll = directory.extensions().size() >= FEW
                && directory.extensions().stream()
                        .allMatch(each -> each.handling().permissions().contains(Permission.INTERNATIONAL));
        if (goesOut && openToAll) {
            add(Kind.SETTINGS, "", "international", "every extension may call abroad");
        }
    }

    private static boolean fitsAbroad(DialRule rule) {
        DialPattern pattern = DialPattern.parse(rule.pattern());
        return Stream.of("00442071234567", "+442071234567", "8104420712345678").anyMatch(pattern::matches);
    }

    /** Why a caller who is led there reaches nobody; empty when somebody may be reached. */
    private Optional<String> deadEnd(RouteTarget target) {
        return switch (target) {
            case RouteTarget.ToExtension(var id) ->
                when(directory.extension(id).filter(Extension::enabled).isEmpty(), "the extension is switched off");
            case RouteTarget.ToVoicemail(var id) ->
                when(
                        directory
                                .extension(id)
                                .filter(each -> each.handling().mailbox().enabled())
                                .isEmpty(),
                        "the extension has no mailbox");
            case RouteTarget.ToDid(var id) ->
                when(directory.did(id).filter(Did::enabled).isEmpty(), "the number is switched off");
            case RouteTarget.ToRingGroup(var id) ->
                when(
                        directory
                                .ringGroup(id)
                                .filter(each -> !each.enabled() && each.otherwise() == null)
                                .isPresent(),
                        "the group is switched off");
            case RouteTarget.ToQueue(var id) ->
                when(
                        directory
                                .queue(id)
                                .filter(each ->
                                        !each.enabled() && each.overflow().deserted() == null)
                                .isPresent(),
                        "the queue is switched off");
            case RouteTarget.ToIvr(var id) ->
                when(
                        directory
                                .menu(id)
                                .filter(each ->
                                        !each.enabled() && each.silence().then() == null)
                                .isPresent(),
                        "the menu is switched off");
            case RouteTarget.ToConference(var id) ->
                when(directory.room(id).filter(ConferenceRoom::enabled).isEmpty(), "the room is switched off");
            case RouteTarget.ToAnnouncement _,
                    RouteTarget.ToTimeCondition _,
                    RouteTarget.ToExternal _,
                    RouteTarget.HangUp _ -> Optional.empty();
        };
    }

    private static Optional<String> when(boolean so, String why) {
        return so ? Optional.of(why) : Optional.empty();
    }
}
