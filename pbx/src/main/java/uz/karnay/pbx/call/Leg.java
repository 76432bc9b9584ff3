package uz.karnay.pbx.call;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.call.IncomingCall.Origin;
import uz.karnay.pbx.call.LegPort.LegFacts;
import uz.karnay.pbx.record.CallRecord.LegRecord;
import uz.karnay.pbx.record.CallRecord.MediaFigures;

/**
 * One side of a call: the way to command it, and what has become of it. Confined to the loop of its call.
 *
 * <pre>
 * Trying ──▶ Ringing ──▶ Answered
 *    └──────────┴───────────┴────▶ Ended ──▶ Closed
 * </pre>
 */
final class Leg {

    private static final LegFacts NO_FACTS = new LegFacts("", "", "");
    private static final int OK = 200;

    /** Where the leg stands. */
    sealed interface State {
        record Trying() implements State {}

        record Ringing() implements State {}

        /** @param acknowledged not yet, when it is a caller whom we answered just now */
        record Answered(Instant at, boolean acknowledged) implements State {}

        /** Over, but not all is released yet. */
        record Ended(End end) implements State {}

        record Closed(End end, MediaFigures media) implements State {}
    }

    /** How it ended. */
    record End(@Nullable Instant answeredAt, Instant at, int status, String reason, LegFacts facts) {}

    private final String name;
    private final Origin origin;
    private final Instant startedAt;
    private final Runnable release;
    private @Nullable LegPort port;
    private @Nullable LegEvents events;
    private boolean recorded;
    private State state = new State.Trying();
    private MediaFigures sound = MediaFigures.NONE;

    /**
     * @param origin whose phone or line is at the other end
     * @param release gives back what the leg holds while it lives, a trunk's channel
     */
    Leg(String name, Origin origin, Instant startedAt, Runnable release) {
        this.name = name;
        this.origin = origin;
        this.startedAt = startedAt;
        this.release = release;
    }

    /** The port is known once the leg is dialled, with the leg's listener in hand. */
    void connect(LegPort dialled) {
        port = dialled;
    }

    /** Who hears of what happens on it. */
    LegListener listen(Call call, Guard guard) {
        var listener = new LegEvents(call, this, guard);
        events = listener;
        return listener;
    }

    /** It belongs to another call from now on. */
    void moveTo(Call call) {
        LegEvents listener = events;
        if (listener != null) {
            listener.moveTo(call);
        }
    }

    /** What remains of it in the record of a call that it leaves. */
    Leg leftBehind(Instant at, String to) {
        var trace = new Leg(name, origin, startedAt, () -> {});
        Instant answeredAt = state instanceof State.Answered(Instant moment, var _) ? moment : null;
        var end = new End(answeredAt, at, OK, "Goes on in call " + to, port().facts());
        trace.state = new State.Closed(end, sound);
        return trace;
    }

    String name() {
        return name;
    }

    Origin origin() {
        return origin;
    }

    /** Who is at the other end, as colleagues see it. */
    CallerId shownAs() {
        return switch (origin) {
            case Origin.FromExtension(var extension) -> new CallerId(extension.number(), extension.name());
            case Origin.FromTrunk _ -> new CallerId(name.substring(0, Math.max(0, name.indexOf(' '))), "");
        };
    }

    /** The number of the extension whose phone it is, or empty. */
    String extension() {
        return origin instanceof Origin.FromExtension(var owner) ? owner.number() : "";
    }

    ExtensionLine.Stage stage() {
        return switch (state) {
            case State.Trying _ -> ExtensionLine.Stage.TRYING;
            case State.Ringing _ -> ExtensionLine.Stage.RINGING;
            case State.Answered _, State.Ended _, State.Closed _ -> ExtensionLine.Stage.TALKING;
        };
    }

    /** Its extension, trunk or public number is one whose conversations are recorded. */
    void wantsRecording() {
        recorded = true;
    }

    boolean isRecorded() {
        return recorded;
    }

    LegPort port() {
        return Objects.requireNonNull(port, "not dialled yet");
    }

    boolean isLive() {
        return switch (state) {
            case State.Trying _, State.Ringing _, State.Answered _ -> true;
            case State.Ended _, State.Closed _ -> false;
        };
    }

    boolean isAnswered() {
        return state instanceof State.Answered;
    }

    boolean isClosed() {
        return state instanceof State.Closed;
    }

    void ringing() {
        if (state instanceof State.Trying) {
            state = new State.Ringing();
        }
    }

    /** The other end answered. */
    void answered(Instant at) {
        state = new State.Answered(at, true);
    }

    /** We answer. */
    void weAnswer(Instant at) {
        state = new State.Answered(at, false);
    }

    /** Whether our answer has arrived, or theirs; false before any. */
    boolean isAcknowledged() {
        return state instanceof State.Answered(var _, boolean acknowledged) && acknowledged;
    }

    boolean awaitsAcknowledgement() {
        return isAnswered() && !isAcknowledged();
    }

    void acknowledged() {
        if (state instanceof State.Answered(Instant at, var _)) {
            state = new State.Answered(at, true);
        }
    }

    void sounds(MediaFigures now) {
        sound = now;
    }

    /** How it sounded lately. */
    LiveCall.Sound sound() {
        return new LiveCall.Sound(name, isLive() ? port().facts().codec() : "", sound);
    }

    /** It is over; {@code status} counts when it was never answered. */
    void ended(Instant at, int status, String reason) {
        end(at, status, reason, port().facts());
    }

    /** It is over because of a fault, and may not even be asked what it was. */
    void abandoned(Instant at, String reason) {
        end(at, Refusal.SERVER_ERROR.status(), reason, NO_FACTS);
    }

    private void end(Instant at, int status, String reason, LegFacts facts) {
        Instant answeredAt = state instanceof State.Answered(Instant moment, var _) ? moment : null;
        state = new State.Ended(new End(answeredAt, at, answeredAt == null ? status : OK, reason, facts));
        release.run();
    }

    void closed(MediaFigures media) {
        if (!(state instanceof State.Ended(End end))) {
            throw new IllegalStateException(name + " closed while " + word());
        }
        state = new State.Closed(end, media);
    }

    /** One word for the list of running calls. */
    String word() {
        return switch (state) {
            case State.Trying _ -> "trying";
            case State.Ringing _ -> "ringing";
            case State.Answered _ -> "answered";
            case State.Ended _ -> "ended";
            case State.Closed _ -> "closed";
        };
    }

    LegRecord record() {
        return switch (state) {
            case State.Ended(End end) -> record(end, MediaFigures.NONE);
            case State.Closed(End end, MediaFigures media) -> record(end, media);
            case State.Trying _, State.Ringing _, State.Answered _ ->
                throw new IllegalStateException(name + " is " + word());
        };
    }

    private LegRecord record(End end, MediaFigures media) {
        LegFacts facts = end.facts();
        return new LegRecord(
                name,
                facts.sipCallId(),
                facts.peer(),
                startedAt,
                end.answeredAt(),
                end.at(),
                end.status(),
                end.reason(),
                facts.codec(),
                media);
    }
}
