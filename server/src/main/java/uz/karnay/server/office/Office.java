package uz.karnay.server.office;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;
import uz.karnay.pbx.directory.AudioCodec;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.DialRule;
import uz.karnay.pbx.directory.DialRuleId;
import uz.karnay.pbx.directory.Did;
import uz.karnay.pbx.directory.DidId;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.Dtmf;
import uz.karnay.pbx.directory.E164;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.Facility;
import uz.karnay.pbx.directory.Handling;
import uz.karnay.pbx.directory.Parking;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.directory.Secret;
import uz.karnay.pbx.directory.Settings;
import uz.karnay.pbx.directory.Srtp;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.pbx.directory.TrunkId;
import uz.karnay.server.config.ConfigException;

/**
 * The first configuration of an empty database: read from a file, or two extensions to begin with. The changes it
 * yields are checked like those of an administrator when they are applied.
 */
public final class Office {

    private static final int GENERATED_PASSWORD_LENGTH = 16;

    private final Directory current;
    private final Entropy entropy;
    private final List<Change> changes = new ArrayList<>();
    private final List<Extension> welcomed = new ArrayList<>();
    private final Map<String, TrunkId> trunks = new HashMap<>();
    private final Names names;
    private final FacilityReader facilities;

    private Office(Directory current, Clock clock, Entropy entropy) {
        this.current = current;
        this.entropy = entropy;
        this.names = new Names(clock, entropy);
        names.know(current);
        this.facilities = new FacilityReader(names, trunks, current);
    }

    /** Extensions 200 and 201 with passwords made up on the spot. */
    public static Office starter(Clock clock, Entropy entropy) {
        var office = new Office(Directory.empty(), clock, entropy);
        office.addExtensions(person("200", "Reception"));
        office.addExtensions(person("201", "Office"));
        return office;
    }

    /** @throws ConfigException when the file does not say what it must; the message names the place */
    public static Office read(Path path, Clock clock, Entropy entropy) {
        return read(path, Directory.empty(), clock, entropy);
    }

    /**
     * Reads a file for an office that is there already: what is called as before is the same, and keeps the secrets that
     * the file does not tell.
     *
     * @throws ConfigException when the file does not say what it must; the message names the place
     */
    public static Office read(Path path, Directory current, Clock clock, Entropy entropy) {
        OfficeFile file = OfficeFile.read(path);
        var office = new Office(current, clock, entropy);
        office.addSettings(file.settings());
        office.facilities.name(file);
        office.each("extensions", file.extensions(), office::nameExtensions);
        office.each("dids", file.dids(), office::nameDid);
        office.each("extensions", file.extensions(), office::addExtensions);
        office.each("trunks", file.trunks(), office::addTrunk);
        office.each("dids", file.dids(), office::addDid);
        office.addFacilities(file);
        office.each("dial-plan", file.dialPlan(), office::addRule);
        return office;
    }

    /** What to apply to an empty directory. */
    public List<Change> changes() {
        return List.copyOf(changes);
    }

    /** The extensions whose passwords were made up here and must be told to someone. */
    public List<Extension> welcomed() {
        return List.copyOf(welcomed);
    }

    private static OfficeFile.Person person(String number, String name) {
        return new OfficeFile.Person(number, name);
    }

    private void addSettings(OfficeFile.@Nullable General general) {
        if (general != null) {
            Settings defaults = Settings.defaults();
            changes.add(new Change.PutSettings(new Settings(
                    or(general.areaCode(), defaults.areaCode()),
                    read("settings.ring-time", general.ringTime(), Words::duration, defaults.ringTime()),
                    read("settings.time-zone", general.timeZone(), ZoneId::of, defaults.zone()),
                    read("settings.codes", general.codes(), Words::codes, defaults.codes()),
                    new Parking(
                            or(general.park(), defaults.parking().park()),
                            or(general.parkSlots(), defaults.parking().slots()),
                            read(
                                    "settings.park-patience",
                                    general.parkPatience(),
                                    Words::duration,
                                    defaults.parking().patience())))));
        }
    }

    /** Before anything is added, so that all may lead to each other. */
    private void nameExtensions(OfficeFile.Person person) {
        numbers(person).keySet().forEach(number -> names.add("extension", number));
    }

    private void addExtensions(OfficeFile.Person person) {
        numbers(person).forEach((number, n) -> addExtension(person, number, n));
    }

    /** Each number with what {@code {n}} stands for. */
    private static Map<String, String> numbers(OfficeFile.Person person) {
        if (person.numbers() == null) {
            String number = required("number", person.number());
            return Map.of(number, number);
        }
        Map<String, String> numbers = new LinkedHashMap<>();
        Words.range(person.numbers())
                .forEach(n -> numbers.put(or(person.number(), "{n}").replace("{n}", n), n));
        return numbers;
    }

    private void addExtension(OfficeFile.Person person, String number, String n) {
        String given = person.password();
        var before = current.extensionByNumber(number);
        var extension = new Extension(
                new ExtensionId(names.add("extension", number)),
                number,
                or(person.login(), number).replace("{n}", n),
                or(person.name(), "").replace("{n}", n),
                given == null
                        ? before.map(Extension::password)
                                .orElseGet(() -> Secret.of(entropy.token(GENERATED_PASSWORD_LENGTH)))
                        : Secret.of(given),
                or(person.enabled(), true),
                read("caller-id", person.callerId(), Words::number, null),
                or(person.maxDevices(), 5),
                read("codecs", person.codecs(), Words::codecs, AudioCodec.ofPhones()),
                read("srtp", person.srtp(), Words.choice(Srtp.class), Srtp.OFF),
                read("dtmf", person.dtmf(), Words.choice(Dtmf.class), Dtmf.AUTO),
                read("record", person.record(), Words::onOff, false),
                facilities.handling(person, before.map(Extension::handling).orElse(Handling.USUAL)));
        changes.add(new Change.PutExtension(extension));
        if (given == null && before.isEmpty()) {
            welcomed.add(extension);
        }
    }

    private void addTrunk(OfficeFile.Line line) {
        String name = required("name", line.name());
        var id = new TrunkId(names.add("trunk", name));
        var trunk = new Trunk(
                id,
                name,
                or(line.enabled(), true),
                read("account", line.account(), Words.choice(Trunk.Account.class), Trunk.Account.REGISTERS_TO_PROVIDER),
                Words.peer(required("server", line.server())),
                read("outbound-proxy", line.outboundProxy(), Words::peer, null),
                identity(line, current.trunk(id)),
                read("addresses", line.addresses(), Words::addresses, List.of()),
                numbers(line),
                timing(line),
                read("codecs", line.codecs(), Words::codecs, AudioCodec.ofTrunks()),
                read("srtp", line.srtp(), Words.choice(Srtp.class), Srtp.OFF),
                read("dtmf", line.dtmf(), Words.choice(Dtmf.class), Dtmf.AUTO),
                or(line.maxChannels(), 0),
                or(line.tieLine(), false),
                or(line.note(), ""),
                read("record", line.record(), Words::onOff, false),
                cleaning(line));
        trunks.put(name, id);
        changes.add(new Change.PutTrunk(trunk));
    }

    private static Trunk.Identity identity(OfficeFile.Line line, Optional<Trunk> before) {
        return new Trunk.Identity(
                or(line.login(), ""),
                line.authName(),
                line.password() == null
                        ? before.map(trunk -> trunk.identity().password()).orElse(Secret.of(""))
                        : Secret.of(line.password()),
                line.realm(),
                line.fromUser(),
                line.fromDomain());
    }

    private static Trunk.Numbers numbers(OfficeFile.Line line) {
        return new Trunk.Numbers(
                read("did-source", line.didSource(), Words.choice(Trunk.DidSource.class), Trunk.DidSource.REQUEST_URI),
                read(
                        "caller-source",
                        line.callerSource(),
                        Words.choice(Trunk.CallerSource.class),
                        Trunk.CallerSource.FROM),
                read(
                        "called-format",
                        line.calledFormat(),
                        Words.choice(Trunk.NumberFormat.class),
                        Trunk.NumberFormat.E164),
                read(
                        "caller-format",
                        line.callerFormat(),
                        Words.choice(Trunk.NumberFormat.class),
                        Trunk.NumberFormat.E164),
                read("caller-id", line.callerId(), Words::number, null),
                read(
                        "caller-header",
                        line.callerHeader(),
                        Words.choice(Trunk.CallerHeader.class),
                        Trunk.CallerHeader.NONE));
    }

    private static Trunk.Cleaning cleaning(OfficeFile.Line line) {
        return new Trunk.Cleaning(
                read("echo-cancel", line.echoCancel(), Words::onOff, false),
                read("noise-suppression", line.noiseSuppression(), Words::onOff, false),
                read("gain-control", line.gainControl(), Words::onOff, false));
    }

    private static Trunk.Timing timing(OfficeFile.Line line) {
        return new Trunk.Timing(
                read("expiry", line.expiry(), Words::duration, Duration.ofMinutes(10)),
                read("retry", line.retry(), Words::duration, Duration.ofSeconds(60)),
                read("qualify", line.qualify(), Words::duration, Duration.ofSeconds(60)));
    }

    private void nameDid(OfficeFile.PublicNumber number) {
        names.add("did", Words.number(required("number", number.number())).value());
    }

    private void addDid(OfficeFile.PublicNumber number) {
        E164 called = Words.number(required("number", number.number()));
        changes.add(new Change.PutDid(new Did(
                new DidId(names.known("did", called.value())),
                called,
                number.trunk() == null ? null : known("trunk", trunks, number.trunk()),
                target(number),
                or(number.enabled(), true),
                or(number.note(), ""),
                read("record", number.record(), Words::onOff, false))));
    }

    private RouteTarget target(OfficeFile.PublicNumber number) {
        if (number.target() != null) {
            return names.target("target", number.target());
        }
        if (number.external() != null && number.extension() == null) {
            return new RouteTarget.ToExternal(number.external());
        }
        String extension = required("extension", number.extension());
        return new RouteTarget.ToExtension(new ExtensionId(names.known("extension", extension)));
    }

    private void addFacilities(OfficeFile file) {
        each("holiday-calendars", file.holidayCalendars(), row -> add(facilities.calendar(row)));
        each("ring-groups", file.ringGroups(), row -> add(facilities.group(row)));
        each("queues", file.queues(), row -> add(facilities.queue(row)));
        each("menus", file.menus(), row -> add(facilities.menu(row)));
        each("announcements", file.announcements(), row -> add(facilities.announcement(row)));
        each("time-conditions", file.timeConditions(), row -> add(facilities.timeCondition(row)));
        each("conference-rooms", file.conferenceRooms(), row -> add(facilities.room(row)));
        each("inbound-rules", file.inboundRules(), row -> add(facilities.inboundRule(row)));
    }

    private void add(Facility facility) {
        changes.add(new Change.PutFacility(facility));
    }

    private void addRule(OfficeFile.Rule rule) {
        int position = (int) changes.stream()
                        .filter(Change.PutDialRule.class::isInstance)
                        .count()
                + 1;
        String called = or(rule.name(), "rule " + position);
        var id = new DialRuleId(names.add("dial-rule", called));
        names.forget("dial-rule", called); // another rule may have the same name
        changes.add(new Change.PutDialRule(new DialRule(
                id,
                position,
                called,
                required("pattern", rule.pattern()),
                or(rule.strip(), 0),
                or(rule.prepend(), ""),
                required("trunks", rule.trunks()).stream()
                        .map(name -> known("trunks", trunks, name))
                        .toList(),
                read("caller-id", rule.callerId(), Words::number, null),
                or(rule.enabled(), true))));
    }

    private <T> void each(String section, @Nullable List<T> rows, Consumer<T> add) {
        for (int i = 0; rows != null && i < rows.size(); i++) {
            try {
                add.accept(rows.get(i));
            } catch (IllegalArgumentException e) {
                throw new ConfigException("the office file, " + section + "[" + i + "]." + e.getMessage());
            }
        }
    }

    static <S, T extends @Nullable Object> T read(
            String key, @Nullable S value, Function<S, ? extends T> syntax, T fallback) {
        try {
            return value == null ? fallback : syntax.apply(value);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException(key + " cannot be '" + value + "': " + e.getMessage(), e);
        }
    }

    static <T> T required(String key, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return value;
    }

    private static <T> T known(String key, Map<String, T> rows, String name) {
        T id = rows.get(name);
        if (id == null) {
            throw new IllegalArgumentException(key + ": nothing above is named '" + name + "'");
        }
        return id;
    }

    static <T> T or(@Nullable T value, T fallback) {
        return value == null ? fallback : value;
    }
}
