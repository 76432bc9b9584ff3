package uz.karnay.server.office;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;
import uz.karnay.server.config.ConfigException;

/**
 * What a file for {@code --load} says, word for word; {@link Office} makes sense of it. Keys are dashed; a key that
 * does not exist is refused.
 */
record OfficeFile(
        @Nullable General settings,
        @Nullable List<Person> extensions,
        @Nullable List<Line> trunks,
        @Nullable List<PublicNumber> dids,
        @Nullable List<Rule> dialPlan,
        @Nullable List<FacilityFile.Group> ringGroups,
        @Nullable List<FacilityFile.Queue> queues,
        @Nullable List<FacilityFile.MenuRow> menus,
        @Nullable List<FacilityFile.Said> announcements,
        @Nullable List<FacilityFile.Clock> timeConditions,
        @Nullable List<FacilityFile.Calendar> holidayCalendars,
        @Nullable List<FacilityFile.Room> conferenceRooms,
        @Nullable List<FacilityFile.Inbound> inboundRules) {

    record General(
            @Nullable String areaCode,
            @Nullable String ringTime,
            @Nullable String timeZone,
            @Nullable Map<String, String> codes,
            @Nullable String park,
            @Nullable Integer parkSlots,
            @Nullable String parkPatience) {}

    /**
     * @param followMe who rings besides, such as {@code "901234567 after 10s"}
     * @param numbers a range such as {@code 1000-1999}: one extension for each, {@code {n}} standing for it elsewhere
     */
    record Person(
            @Nullable String number,
            @Nullable String numbers,
            @Nullable String login,
            @Nullable String name,
            @Nullable String password,
            @Nullable String callerId,
            @Nullable Integer maxDevices,
            @Nullable List<String> codecs,
            @Nullable String srtp,
            @Nullable String dtmf,
            @Nullable String record,
            @Nullable String forwardAlways,
            @Nullable String forwardBusy,
            @Nullable String forwardNoAnswer,
            @Nullable String forwardNotRegistered,
            @Nullable String ringTime,
            @Nullable List<String> followMe,
            @Nullable Boolean doNotDisturb,
            @Nullable Boolean callWaiting,
            @Nullable List<String> permissions,
            @Nullable String pin,
            @Nullable String pickupGroup,
            @Nullable String voicemail,
            @Nullable String voicemailPin,
            @Nullable String voicemailEmail,
            @Nullable Boolean voicemailAttached,
            @Nullable Boolean enabled) {

        /** One of whom nothing else is said. */
        Person(String number, String name) {
            this(
                    number, null, null, name, null, null, null, null, null, null, null, null, null, null, null, null,
                    null, null, null, null, null, null, null, null, null, null, null);
        }
    }

    record Line(
            @Nullable String name,
            @Nullable String account,
            @Nullable String server,
            @Nullable String outboundProxy,
            @Nullable String login,
            @Nullable String authName,
            @Nullable String password,
            @Nullable String realm,
            @Nullable String fromUser,
            @Nullable String fromDomain,
            @Nullable List<String> addresses,
            @Nullable String didSource,
            @Nullable String callerSource,
            @Nullable String calledFormat,
            @Nullable String callerFormat,
            @Nullable String callerId,
            @Nullable String callerHeader,
            @Nullable String expiry,
            @Nullable String retry,
            @Nullable String qualify,
            @Nullable List<String> codecs,
            @Nullable String srtp,
            @Nullable String dtmf,
            @Nullable Integer maxChannels,
            @Nullable Boolean tieLine,
            @Nullable String note,
            @Nullable String record,
            @Nullable String echoCancel,
            @Nullable String noiseSuppression,
            @Nullable String gainControl,
            @Nullable Boolean enabled) {}

    /** @param target such as {@code queue:Support}; {@code extension} and {@code external} say the usual ones */
    record PublicNumber(
            @Nullable String number,
            @Nullable String trunk,
            @Nullable String extension,
            @Nullable String external,
            @Nullable String target,
            @Nullable Boolean enabled,
            @Nullable String note,
            @Nullable String record) {}

    record Rule(
            @Nullable String name,
            @Nullable String pattern,
            @Nullable Integer strip,
            @Nullable String prepend,
            @Nullable List<String> trunks,
            @Nullable String callerId,
            @Nullable Boolean enabled) {}

    /** @throws ConfigException naming the place, when the file is missing or not of this form */
    static OfficeFile read(Path file) {
        if (!Files.isReadable(file)) {
            throw new ConfigException("the office file " + file + " cannot be read");
        }
        try {
            return YAMLMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(file, OfficeFile.class);
        } catch (JacksonException e) {
            throw new ConfigException(file + place(e) + ": " + reason(e));
        }
    }

    private static String place(JacksonException e) {
        if (!e.getPath().isEmpty()) {
            return ", at " + path(e.getPath());
        }
        return e.getLocation() == null ? "" : " line " + e.getLocation().getLineNr();
    }

    private static String path(List<JacksonException.Reference> steps) {
        var path = new StringBuilder();
        for (var step : steps) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    private static String reason(JacksonException e) {
        if (e instanceof tools.jackson.databind.exc.UnrecognizedPropertyException unknown) {
            return "there is no key " + unknown.getPropertyName() + "; expected one of "
                    + unknown.getKnownPropertyIds();
        }
        String message = e.getOriginalMessage().lines().findFirst().orElse("");
        return e instanceof DatabindException
                ? "a value of another kind is expected: " + message
                : "not YAML: " + message;
    }
}
