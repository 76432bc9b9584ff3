package uz.karnay.rtp.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uz.karnay.loop.virtual.SeededEntropy;

class EventReceiverTest {

    private static final long MILLI = 1_000_000;
    private static final int ALICE = 0xa11ce;

    private final List<String> told = new ArrayList<>();
    private final EventReceiver receiver = new EventReceiver(8000, listener());
    private long now;
    private int sequence;

    private EventReceiver.Listener listener() {
        return new EventReceiver.Listener() {
            @Override
            public void onBegin(int code, long durationNanos) {
                told.add("begin " + code);
            }

            @Override
            public void onEnd(int code, long durationNanos) {
                told.add("end " + code + " " + durationNanos / MILLI);
            }
        };
    }

    @Test
    void hearsAKeyOnceWithItsLength() {
        hear(ALICE, 1000, 5, false, 160);
        assertThat(told).containsExactly("begin 5");
        hear(ALICE, 1000, 5, false, 320);
        hear(ALICE, 1000, 5, true, 800);
        hear(ALICE, 1000, 5, true, 800);
        hear(ALICE, 1000, 5, true, 800);
        assertThat(told).containsExactly("begin 5", "end 5 100");
        assertThat(receiver.events()).isEqualTo(1);
        assertThat(receiver.cutShort()).isZero();
    }

    @Test
    void hearsAKeyOfWhichTheBeginningWasLost() {
        hear(ALICE, 1000, 11, true, 800);
        hear(ALICE, 1000, 11, true, 800);
        assertThat(told).containsExactly("begin 11", "end 11 100");
    }

    @Test
    void endsAKeyOfWhichTheEndWasLostWithTheNext() {
        hear(ALICE, 1000, 1, false, 480);
        hear(ALICE, 3000, 2, false, 160);
        assertThat(told).containsExactly("begin 1", "end 1 60", "begin 2");
        assertThat(receiver.cutShort()).isEqualTo(1);
    }

    @Test
    void endsAKeyOfWhichNothingComesAnyMore() {
        hear(ALICE, 1000, 1, false, 480);
        receiver.onTick(now + 400 * MILLI);
        assertThat(receiver.isLasting()).isTrue();
        receiver.onTick(now + 600 * MILLI);
        assertThat(told).containsExactly("begin 1", "end 1 60");
    }

    @Test
    void hearsTheSameKeyTwiceInARow() {
        hear(ALICE, 1000, 7, true, 800);
        hear(ALICE, 3000, 7, true, 800);
        assertThat(told).containsExactly("begin 7", "end 7 100", "begin 7", "end 7 100");
    }

    @Test
    void takesAnOvertakenPacketForNothingNew() {
        hear(ALICE, 1000, 7, true, 800);
        hear(ALICE, 3000, 8, false, 160);
        hear(ALICE, 1000, 7, true, 800);
        hear(ALICE, 3000, 8, true, 800);
        hear(ALICE, 3000, 8, false, 640);
        assertThat(told).containsExactly("begin 7", "end 7 100", "begin 8", "end 8 100");
    }

    @Test
    void hearsAnotherSourceAndIsNotConfusedByTheLast() {
        hear(ALICE, 90_000, 7, false, 160);
        hear(0xb0b, 1000, 8, false, 160);
        hear(ALICE, 90_000, 7, true, 800);
        hear(0xb0b, 1000, 8, true, 800);
        assertThat(told).containsExactly("begin 7", "end 7 20", "begin 8", "end 8 100");
    }

    @Test
    void takesTheSegmentsOfALongEventForOne() {
        hear(ALICE, 1000, 7, false, 0xffff);
        hear(ALICE, 1000 + 0xffff, 7, false, 160);
        hear(ALICE, 1000 + 0xffff, 7, true, 8000);
        assertThat(told).containsExactly("begin 7", "end 7 " + (0xffff + 8000) / 8);
    }

    @Test
    void hearsOverTheWrapOfTimestamps() {
        hear(ALICE, -800, 1, true, 800);
        hear(ALICE, 800, 2, true, 800);
        assertThat(told).containsExactly("begin 1", "end 1 100", "begin 2", "end 2 100");
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16_000, 48_000})
    void countsInAnyClock(int rate) {
        receiver.countIn(rate);
        hear(ALICE, 1000, 3, true, rate / 10);
        assertThat(told).containsExactly("begin 3", "end 3 100");
    }

    @Test
    void countsWhatIsTooShort() {
        receiver.onPacket(ByteBuffer.allocate(15).put(0, (byte) 0x80), now);
        assertThat(receiver.malformed()).isEqualTo(1);
        assertThat(told).isEmpty();
    }

    @Test
    void survivesAnything() {
        var entropy = new SeededEntropy(4);
        for (int i = 0; i < 100_000; i++) {
            now += MILLI * entropy.below(100);
            hear(
                    entropy.below(3),
                    entropy.chance(0.3) ? (int) entropy.nextLong() : 160 * (i / 7),
                    entropy.below(256),
                    entropy.chance(0.2),
                    entropy.below(0x10000));
        }
        assertThat(told.stream().filter(word -> word.startsWith("begin")).count())
                .isEqualTo(receiver.events());
        assertThat(told).hasSize((int) (2 * receiver.events() - (receiver.isLasting() ? 1 : 0)));
    }

    private void hear(int ssrc, int timestamp, int code, boolean end, int duration) {
        var packet = ByteBuffer.allocate(16)
                .put(0, (byte) 0x80)
                .put(1, (byte) 101)
                .putShort(2, (short) sequence++)
                .putInt(4, timestamp)
                .putInt(8, ssrc);
        TelephoneEvent.write(packet, 12, code, end, 10, duration);
        now += 20 * MILLI;
        receiver.onPacket(packet, now);
    }
}
