package uz.karnay.server.office;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;
import uz.karnay.pbx.directory.AddressRange;
import uz.karnay.pbx.directory.DialRule;
import uz.karnay.pbx.directory.Did;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.E164;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.Feature;
import uz.karnay.pbx.directory.Forwarding;
import uz.karnay.pbx.directory.Handling;
import uz.karnay.pbx.directory.Mailbox;
import uz.karnay.pbx.directory.PeerAddress;
import uz.karnay.pbx.directory.Secret;
import uz.karnay.pbx.directory.Settings;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.pbx.directory.TrunkId;

/** Writes a whole office as a file that {@link Office} reads again. */
public final class OfficeExport {

    private final Directory directory;
    private final boolean secrets;
    private final Labels labels;

    private OfficeExport(Directory directory, boolean secrets) {
        this.directory = directory;
        this.secrets = secrets;
        this.labels = new Labels(directory);
    }

    /** @param secrets whether passwords and PINs are written, too: then the file is as secret as they are */
    public static String yaml(Directory directory, boolean secrets) {
        return YAMLMapper.builder()
                .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                .build()
                .writeValueAsString(new OfficeExport(directory, secrets).sections());
    }

    private Map<String, Object> sections() {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("settings", settings(directory.settings()).keys());
        add(file, "extensions", directory.extensions(), Extension::number, this::extension);
        add(file, "trunks", directory.trunks(), Trunk::name, this::trunk);
        add(file, "dids", directory.dids(), did -> did.number().value(), this::did);
        add(file, "dial-plan", directory.dialRules(), rule -> "%05d".formatted(rule.position()), this::rule);
        var facilities = new FacilityExport(directory, labels, this::secret);
        facilities.sections().forEach((name, rows) -> {
            if (!rows.isEmpty()) {
                file.put(name, rows);
            }
        });
        return file;
    }

    private static <R> void add(
            Map<String, Object> file,
            String name,
            Collection<R> rows,
            Function<R, String> order,
            Function<R, Section> section) {
        List<Object> sections = new ArrayList<>();
        rows.stream()
                .sorted(Comparator.comparing(order))
                .forEach(row -> sections.add(section.apply(row).keys()));
        if (!sections.isEmpty()) {
            file.put(name, sections);
        }
    }

    private @Nullable String secret(Secret secret) {
        return secrets && !secret.isEmpty() ? secret.reveal() : null;
    }

    private static Section settings(Settings settings) {
        Map<String, String> codes = new LinkedHashMap<>();
        for (Feature feature : Feature.values()) {
            if (!settings.codes().code(feature).equals(feature.usualCode())) {
                codes.put(Words.word(feature), settings.codes().code(feature));
            }
        }
        return new Section()
                .put("area-code", settings.areaCode())
                .putTime("ring-time", settings.ringTime())
                .put("time-zone", settings.zone().getId())
                .put("codes", codes)
                .put("park", settings.parking().park())
                .put("park-slots", settings.parking().slots())
                .putTime("park-patience", settings.parking().patience());
    }

    private Section extension(Extension extension) {
        Handling handling = extension.handling();
        Forwarding forwarding = handling.forwarding();
        Mailbox mailbox = handling.mailbox();
        return new Section()
                .put("number", extension.number())
                .put("login", extension.login().equals(extension.number()) ? null : extension.login())
                .put("name", extension.name())
                .put("password", secret(extension.password()))
                .putUnless("enabled", true, extension.enabled())
                .put("caller-id", text(extension.callerId()))
                .put("max-devices", extension.maxDevices())
                .putCodecs(extension.codecs())
                .putWord("srtp", extension.srtp())
                .putWord("dtmf", extension.dtmf())
                .putOn("record", extension.recorded())
                .put("forward-always", labels.ofNullable(forwarding.always()))
                .put("forward-busy", labels.ofNullable(forwarding.busy()))
                .put("forward-no-answer", labels.ofNullable(forwarding.noAnswer()))
                .put("forward-not-registered", labels.ofNullable(forwarding.notRegistered()))
                .putTime("ring-time", forwarding.ringTime())
                .put("follow-me", labels.of(forwarding.followMe()))
                .putUnless("do-not-disturb", false, handling.doNotDisturb())
                .putUnless("call-waiting", true, handling.callWaiting())
                .putPermissions(handling.permissions())
                .put("pin", secret(handling.pin()))
                .put("pickup-group", handling.pickupGroup())
                .putOn("voicemail", mailbox.enabled())
                .put("voicemail-pin", secret(mailbox.pin()))
                .put("voicemail-email", mailbox.email())
                .putUnless("voicemail-attached", false, mailbox.attached());
    }

    private Section trunk(Trunk trunk) {
        var identity = trunk.identity();
        var numbers = trunk.numbers();
        return new Section()
                .put("name", trunk.name())
                .putUnless("enabled", true, trunk.enabled())
                .putWord("account", trunk.account())
                .put("server", trunk.server().toString())
                .put("outbound-proxy", text(trunk.outboundProxy()))
                .put("login", identity.login())
                .put("auth-name", identity.authName())
                .put("password", secret(identity.password()))
                .put("realm", identity.realm())
                .put("from-user", identity.fromUser())
                .put("from-domain", identity.fromDomain())
                .put(
                        "addresses",
                        trunk.addresses().stream().map(OfficeExport::range).toList())
                .putWord("did-source", numbers.didSource())
                .putWord("caller-source", numbers.callerSource())
                .putWord("called-format", numbers.calledFormat())
                .putWord("caller-format", numbers.callerFormat())
                .put("caller-id", text(numbers.callerId()))
                .putWord("caller-header", numbers.callerHeader())
                .putTime("expiry", trunk.timing().expiry())
                .putTime("retry", trunk.timing().retry())
                .putTime("qualify", trunk.timing().qualify())
                .putCodecs(trunk.codecs())
                .putWord("srtp", trunk.srtp())
                .putWord("dtmf", trunk.dtmf())
                .put("max-channels", trunk.maxChannels())
                .putUnless("tie-line", false, trunk.tieLine())
                .put("note", trunk.note())
                .putOn("record", trunk.recorded())
                .putOn("echo-cancel", trunk.cleaning().echo())
                .putOn("noise-suppression", trunk.cleaning().noise())
                .putOn("gain-control", trunk.cleaning().gain());
    }

    private static String range(AddressRange range) {
        boolean six = range.network().contains(":");
        String network = six ? "[" + range.network() + "]" : range.network();
        String bits = range.prefixBits() == (six ? 128 : 32) ? "" : "/" + range.prefixBits();
        return network + bits + (range.port() == 0 ? "" : ":" + range.port());
    }

    private Section did(Did did) {
        return new Section()
                .put("number", did.number().value())
                .put("trunk", trunkName(did.trunk()))
                .put("target", labels.of(did.target()))
                .putUnless("enabled", true, did.enabled())
                .put("note", did.note())
                .putOn("record", did.recorded());
    }

    private @Nullable String trunkName(@Nullable TrunkId id) {
        return id == null ? null : directory.trunk(id).map(Trunk::name).orElse(null);
    }

    private Section rule(DialRule rule) {
        return new Section()
                .put("name", rule.name())
                .put("pattern", rule.pattern())
                .put("strip", rule.strip())
                .put("prepend", rule.prepend())
                .put("trunks", rule.trunks().stream().map(this::trunkName).toList())
                .put("caller-id", text(rule.callerId()))
                .putUnless("enabled", true, rule.enabled());
    }

    private static @Nullable String text(@Nullable E164 number) {
        return number == null ? null : number.value();
    }

    private static @Nullable String text(@Nullable PeerAddress peer) {
        return peer == null ? null : peer.toString();
    }
}
