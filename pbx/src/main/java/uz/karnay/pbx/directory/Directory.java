package uz.karnay.pbx.directory;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The whole configuration at one version: an immutable snapshot that routing reads and that is replaced whole, so a
 * call keeps the version it began with. Any thread.
 */
public final class Directory {

    private final long version;
    private final Settings settings;
    private final Map<ExtensionId, Extension> extensions;
    private final Map<TrunkId, Trunk> trunks;
    private final Map<DidId, Did> dids;
    private final List<DialRule> dialRules;
    private final Map<FacilityId, Facility> facilities;
    private final List<InboundRule> inboundRules;
    private final Map<String, Extension> byNumber;
    private final Map<String, Facility> facilitiesByNumber;
    private final Map<String, Extension> byLogin;
    private final Map<E164, Did> byE164;

    public Directory(
            long version,
            Settings settings,
            Collection<Extension> extensions,
            Collection<Trunk> trunks,
            Collection<Did> dids,
            Collection<DialRule> dialRules,
            Collection<Facility> facilities) {
        this.version = version;
        this.settings = settings;
        this.extensions = index(extensions, Extension::id);
        this.trunks = index(trunks, Trunk::id);
        this.dids = index(dids, Did::id);
        this.dialRules = dialRules.stream()
                .sorted(Comparator.comparingInt(DialRule::position))
                .toList();
        this.facilities = index(facilities, Facility::id);
        this.inboundRules = facilities(InboundRule.class).stream()
                .sorted(Comparator.comparingInt(InboundRule::position))
                .toList();
        this.facilitiesByNumber = index(
                facilities.stream().filter(each -> !each.number().isEmpty()).toList(), Facility::number);
        this.byNumber = index(extensions, Extension::number);
        this.byLogin = index(extensions, Extension::login);
        this.byE164 = index(dids, Did::number);
    }

    /** One without facilities. */
    public Directory(
            long version,
            Settings settings,
            Collection<Extension> extensions,
            Collection<Trunk> trunks,
            Collection<Did> dids,
            Collection<DialRule> dialRules) {
        this(version, settings, extensions, trunks, dids, dialRules, List.of());
    }

    public static Directory empty() {
        return new Directory(0, Settings.defaults(), List.of(), List.of(), List.of(), List.of());
    }

    public long version() {
        return version;
    }

    public Settings settings() {
        return settings;
    }

    public Collection<Extension> extensions() {
        return extensions.values();
    }

    public Collection<Trunk> trunks() {
        return trunks.values();
    }

    public Collection<Did> dids() {
        return dids.values();
    }

    /** In the order in which they are tried. */
    public List<DialRule> dialRules() {
        return dialRules;
    }

    public Collection<Facility> facilities() {
        return facilities.values();
    }

    /** Those of one kind. */
    public <F extends Facility> List<F> facilities(Class<F> kind) {
        return facilities.values().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** In the order in which they are tried. */
    public List<InboundRule> inboundRules() {
        return inboundRules;
    }

    public Optional<Facility> facility(FacilityId id) {
        return Optional.ofNullable(facilities.get(id));
    }

    public Optional<RingGroup> ringGroup(RingGroupId id) {
        return facility(id).map(RingGroup.class::cast);
    }

    public Optional<CallQueue> queue(QueueId id) {
        return facility(id).map(CallQueue.class::cast);
    }

    public Optional<Menu> menu(MenuId id) {
        return facility(id).map(Menu.class::cast);
    }

    public Optional<Announcement> announcement(AnnouncementId id) {
        return facility(id).map(Announcement.class::cast);
    }

    public Optional<TimeCondition> timeCondition(TimeConditionId id) {
        return facility(id).map(TimeCondition.class::cast);
    }

    public Optional<HolidayCalendar> calendar(CalendarId id) {
        return facility(id).map(HolidayCalendar.class::cast);
    }

    public Optional<ConferenceRoom> room(RoomId id) {
        return facility(id).map(ConferenceRoom.class::cast);
    }

    /** What a colleague reaches by dialling an internal number that is no extension's. */
    public Optional<Facility> facilityByNumber(String number) {
        return Optional.ofNullable(facilitiesByNumber.get(number));
    }

    public Optional<Extension> extension(ExtensionId id) {
        return Optional.ofNullable(extensions.get(id));
    }

    public Optional<Extension> extensionByNumber(String number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    public Optional<Extension> extensionByLogin(String login) {
        return Optional.ofNullable(byLogin.get(login));
    }

    public Optional<Trunk> trunk(TrunkId id) {
        return Optional.ofNullable(trunks.get(id));
    }

    public Optional<Did> did(DidId id) {
        return Optional.ofNullable(dids.get(id));
    }

    public Optional<Did> didByNumber(E164 number) {
        return Optional.ofNullable(byE164.get(number));
    }

    /** The next version, with {@code changes} made one after the other; unchecked: see {@link DirectoryCheck}. */
    public Directory with(List<Change> changes) {
        var draft = new DirectoryDraft(this);
        changes.forEach(draft::make);
        return draft.finish();
    }

    /** In the order of the rows, so that whoever takes the first of several takes the same one after every start. */
    private static <K, V> Map<K, V> index(Collection<V> rows, Function<V, K> key) {
        Map<K, V> index = LinkedHashMap.newLinkedHashMap(rows.size());
        rows.forEach(row -> index.put(key.apply(row), row));
        return Collections.unmodifiableMap(index);
    }
}
