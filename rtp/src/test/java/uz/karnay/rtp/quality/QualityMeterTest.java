package uz.karnay.rtp.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import uz.karnay.rtp.RtpReceiver;

class QualityMeterTest {

    private static final long SECOND = 1_000_000_000;
    private static final Duration PTIME = Duration.ofMillis(20);

    private final QualityMeter meter = new QualityMeter(VoiceCodec.G711, PTIME, 0);
    private long now;
    private long expected;
    private long lost;
    private double gaps;
    private int windows;

    @Test
    void judgesTenSecondsAfterTenSeconds() {
        talk(35, 0, 1);
        assertThat(windows).isEqualTo(3);
        assertThat(meter.latest()).hasValueSatisfying(window -> {
            assertThat(window.score()).isCloseTo(4.41, within(0.01));
            assertThat(window.packets()).isEqualTo(500);
            assertThat(window.delay()).isEqualTo(Duration.ofMillis(60));
        });
        assertThat(meter.finish(now).windows()).isEqualTo(4);
    }

    @Test
    void findsTheWorstWindowAndTheMeanOfAll() {
        talk(20, 0, 1);
        talk(10, 10, 5);
        talk(20, 0, 1);
        CallQuality call = meter.finish(now);
        assertThat(call.windows()).isEqualTo(5);
        assertThat(call.poorWindows()).isEqualTo(1);
        assertThat(call.worstScore()).isLessThan(3.3);
        assertThat(call.score()).isBetween(4.0, 4.3);
        assertThat(call.lossPercent()).isCloseTo(2, within(0.01));
    }

    @Test
    void countsLossInARowAsWorse() {
        talk(10, 4, 1);
        double scattered = meter.latest().orElseThrow().score();
        talk(10, 4, 4);
        assertThat(meter.latest().orElseThrow().score()).isLessThan(scattered);
        assertThat(meter.latest().orElseThrow().burstRatio()).isCloseTo(4 * 0.96, within(0.01));
    }

    @Test
    void addsHalfTheRoundTripToTheDelay() {
        meter.onRoundTrip(Duration.ofMillis(600));
        talk(10, 0, 1);
        assertThat(meter.latest().orElseThrow().delay()).isEqualTo(Duration.ofMillis(360));
        assertThat(meter.latest().orElseThrow().score()).isLessThan(4);
    }

    @Test
    void judgesEachCodecForItself() {
        talk(5, 0, 1);
        meter.onCodec(VoiceCodec.GSM, PTIME, now);
        assertThat(meter.latest().orElseThrow().codec()).isEqualTo(VoiceCodec.G711);
        talk(10, 0, 1);
        assertThat(meter.latest().orElseThrow().codec()).isEqualTo(VoiceCodec.GSM);
        assertThat(meter.latest().orElseThrow().score()).isBetween(3.6, 3.8);
    }

    @Test
    void hasNoOpinionOfSilence() {
        talk(0, 0, 1);
        now += 60 * SECOND;
        tell();
        assertThat(windows).isZero();
        assertThat(meter.finish(now)).isEqualTo(CallQuality.NONE);
    }

    @Test
    void countsTheGapsOfAReceivedStream() {
        var receiver = new RtpReceiver();
        for (int sequence = 1; sequence <= 100; sequence++) {
            if (sequence % 10 != 5 && sequence % 10 != 6) {
                receiver.onPacket(ByteBuffer.allocate(172).put(0, (byte) 0x80).putShort(2, (short) sequence), sequence);
            }
        }
        var counts = StreamCounts.of(receiver);
        assertThat(counts.lost()).isEqualTo(20);
        assertThat(counts.gaps()).isEqualTo(10);
        assertThat(counts.lossPercent()).isCloseTo(20, within(0.3));
        assertThat(counts.burstRatio()).isCloseTo(1.6, within(0.01));
    }

    @Test
    void countsWhatCameTooLateAsLost() {
        var receiver = new RtpReceiver();
        for (int sequence = 1; sequence <= 100; sequence++) {
            receiver.onPacket(ByteBuffer.allocate(172).put(0, (byte) 0x80).putShort(2, (short) sequence), sequence);
        }
        var counts = StreamCounts.of(receiver, 5);
        assertThat(counts.lossPercent()).isCloseTo(5, within(0.3));
        assertThat(counts.burstRatio()).isEqualTo(1);
    }

    @Test
    void tellsOfWindowsThatEndedWithoutEndingTheOneThatIsOpen() {
        talk(15, 0, 1);
        assertThat(meter.sum().windows()).isEqualTo(1);
        talk(5, 0, 1);
        assertThat(meter.sum().windows()).isEqualTo(2);
    }

    private void talk(int seconds, int lossPercent, int inARow) {
        for (int i = 0; i < seconds; i++) {
            now += SECOND;
            expected += 50;
            lost += lossPercent / 2;
            gaps += lossPercent / 2.0 / inARow;
            tell();
        }
    }

    private void tell() {
        if (meter.onCounts(new StreamCounts(expected, lost, (long) gaps), Duration.ofMillis(40), now)
                .isPresent()) {
            windows++;
        }
    }
}
