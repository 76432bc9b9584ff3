package uz.karnay.store.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.record.CallId;
import uz.karnay.pbx.record.CallRecord;
import uz.karnay.pbx.record.CallRecord.Hearing;
import uz.karnay.pbx.record.CallRecord.LegRecord;
import uz.karnay.pbx.record.CallRecord.MediaFigures;
import uz.karnay.pbx.record.CallRecord.Party;
import uz.karnay.pbx.record.CallRecord.Step;
import uz.karnay.pbx.record.CallRecord.Window;
import uz.karnay.pbx.record.Direction;
import uz.karnay.pbx.record.Disposition;

/**
 * A call record as bytes. The first byte is the version of this layout; big-endian; a text is its length in bytes and
 * UTF-8; an absent one has length -1; an absent number is NaN; a constant is its name, so that its place in the enum may
 * change. Layout 1 did not tell how legs sounded, layout 2 not how each ten seconds of them did.
 */
final class RecordCodec {

    private static final byte VERSION = 3;
    private static final byte WITHOUT_WINDOWS = 2;
    private static final byte WITHOUT_HEARING = 1;
    private static final int ABSENT = -1;
    private static final long NO_INSTANT = Long.MIN_VALUE;

    private RecordCodec() {}

    /** A record was written by a Karnay that knew more than this one. */
    static final class UnknownVersion extends RuntimeException {
        private UnknownVersion(int version) {
            super("a call record of layout " + version + "; this Karnay knows " + VERSION);
        }
    }

    static byte[] encode(CallRecord call) throws IOException {
        var bytes = new ByteArrayOutputStream(1024);
        var out = new DataOutputStream(bytes);
        out.writeByte(VERSION);
        out.writeLong(call.id().value().getMostSignificantBits());
        out.writeLong(call.id().value().getLeastSignificantBits());
        text(out, call.direction().name());
        text(out, call.caller());
        text(out, call.callerName());
        text(out, call.called());
        text(out, call.trunk());
        instant(out, call.startedAt());
        instant(out, call.answeredAt());
        instant(out, call.endedAt());
        text(out, call.disposition().name());
        text(out, call.endedBy().name());
        out.writeInt(call.status());
        text(out, call.reason());
        out.writeLong(call.directoryVersion());
        out.writeInt(call.legs().size());
        for (LegRecord leg : call.legs()) {
            leg(out, leg);
        }
        out.writeInt(call.steps().size());
        for (Step step : call.steps()) {
            instant(out, step.at());
            text(out, step.what());
            text(out, step.why());
        }
        return bytes.toByteArray();
    }

    private static void leg(DataOutputStream out, LegRecord leg) throws IOException {
        text(out, leg.name());
        text(out, leg.sipCallId());
        text(out, leg.peer());
        instant(out, leg.startedAt());
        instant(out, leg.answeredAt());
        instant(out, leg.endedAt());
        out.writeInt(leg.status());
        text(out, leg.reason());
        text(out, leg.codec());
        out.writeLong(leg.media().packetsReceived());
        out.writeLong(leg.media().packetsSent());
        out.writeLong(leg.media().packetsLost());
        out.writeDouble(leg.media().jitterMillis());
        out.writeLong(leg.media().packetsRefused());
        hearing(out, leg.media().fromPeer());
        hearing(out, leg.media().toPeer());
        number(out, leg.media().roundTripMillis());
        out.writeInt(leg.media().windows().size());
        for (Window window : leg.media().windows()) {
            out.writeInt(window.untilSecond());
            number(out, window.fromPeer());
            number(out, window.toPeer());
        }
    }

    private static void hearing(DataOutputStream out, Hearing hearing) throws IOException {
        number(out, hearing.score());
        number(out, hearing.worstScore());
        number(out, hearing.lossPercent());
        number(out, hearing.latePercent());
        number(out, hearing.jitterMillis());
        number(out, hearing.delayMillis());
    }

    private static void number(DataOutputStream out, @Nullable Double number) throws IOException {
        out.writeDouble(number == null ? Double.NaN : number);
    }

    private static void text(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(ABSENT);
            return;
        }
        byte[] bytes = text.getBytes(UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void instant(DataOutputStream out, @Nullable Instant instant) throws IOException {
        out.writeLong(instant == null ? NO_INSTANT : instant.getEpochSecond());
        out.writeInt(instant == null ? 0 : instant.getNano());
    }

    /** @throws UnknownVersion when its layout is a later one */
    static CallRecord decode(ByteBuffer in) {
        byte version = in.get();
        if (version < WITHOUT_HEARING || version > VERSION) {
            throw new UnknownVersion(version);
        }
        return new CallRecord(
                new CallId(new UUID(in.getLong(), in.getLong())),
                Direction.valueOf(text(in)),
                text(in),
                text(in),
                text(in),
                textOrNull(in),
                instant(in),
                instantOrNull(in),
                instant(in),
                Disposition.valueOf(text(in)),
                Party.valueOf(text(in)),
                in.getInt(),
                text(in),
                in.getLong(),
                legs(in, version),
                steps(in));
    }

    private static List<LegRecord> legs(ByteBuffer in, byte version) {
        int count = in.getInt();
        var legs = new ArrayList<LegRecord>();
        for (int i = 0; i < count; i++) {
            legs.add(new LegRecord(
                    text(in),
                    text(in),
                    text(in),
                    instant(in),
                    instantOrNull(in),
                    instant(in),
                    in.getInt(),
                    text(in),
                    text(in),
                    media(in, version)));
        }
        return legs;
    }

    private static MediaFigures media(ByteBuffer in, byte version) {
        var media = new MediaFigures(in.getLong(), in.getLong(), in.getLong(), in.getDouble(), in.getLong());
        return version == WITHOUT_HEARING
                ? media
                : new MediaFigures(
                        media.packetsReceived(),
                        media.packetsSent(),
                        media.packetsLost(),
                        media.jitterMillis(),
                        media.packetsRefused(),
                        hearing(in),
                        hearing(in),
                        number(in),
                        version == WITHOUT_WINDOWS ? List.of() : windows(in));
    }

    private static List<Window> windows(ByteBuffer in) {
        int count = in.getInt();
        var windows = new ArrayList<Window>();
        for (int i = 0; i < count; i++) {
            windows.add(new Window(in.getInt(), number(in), number(in)));
        }
        return windows;
    }

    private static Hearing hearing(ByteBuffer in) {
        return new Hearing(number(in), number(in), number(in), number(in), number(in), number(in));
    }

    private static @Nullable Double number(ByteBuffer in) {
        double number = in.getDouble();
        return Double.isNaN(number) ? null : number;
    }

    private static List<Step> steps(ByteBuffer in) {
        int count = in.getInt();
        var steps = new ArrayList<Step>();
        for (int i = 0; i < count; i++) {
            steps.add(new Step(instant(in), text(in), text(in)));
        }
        return steps;
    }

    private static String text(ByteBuffer in) {
        String text = textOrNull(in);
        if (text == null) {
            throw new IllegalStateException("a text is missing at byte " + in.position());
        }
        return text;
    }

    private static @Nullable String textOrNull(ByteBuffer in) {
        int length = in.getInt();
        if (length == ABSENT) {
            return null;
        }
        var bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, UTF_8);
    }

    private static Instant instant(ByteBuffer in) {
        Instant instant = instantOrNull(in);
        if (instant == null) {
            throw new IllegalStateException("a time is missing at byte " + in.position());
        }
        return instant;
    }

    private static @Nullable Instant instantOrNull(ByteBuffer in) {
        long seconds = in.getLong();
        int nanos = in.getInt();
        return seconds == NO_INSTANT ? null : Instant.ofEpochSecond(seconds, nanos);
    }
}
