package uz.karnay.rtp.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uz.karnay.loop.virtual.SeededEntropy;
import uz.karnay.rtp.RtpPacket;
import uz.karnay.rtp.RtpSender;

class EventSenderTest {

    private static final Duration TENTH = Duration.ofMillis(100);

    private final RtpSender sender = new RtpSender(new SeededEntropy(3), 8000);
    private final EventSender events = new EventSender(sender);
    private final List<ByteBuffer> sent = new ArrayList<>();
    private int ticks;

    @Test
    void sendsAPacketEvery20MillisWithOneTimestampAndThreeEnds() {
        int begin = sender.timestamp();
        assertThat(events.press(5, TENTH)).isTrue();
        run();
        assertThat(sent).hasSize(5 + 2);
        assertThat(sent).allMatch(RtpPacket::isValid);
        assertThat(sent).extracting(RtpPacket::timestamp).containsOnly(begin);
        assertThat(sent).extracting(TelephoneEvent::code).containsOnly(5);
        assertThat(sent).extracting(TelephoneEvent::duration).containsExactly(160, 320, 480, 640, 800, 800, 800);
        assertThat(sent)
                .extracting(TelephoneEvent::isEnd)
                .containsExactly(false, false, false, false, true, true, true);
        assertThat(sent)
                .extracting(RtpPacket::hasMarker)
                .containsExactly(true, false, false, false, false, false, false);
        assertThat(sent).extracting(TelephoneEvent::volume).containsOnly(10);
    }

    @Test
    void stepsNumbersAndLetsTheTimeOfSoundGoOn() {
        int sequence = sender.sequence();
        int begin = sender.timestamp();
        events.press(1, TENTH);
        run();
        assertThat(sent.getLast().getShort(2) & 0xffff).isEqualTo(sequence + 6);
        assertThat(sender.timestamp()).isEqualTo(begin + 160 * ticks);
        var sound = ByteBuffer.allocate(172);
        sender.stamp(sound, 8, 160, 0);
        assertThat(RtpPacket.hasMarker(sound)).isTrue();
        assertThat(RtpPacket.sequence(sound)).isEqualTo(sequence + 7);
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16_000, 48_000})
    void isHeardAsItWasPressedInAnyClock(int rate) {
        sender.countIn(rate);
        for (char key : "159*0#D".toCharArray()) {
            events.press(TelephoneEvent.code(key), TENTH);
        }
        events.press(9, Duration.ofSeconds(4));
        run();
        assertThat(heard(rate, sent))
                .containsExactly("1 100", "5 100", "9 100", "* 100", "0 100", "# 100", "D 100", "9 4000");
    }

    @Test
    void isHeardOverANetworkThatLosesAQuarter() {
        var entropy = new SeededEntropy(9);
        for (int i = 0; i < 50; i++) {
            events.press(i % 10, TENTH);
        }
        run();
        sent.removeIf(_ -> entropy.chance(0.25));
        assertThat(heard(8000, sent)).hasSize(50);
    }

    @Test
    void leavesAPauseBetweenKeys() {
        events.press(1, TENTH);
        events.press(1, TENTH);
        run();
        int first = RtpPacket.timestamp(sent.getFirst());
        int second = RtpPacket.timestamp(sent.getLast());
        assertThat(second - first - 800).isGreaterThanOrEqualTo(8000 * 40 / 1000);
    }

    @Test
    void bringsLengthsIntoBoundsAndRefusesWhatIsNoKeyOrTooMuch() {
        assertThat(events.press(16, TENTH)).isFalse();
        assertThat(events.press(-1, TENTH)).isFalse();
        events.press(1, Duration.ZERO);
        events.press(2, Duration.ofDays(1));
        run();
        assertThat(heard(8000, sent)).containsExactly("1 40", "2 5000");
        for (int i = 0; i < EventSender.MAX_WAITING; i++) {
            assertThat(events.press(1, TENTH)).isTrue();
        }
        assertThat(events.press(1, TENTH)).isFalse();
    }

    @Test
    void endsTheKeyThatIsDownWhenTheOthersAreForgotten() {
        events.press(1, TENTH);
        events.press(2, TENTH);
        tick();
        events.clear();
        run();
        assertThat(heard(8000, sent)).containsExactly("1 100");
    }

    @Test
    void isNotBusyWithoutKeys() {
        assertThat(events.isBusy()).isFalse();
    }

    @Test
    void knowsTheKeys() {
        assertThat(TelephoneEvent.key(10)).isEqualTo('*');
        assertThat(TelephoneEvent.code('#')).isEqualTo(11);
        assertThat(TelephoneEvent.code('d')).isEqualTo(15);
        assertThat(TelephoneEvent.code('x')).isEqualTo(-1);
        assertThat(TelephoneEvent.isKey(16)).isFalse();
    }

    private void run() {
        while (events.isBusy()) {
            tick();
        }
    }

    private void tick() {
        ticks++;
        var packet = ByteBuffer.allocate(64);
        if (events.next(packet, 101, ticks * 20_000_000L)) {
            sent.add(packet);
        }
    }

    private static List<String> heard(int rate, List<ByteBuffer> packets) {
        var heard = new ArrayList<String>();
        var receiver = new EventReceiver(rate, new EventReceiver.Listener() {
            @Override
            public void onBegin(int code, long durationNanos) {}

            @Override
            public void onEnd(int code, long durationNanos) {
                heard.add(TelephoneEvent.key(code) + " " + durationNanos / 1_000_000);
            }
        });
        packets.forEach(packet -> receiver.onPacket(packet, 0));
        receiver.onTick(1_000_000_000);
        return heard;
    }
}
