package uz.karnay.server.office;

import static uz.karnay.server.office.Office.or;
import static uz.karnay.server.office.Office.read;
import static uz.karnay.server.office.Office.required;

import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.Announcement;
import uz.karnay.pbx.directory.AnnouncementId;
import uz.karnay.pbx.directory.CalendarId;
import uz.karnay.pbx.directory.CallQueue;
import uz.karnay.pbx.directory.ConferenceRoom;
import uz.karnay.pbx.directory.DidId;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.Forwarding;
import uz.karnay.pbx.directory.Handling;
import uz.karnay.pbx.directory.HolidayCalendar;
import uz.karnay.pbx.directory.InboundRule;
import uz.karnay.pbx.directory.InboundRuleId;
import uz.karnay.pbx.directory.Mailbox;
import uz.karnay.pbx.directory.Menu;
import uz.karnay.pbx.directory.MenuId;
import uz.karnay.pbx.directory.Permission;
import uz.karnay.pbx.directory.QueueId;
import uz.karnay.pbx.directory.RingGroup;
import uz.karnay.pbx.directory.RingGroup.Member;
import uz.karnay.pbx.directory.RingGroupId;
import uz.karnay.pbx.directory.RoomId;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.directory.Secret;
import uz.karnay.pbx.directory.TimeCondition;
import uz.karnay.pbx.directory.TimeConditionId;
import uz.karnay.pbx.directory.TrunkId;

/** Makes sense of what an office file says of ring groups, queues, menus and the like. */
final class FacilityReader {

    private static final Pattern AGENT = Pattern.compile("(\\S+)(?: tier (\\d{1,3}))?(?: skill (\\d{1,3}))?( always)?");
    private static final Pattern SPEAK = Pattern.compile("language:([a-z]{2})(?: then (.+))?");

    private final Names names;
    private final Map<String, TrunkId> trunks;
    private final Directory current;
    private int inboundRules;

    /** @param current whose secrets stay where the file tells none */
    FacilityReader(Names names, Map<String, TrunkId> trunks, Directory current) {
        this.names = names;
        this.trunks = trunks;
        this.current = current;
    }

    /** Names everything in {@code file}, so that each may lead to each, whatever stands first. */
    void name(OfficeFile file) {
        name("ring-group", file.ringGroups(), FacilityFile.Group::name);
        name("queue", file.queues(), FacilityFile.Queue::name);
        name("menu", file.menus(), FacilityFile.MenuRow::name);
        name("announcement", file.announcements(), FacilityFile.Said::name);
        name("time-condition", file.timeConditions(), FacilityFile.Clock::name);
        name("holiday-calendar", file.holidayCalendars(), FacilityFile.Calendar::name);
        name("conference", file.conferenceRooms(), FacilityFile.Room::name);
    }

    /** What a row is called, if it says so. */
    private interface Named<R> {
        @Nullable
        String of(R row);
    }

    private <R> void name(String kind, @Nullable List<R> rows, Named<R> called) {
        for (R row : rows == null ? List.<R>of() : rows) {
            String name = called.of(row);
            if (name != null) {
                names.add(kind, name);
            }
        }
    }

    RingGroup group(FacilityFile.Group row) {
        String name = required("name", row.name());
        return new RingGroup(
                new RingGroupId(names.known("ring-group", name)),
                name,
                or(row.number(), ""),
                read("order", row.order(), Words.choice(RingGroup.Order.class), RingGroup.Order.ALL),
                members("members", row.members()),
                read("ring-time", row.ringTime(), Words::duration, Duration.ofSeconds(20)),
                or(row.callerPrefix(), ""),
                names.targetOrNull("otherwise", row.otherwise()),
                or(row.enabled(), true));
    }

    private List<Member> members(String key, @Nullable List<String> texts) {
        return read(key, texts, all -> all.stream().map(this::member).toList(), List.of());
    }

    private Member member(String text) {
        var delayed = FacilityWords.delayed(text);
        RouteTarget target = names.isExtension(delayed.number())
                ? new RouteTarget.ToExtension(new ExtensionId(names.known("extension", delayed.number())))
                : new RouteTarget.ToExternal(delayed.number());
        return new Member(target, delayed.delay());
    }

    CallQueue queue(FacilityFile.Queue row) {
        String name = required("name", row.name());
        return new CallQueue(
                new QueueId(names.known("queue", name)),
                name,
                or(row.number(), ""),
                read(
                        "strategy",
                        row.strategy(),
                        Words.choice(CallQueue.Strategy.class),
                        CallQueue.Strategy.LONGEST_IDLE),
                read(
                        "agents",
                        row.agents(),
                        all -> all.stream().map(this::agent).toList(),
                        List.of()),
                new CallQueue.Timing(
                        read("ring", row.ring(), Words::duration, Duration.ofSeconds(15)),
                        read("rest", row.rest(), Words::duration, Duration.ofSeconds(5)),
                        read("wrap-up", row.wrapUp(), Words::duration, Duration.ofSeconds(10)),
                        read("service-level", row.serviceLevel(), Words::duration, Duration.ofSeconds(20))),
                new CallQueue.Entry(
                        or(row.maxWaiting(), 50),
                        read("max-wait", row.maxWait(), Words::duration, Duration.ofMinutes(10)),
                        read("join", row.join(), Words.choice(CallQueue.Join.class), CallQueue.Join.ALWAYS),
                        or(row.leaveWhenDeserted(), false)),
                new CallQueue.Voice(
                        or(row.music(), ""),
                        FacilityWords.wording(row.greeting()),
                        read("every", row.every(), Words::duration, Duration.ZERO),
                        or(row.position(), false),
                        or(row.waitingTime(), false),
                        FacilityWords.wording(row.reminder()),
                        FacilityWords.wording(row.toAgent())),
                overflow(row),
                or(row.priority(), 0),
                read("record", row.record(), Words::onOff, false),
                or(row.enabled(), true));
    }

    private CallQueue.Overflow overflow(FacilityFile.Queue row) {
        Map<String, String> keys = or(row.keys(), Map.of());
        return new CallQueue.Overflow(
                names.targetOrNull("full", row.full()),
                names.targetOrNull("timeout", row.timeout()),
                names.targetOrNull("deserted", row.deserted()),
                keys.entrySet().stream()
                        .map(key ->
                                new CallQueue.Way(key.getKey(), names.target("keys." + key.getKey(), key.getValue())))
                        .toList(),
                or(row.callbackKey(), ""));
    }

    private CallQueue.Agent agent(String text) {
        Matcher match = AGENT.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not an agent, such as 200 tier 1 skill 50 always");
        }
        return new CallQueue.Agent(
                new ExtensionId(names.known("extension", match.group(1))),
                match.group(2) == null ? 0 : Integer.parseInt(match.group(2)),
                match.group(3) == null ? 1 : Integer.parseInt(match.group(3)),
                match.group(4) != null);
    }

    Menu menu(FacilityFile.MenuRow row) {
        String name = required("name", row.name());
        var id = new MenuId(names.known("menu", name));
        List<Integer> spot = or(row.spot(), List.of(0, 0));
        return new Menu(
                id,
                name,
                or(row.number(), ""),
                read("language", row.language(), FacilityWords::language, null),
                FacilityWords.wording(row.greeting()),
                FacilityWords.wording(row.choices()),
                or(row.keys(), Map.<String, String>of()).entrySet().stream()
                        .map(key -> new Menu.Key(key.getKey(), action("keys." + key.getKey(), key.getValue())))
                        .toList(),
                or(row.dialExtensions(), false),
                new Menu.Patience(
                        read("first-key", row.firstKey(), Words::duration, Duration.ofSeconds(6)),
                        read("next-key", row.nextKey(), Words::duration, Duration.ofSeconds(3))),
                trouble("wrong", row.wrong()),
                trouble("silence", row.silence()),
                new Menu.Spot(spot.getFirst(), spot.getLast()),
                current.menu(id).map(Menu::version).orElse(1),
                or(row.enabled(), true));
    }

    private Menu.Action action(String key, String text) {
        Matcher speak = SPEAK.matcher(text);
        if (speak.matches()) {
            return new Menu.Action.Choose(
                    FacilityWords.language(speak.group(1)), names.targetOrNull(key, speak.group(2)));
        }
        return switch (text) {
            case "back" -> new Menu.Action.Back();
            case "repeat" -> new Menu.Action.Repeat();
            default -> new Menu.Action.GoTo(names.target(key, text));
        };
    }

    private Menu.Trouble trouble(String key, FacilityFile.@Nullable Trouble row) {
        var given = or(row, new FacilityFile.Trouble(null, null, null));
        return new Menu.Trouble(
                or(given.times(), 2),
                FacilityWords.wording(given.wording()),
                names.targetOrNull(key + ".then", given.then()));
    }

    Announcement announcement(FacilityFile.Said row) {
        String name = required("name", row.name());
        return new Announcement(
                new AnnouncementId(names.known("announcement", name)),
                name,
                or(row.number(), ""),
                FacilityWords.wording(required("wording", row.wording())),
                or(row.times(), 1),
                or(row.answered(), true),
                names.targetOrNull("then", row.then()),
                or(row.enabled(), true));
    }

    TimeCondition timeCondition(FacilityFile.Clock row) {
        String name = required("name", row.name());
        return new TimeCondition(
                new TimeConditionId(names.known("time-condition", name)),
                name,
                or(row.number(), ""),
                read("time-zone", row.timeZone(), ZoneId::of, null),
                read(
                        "open",
                        row.open(),
                        all -> all.stream().map(FacilityWords::hours).toList(),
                        List.of()),
                read(
                        "exceptions",
                        row.exceptions(),
                        all -> all.stream().map(FacilityWords::special).toList(),
                        List.of()),
                row.holidays() == null ? null : new CalendarId(names.known("holiday-calendar", row.holidays())),
                read("by-hand", row.byHand(), Words.choice(TimeCondition.ByHand.class), TimeCondition.ByHand.NONE),
                names.target("when-open", required("when-open", row.whenOpen())),
                names.target("when-closed", required("when-closed", row.whenClosed())));
    }

    HolidayCalendar calendar(FacilityFile.Calendar row) {
        String name = required("name", row.name());
        return new HolidayCalendar(
                new CalendarId(names.known("holiday-calendar", name)),
                name,
                read(
                        "days",
                        row.days(),
                        all -> all.stream().map(FacilityWords::holiday).toList(),
                        HolidayCalendar.ofUzbekistan()));
    }

    ConferenceRoom room(FacilityFile.Room row) {
        String name = required("name", row.name());
        var id = new RoomId(names.known("conference", name));
        var before = current.room(id);
        return new ConferenceRoom(
                id,
                name,
                or(row.number(), ""),
                secret(row.pin(), before.map(ConferenceRoom::pin)),
                secret(row.moderatorPin(), before.map(ConferenceRoom::moderatorPin)),
                or(row.waitForModerator(), false),
                or(row.muted(), false),
                read("record", row.record(), Words::onOff, false),
                or(row.maxSeats(), 20),
                or(row.enabled(), true));
    }

    InboundRule inboundRule(FacilityFile.Inbound row) {
        inboundRules++;
        String name = or(row.name(), "rule " + inboundRules);
        String trunk = row.trunk();
        if (trunk != null && !trunks.containsKey(trunk)) {
            throw new IllegalArgumentException("trunk: nothing is named '" + trunk + "'");
        }
        return new InboundRule(
                new InboundRuleId(names.add("inbound-rule", name)),
                inboundRules,
                name,
                row.did() == null
                        ? null
                        : new DidId(names.known("did", Words.number(row.did()).value())),
                trunk == null ? null : trunks.get(trunk),
                or(row.callers(), List.of()),
                or(row.anonymous(), false),
                names.targetOrNull("target", row.target()),
                or(row.enabled(), true));
    }

    private static Secret secret(@Nullable String given, Optional<Secret> before) {
        return given == null ? before.orElse(Secret.of("")) : Secret.of(given);
    }

    /** @param before whose PINs stay where the file tells none */
    Handling handling(OfficeFile.Person person, Handling before) {
        Handling usual = Handling.USUAL;
        boolean voicemail = read("voicemail", person.voicemail(), Words::onOff, false);
        return new Handling(
                new Forwarding(
                        names.targetOrNull("forward-always", person.forwardAlways()),
                        names.targetOrNull("forward-busy", person.forwardBusy()),
                        names.targetOrNull("forward-no-answer", person.forwardNoAnswer()),
                        names.targetOrNull("forward-not-registered", person.forwardNotRegistered()),
                        read("ring-time", person.ringTime(), Words::duration, null),
                        members("follow-me", person.followMe())),
                or(person.doNotDisturb(), usual.doNotDisturb()),
                or(person.callWaiting(), usual.callWaiting()),
                new Mailbox(
                        voicemail,
                        secret(
                                person.voicemailPin(),
                                Optional.of(before.mailbox().pin())),
                        or(person.voicemailEmail(), ""),
                        or(person.voicemailAttached(), false)),
                read("permissions", person.permissions(), FacilityReader::permissions, usual.permissions()),
                secret(person.pin(), Optional.of(before.pin())),
                or(person.pickupGroup(), ""));
    }

    /** {@code all} stands for each of them. */
    private static Set<Permission> permissions(List<String> words) {
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        words.stream()
                .flatMap(word -> word.equals("all")
                        ? Stream.of(Permission.values())
                        : Stream.of(Words.choice(Permission.class).apply(word)))
                .forEach(permissions::add);
        return permissions;
    }
}
