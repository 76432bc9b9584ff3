package uz.karnay.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RtpReceiverTest {

    private static final long PTIME_NANOS = 20_000_000;

    private final RtpReceiver receiver = new RtpReceiver();

    @Test
    void countsPacketsAndOctets() {
        receive(1, 2, 3);
        assertThat(receiver.packets()).isEqualTo(3);
        assertThat(receiver.bytes()).isEqualTo(3 * 172);
        assertThat(receiver.lost()).isZero();
        assertThat(receiver.lastArrivalNanos()).isEqualTo(3 * PTIME_NANOS);
    }

    @Test
    void countsWhatIsMissing() {
        receive(1, 2, 3, 6, 7);
        assertThat(receiver.lost()).isEqualTo(2);
    }

    @Test
    void countsOverTheWrapOfSequenceNumbers() {
        receive(65533, 65534, 65535, 0, 2);
        assertThat(receiver.lost()).isEqualTo(1);
    }

    @Test
    void findsLatePacketsAgain() {
        receive(1, 2, 3, 5, 4, 6);
        assertThat(receiver.lost()).isZero();
    }

    @Test
    void countsDuplicatesAsLessThanNothingLost() {
        receive(1, 2, 3, 3);
        assertThat(receiver.lost()).isEqualTo(-1);
    }

    @Test
    void takesTwoInARowAfterAJumpForANewBeginning() {
        receive(1, 2, 3, 5, 30_000, 30_001, 30_002);
        assertThat(receiver.lost()).isEqualTo(1);
    }

    @Test
    void ignoresASingleJump() {
        receive(1, 2, 3, 30_000, 4, 5);
        assertThat(receiver.lost()).isZero();
    }

    @Test
    void beginsAgainWithANewSourceAndKeepsTheSum() {
        receive(1, 2, 4, 5);
        for (int sequence : new int[] {9000, 9001, 9003}) {
            receiver.onPacket(Packets.rtp(sequence, sequence * 160, 2), sequence * PTIME_NANOS);
        }
        assertThat(receiver.lost()).isEqualTo(2);
        assertThat(receiver.packets()).isEqualTo(7);
    }

    @Test
    void hasNoJitterOnASteadyStream() {
        for (int sequence = 1; sequence < 100; sequence++) {
            receive(sequence);
        }
        assertThat(receiver.jitterNanos()).isZero();
    }

    @Test
    void measuresJitter() {
        for (int sequence = 1; sequence < 500; sequence++) {
            long late = sequence % 2 * 8_000_000L;
            receiver.onPacket(Packets.rtp(sequence, sequence * 160, 1), sequence * PTIME_NANOS + late);
        }
        assertThat(receiver.jitterNanos()).isBetween(7_500_000L, 8_000_000L);
    }

    @Test
    void takesNoJitterFromThePacketsOfOneEvent() {
        for (int sequence = 1; sequence < 20; sequence++) {
            receiver.onPacket(Packets.rtp(sequence, 160, 1), sequence * PTIME_NANOS);
        }
        assertThat(receiver.jitterNanos()).isZero();
    }

    private void receive(int... sequences) {
        for (int sequence : sequences) {
            receiver.onPacket(Packets.rtp(sequence, sequence * 160, 1), sequence * PTIME_NANOS);
        }
    }
}
