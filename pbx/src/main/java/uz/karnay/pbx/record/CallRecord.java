package uz.karnay.pbx.record;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of a conversation. It names things by the words they had then, so that it stays true when the
 * configuration changes.
 *
 * @param caller who called, E.164 or an extension's number
 * @param called what was dialled, normalised where it could be
 * @param trunk the name of the trunk it came in over, or went out over; null for an internal call
 * @param answeredAt null when nobody answered
 * @param endedBy who ended it
 * @param status the SIP status the caller was given, 200 for an answered call
 * @param reason why it ended, in words
 * @param directoryVersion the configuration it was routed by
 */
public record CallRecord(
        CallId id,
        Direction direction,
        String caller,
        String callerName,
        String called,
        @Nullable String trunk,
        Instant startedAt,
        @Nullable Instant answeredAt,
        Instant endedAt,
        Disposition disposition,
        Party endedBy,
        int status,
        String reason,
        long directoryVersion,
        List<LegRecord> legs,
        List<Step> steps) {

    public CallRecord {
        legs = List.copyOf(legs);
        steps = List.copyOf(steps);
    }

    /** Whether those who talked used different codecs, so that sound was converted between them. */
    public boolean isConverted() {
        return legs.stream()
                        .filter(leg -> leg.answeredAt() != null && !leg.codec().isEmpty())
                        .map(LegRecord::codec)
                        .distinct()
                        .count()
                > 1;
    }

    /** Who did something to a call. */
    public enum Party {
        CALLER,
        CALLED,
        KARNAY
    }

    /**
     * One party's side of the call; the caller's is the first.
     *
     * @param name the extension or trunk with the number dialled there
     * @param sipCallId to find it in a trace
     * @param answeredAt null when it was never answered
     * @param status the final SIP status of its INVITE
     * @param codec the encoding name agreed on, or empty
     */
    public record LegRecord(
            String name,
            String sipCallId,
            String peer,
            Instant startedAt,
            @Nullable Instant answeredAt,
            Instant endedAt,
            int status,
            String reason,
            String codec,
            MediaFigures media) {}

    /**
     * What a leg's RTP looked like from here. Jitter in milliseconds.
     *
     * @param fromPeer how the party was heard
     * @param toPeer how it heard, as far as its phone reports
     * @param roundTripMillis to its phone and back; null when it was not measured
     * @param windows how each ten seconds sounded in which anything did
     */
    public record MediaFigures(
            long packetsReceived,
            long packetsSent,
            long packetsLost,
            double jitterMillis,
            long packetsRefused,
            Hearing fromPeer,
            Hearing toPeer,
            @Nullable Double roundTripMillis,
            List<Window> windows) {

        public MediaFigures {
            windows = List.copyOf(windows);
        }

        public static final MediaFigures NONE = new MediaFigures(0, 0, 0, 0, 0);

        /** Of a leg of which nobody knows how it sounded. */
        public MediaFigures(
                long packetsReceived, long packetsSent, long packetsLost, double jitterMillis, long packetsRefused) {
            this(
                    packetsReceived,
                    packetsSent,
                    packetsLost,
                    jitterMillis,
                    packetsRefused,
                    Hearing.UNKNOWN,
                    Hearing.UNKNOWN,
                    null,
                    List.of());
        }

        /** The same, with its course. */
        public MediaFigures with(List<Window> course) {
            return new MediaFigures(
                    packetsReceived,
                    packetsSent,
                    packetsLost,
                    jitterMillis,
                    packetsRefused,
                    fromPeer,
                    toPeer,
                    roundTripMillis,
                    course);
        }
    }

    /**
     * Ten seconds of a leg.
     *
     * @param untilSecond when they ended, since the leg's ports were opened
     * @param fromPeer the score of how the party was heard; null when nobody knows
     * @param toPeer the score of how it heard; null when nobody knows
     */
    public record Window(
            int untilSecond,
            @Nullable Double fromPeer,
            @Nullable Double toPeer) {}

    /**
     * How one direction sounded. Null is what is not known: a phone that does not report, a codec that nobody judged, a
     * record older than these figures.
     *
     * @param score mean opinion score, 1 to 4.5 (ITU-T G.107)
     * @param worstScore of the worst ten seconds
     * @param lossPercent packets not heard, those too late included
     * @param latePercent packets that came too late to be played, where they were played here
     * @param delayMillis from mouth to ear
     */
    public record Hearing(
            @Nullable Double score,
            @Nullable Double worstScore,
            @Nullable Double lossPercent,
            @Nullable Double latePercent,
            @Nullable Double jitterMillis,
            @Nullable Double delayMillis) {

        public static final Hearing UNKNOWN = new Hearing(null, null, null, null, null, null);
    }

    /** Something that happened, and why: {@code matched DID +998785553322} because {@code Request-URI over trunk bell}. */
    public record Step(Instant at, String what, String why) {}
}
