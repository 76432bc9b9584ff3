package uz.karnay.api.call;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.karnay.api.json.Enums;
import uz.karnay.pbx.record.CallRecord;

/** An ended call in one line. */
@Schema(name = "Call")
record CallView(
        UUID id,
        Direction direction,
        @Schema(example = "+998901234567") String caller,
        String callerName,
        @Schema(example = "+998785553322") String called,

        @Schema(description = "The trunk it came in or went out over; null inside the office.", example = "bell")
        @Nullable
        String trunk,

        Instant startedAt,
        @Nullable Instant answeredAt,
        Instant endedAt,

        @Schema(description = "How long they talked; 0 when nobody answered.")
        double talkSeconds,

        Disposition disposition,
        Party endedBy,

        @Schema(description = "The SIP status the caller was given.", example = "200")
        int status,

        @Schema(example = "Normal call clearing") String reason) {

    /** As the office sees it. */
    enum Direction {
        INBOUND,
        OUTBOUND,
        INTERNAL,
        TRANSIT
    }

    /** How it ended for its caller. */
    enum Disposition {
        ANSWERED,
        BUSY,
        NO_ANSWER,
        CANCELLED,
        REJECTED,
        NO_ROUTE,
        UNKNOWN_DID,
        FAILED
    }

    /** Who ended it. */
    enum Party {
        CALLER,
        CALLED,
        KARNAY
    }

    /** The call with all that is known of it. */
    @Schema(name = "CallDetail")
    record Detail(
            CallView call,

            @Schema(description = "The configuration it was routed by.")
            long directoryVersion,

            @Schema(description = "Whether the parties used different codecs, so that sound was converted.")
            boolean converted,

            @Schema(description = "Each party's side, the caller's first.")
            List<Leg> legs,

            @Schema(description = "What was decided, and why.")
            List<Step> steps) {

        static Detail of(CallRecord record) {
            return new Detail(
                    CallView.of(record),
                    record.directoryVersion(),
                    record.isConverted(),
                    record.legs().stream().map(Leg::of).toList(),
                    record.steps().stream()
                            .map(step -> new Step(step.at(), step.what(), step.why()))
                            .toList());
        }
    }

    /** One party's side of a call. */
    @Schema(name = "Leg")
    record Leg(
            @Schema(example = "100 at udp:192.0.2.7:5061") String name,
            @Schema(description = "To find it in a trace.") String sipCallId,
            String peer,
            Instant startedAt,
            @Nullable Instant answeredAt,
            Instant endedAt,
            int status,
            String reason,
            @Schema(example = "PCMA") String codec,
            Media media) {

        static Leg of(CallRecord.LegRecord leg) {
            return new Leg(
                    leg.name(),
                    leg.sipCallId(),
                    leg.peer(),
                    leg.startedAt(),
                    leg.answeredAt(),
                    leg.endedAt(),
                    leg.status(),
                    leg.reason(),
                    leg.codec(),
                    Media.of(leg.media()));
        }
    }

    /** What a leg's voice looked like from here. */
    @Schema(name = "MediaFigures")
    record Media(
            long packetsReceived,
            long packetsSent,
            long packetsLost,
            double jitterMillis,
            long packetsRefused,

            @Schema(description = "How the party was heard.")
            Hearing fromPeer,

            @Schema(description = "How the party heard, as far as its phone reports.")
            Hearing toPeer,

            @Schema(description = "To its phone and back; null when it was not measured.", example = "23.5") @Nullable
            Double roundTripMillis,

            @Schema(description = "Its course, ten seconds each.")
            List<Window> windows) {

        static Media of(CallRecord.MediaFigures figures) {
            return new Media(
                    figures.packetsReceived(),
                    figures.packetsSent(),
                    figures.packetsLost(),
                    figures.jitterMillis(),
                    figures.packetsRefused(),
                    Hearing.of(figures.fromPeer()),
                    Hearing.of(figures.toPeer()),
                    figures.roundTripMillis(),
                    figures.windows().stream().map(Window::of).toList());
        }
    }

    /** Ten seconds of a leg in which anything sounded. */
    @Schema(name = "QualityWindow")
    record Window(
            @Schema(description = "When they ended, in seconds of the leg.", example = "20")
            int untilSecond,

            @Schema(description = "Score of how the party was heard; null when it is not known.", example = "4.39")
            @Nullable
            Double fromPeer,

            @Schema(description = "Score of how it heard.", example = "4.21") @Nullable
            Double toPeer) {

        static Window of(CallRecord.Window window) {
            return new Window(window.untilSecond(), window.fromPeer(), window.toPeer());
        }
    }

    /** How one direction sounded; what is not known is null. */
    @Schema(name = "Hearing")
    record Hearing(
            @Schema(description = "Mean opinion score by the E-model, 1 to 4.5 (ITU-T G.107).", example = "4.39")
            @Nullable
            Double score,

            @Schema(description = "Of the worst ten seconds.", example = "4.12") @Nullable
            Double worstScore,

            @Schema(description = "Packets not heard, those too late included.", example = "0.4") @Nullable
            Double lossPercent,

            @Schema(description = "Packets that came too late to be played, where Karnay played them.", example = "0.1")
            @Nullable
            Double latePercent,

            @Schema(example = "1.25") @Nullable Double jitterMillis,

            @Schema(description = "From mouth to ear, as far as known.", example = "65") @Nullable
            Double delayMillis) {

        static Hearing of(CallRecord.Hearing hearing) {
            return new Hearing(
                    hearing.score(),
                    hearing.worstScore(),
                    hearing.lossPercent(),
                    hearing.latePercent(),
                    hearing.jitterMillis(),
                    hearing.delayMillis());
        }
    }

    /** Something that happened, and why. */
    @Schema(name = "Step")
    record Step(
            Instant at,
            @Schema(example = "matched DID +998785553322") String what,
            @Schema(example = "Request-URI over trunk bell") String why) {}

    static CallView of(CallRecord record) {
        Instant answered = record.answeredAt();
        return new CallView(
                record.id().value(),
                Enums.same(Direction.class, record.direction()),
                record.caller(),
                record.callerName(),
                record.called(),
                record.trunk(),
                record.startedAt(),
                answered,
                record.endedAt(),
                answered == null
                        ? 0
                        : Duration.between(answered, record.endedAt()).toMillis() / 1000.0,
                Enums.same(Disposition.class, record.disposition()),
                Enums.same(Party.class, record.endedBy()),
                record.status(),
                record.reason());
    }
}
