package uz.karnay.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
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

class RecordCodecTest {

    private static final Instant MORNING = Instant.parse("2026-11-23T04:00:00.123456789Z");

    /** As a Karnay wrote it that did not judge calls yet. */
    private static final String LAYOUT_1 = """
            010000000000007000000000000000000100000008494e5445524e414c0000000331303100000005416c696365000000
            03313032ffffffff000000006b03ba40075bcd15000000006b03ba42075bcd15000000006b03ba49075bcd1500000008
            414e5357455245440000000643414c4c4544000000c8000000024f4b0000000000000007000000010000000331303100
            000003616263000000127564703a3139322e302e322e313a35303630000000006b03ba40075bcd15000000006b03ba42
            075bcd15000000006b03ba49075bcd15000000c8000000024f4b0000000450434d41000000000000015e000000000000
            015f00000000000000023ff4000000000000000000000000000100000001000000006b03ba40075bcd15000000087261
            6e6720313032000000076469616c6c6564
            """;

    @Test
    void readsARecordOfBeforeAsOneWhoseSoundIsUnknown() {
        byte[] written = HexFormat.of().parseHex(LAYOUT_1.replaceAll("\\s", ""));
        assertThat(RecordCodec.decode(ByteBuffer.wrap(written)))
                .isEqualTo(call(new MediaFigures(350, 351, 2, 1.25, 1)));
    }

    @Test
    void keepsWhatIsKnownAndWhatIsNot() throws IOException {
        var known = new Hearing(4.39, 4.1, 0.5, 0.1, 1.25, 65.0);
        var half = new Hearing(null, null, 0.0, null, 2.5, null);
        var course = List.of(new Window(10, 4.39, null), new Window(20, null, 4.1));
        CallRecord call = call(new MediaFigures(350, 351, 2, 1.25, 1, known, half, 23.5, course));
        assertThat(RecordCodec.decode(ByteBuffer.wrap(RecordCodec.encode(call))))
                .isEqualTo(call);
    }

    @Test
    void readsNothingOfALaterKarnay() throws IOException {
        byte[] later = RecordCodec.encode(call(MediaFigures.NONE));
        later[0]++;
        assertThatThrownBy(() -> RecordCodec.decode(ByteBuffer.wrap(later)))
                .isInstanceOf(RecordCodec.UnknownVersion.class);
    }

    private static CallRecord call(MediaFigures media) {
        var leg = new LegRecord(
                "101",
                "abc",
                "udp:192.0.2.1:5060",
                MORNING,
                MORNING.plusSeconds(2),
                MORNING.plusSeconds(9),
                200,
                "OK",
                "PCMA",
                media);
        return new CallRecord(
                new CallId(new UUID(0x7000, 1)),
                Direction.INTERNAL,
                "101",
                "Alice",
                "102",
                null,
                MORNING,
                MORNING.plusSeconds(2),
                MORNING.plusSeconds(9),
                Disposition.ANSWERED,
                Party.CALLED,
                200,
                "OK",
                7,
                List.of(leg),
                List.of(new Step(MORNING, "rang 102", "dialled")));
    }
}
