package uz.karnay.server.office;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an office file says of ring groups, queues, menus and the like, word for word; {@link FacilityReader} makes sense
 * of it. A target is written {@code queue:Support}, a wording {@code {uz: welcome-uz}}.
 */
final class FacilityFile {

    private FacilityFile() {}

    /** @param members such as {@code "200"} or {@code "901234567 after 10s"} */
    record Group(
            @Nullable String name,
            @Nullable String number,
            @Nullable String order,
            @Nullable List<String> members,
            @Nullable String ringTime,
            @Nullable String callerPrefix,
            @Nullable String otherwise,
            @Nullable Boolean enabled) {}

    /** @param agents such as {@code "200"} or {@code "200 tier 1 skill 50 always"} */
    record Queue(
            @Nullable String name,
            @Nullable String number,
            @Nullable String strategy,
            @Nullable List<String> agents,
            @Nullable String ring,
            @Nullable String rest,
            @Nullable String wrapUp,
            @Nullable String serviceLevel,
            @Nullable Integer maxWaiting,
            @Nullable String maxWait,
            @Nullable String join,
            @Nullable Boolean leaveWhenDeserted,
            @Nullable String music,
            @Nullable Map<String, String> greeting,
            @Nullable String every,
            @Nullable Boolean position,
            @Nullable Boolean waitingTime,
            @Nullable Map<String, String> reminder,
            @Nullable Map<String, String> toAgent,
            @Nullable String full,
            @Nullable String timeout,
            @Nullable String deserted,
            @Nullable Map<String, String> keys,
            @Nullable String callbackKey,
            @Nullable Integer priority,
            @Nullable String record,
            @Nullable Boolean enabled) {}

    /** @param keys a target, {@code back}, {@code repeat}, {@code language:ru} or {@code language:ru then queue:Support} */
    record MenuRow(
            @Nullable String name,
            @Nullable String number,
            @Nullable String language,
            @Nullable Map<String, String> greeting,
            @Nullable Map<String, String> choices,
            @Nullable Map<String, String> keys,
            @Nullable Boolean dialExtensions,
            @Nullable String firstKey,
            @Nullable String nextKey,
            @Nullable Trouble wrong,
            @Nullable Trouble silence,
            @Nullable List<Integer> spot,
            @Nullable Boolean enabled) {}

    record Trouble(
            @Nullable Integer times,
            @Nullable Map<String, String> wording,
            @Nullable String then) {}

    record Said(
            @Nullable String name,
            @Nullable String number,
            @Nullable Map<String, String> wording,
            @Nullable Integer times,
            @Nullable Boolean answered,
            @Nullable String then,
            @Nullable Boolean enabled) {}

    /**
     * @param open such as {@code mon-fri 09:00-18:00}
     * @param exceptions such as {@code 2026-12-31 09:00-12:00 eve} or {@code 2027-01-02 closed}
     */
    record Clock(
            @Nullable String name,
            @Nullable String number,
            @Nullable String timeZone,
            @Nullable List<String> open,
            @Nullable List<String> exceptions,
            @Nullable String holidays,
            @Nullable String byHand,
            @Nullable String whenOpen,
            @Nullable String whenClosed) {}

    /** @param days such as {@code 03-21 Navroʻz} or {@code 2027-03-10 Ramazon hayit}; Uzbekistan's when left out */
    record Calendar(@Nullable String name, @Nullable List<String> days) {}

    record Room(
            @Nullable String name,
            @Nullable String number,
            @Nullable String pin,
            @Nullable String moderatorPin,
            @Nullable Boolean waitForModerator,
            @Nullable Boolean muted,
            @Nullable String record,
            @Nullable Integer maxSeats,
            @Nullable Boolean enabled) {}

    record Inbound(
            @Nullable String name,
            @Nullable String did,
            @Nullable String trunk,
            @Nullable List<String> callers,
            @Nullable Boolean anonymous,
            @Nullable String target,
            @Nullable Boolean enabled) {}
}
