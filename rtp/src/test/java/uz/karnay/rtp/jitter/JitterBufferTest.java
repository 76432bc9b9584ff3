package uz.karnay.rtp.jitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uz.karnay.rtp.jitter.PlayoutWorld.MILLI;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uz.karnay.loop.virtual.SeededEntropy;

class JitterBufferTest {

    private final PlayoutWorld world = new PlayoutWorld(1);

    @Test
    void playsEveryPacketOnceInOrder() {
        world.run(10_000);
        assertNothingMissing();
        assertThat(world.heard).hasSizeGreaterThan(490);
        assertThat(world.buffer.figures().lost()).isZero();
    }

    @Test
    void beginsAfterTheFirstDelayAndHasNoGapFromThenOn() {
        world.run(10_000);
        int begin = world.answers.indexOf(Due.PAYLOAD);
        assertThat(begin).isBetween(3, 6);
        assertThat(world.gapsSince(begin)).isZero();
    }

    @Test
    void comesDownToTheLeastDelayWithoutJitter() {
        world.run(20_000);
        assertThat(world.buffer.target(world.now)).isEqualTo(Duration.ofMillis(20));
        assertThat(world.buffer.figures().delay()).isLessThan(Duration.ofMillis(46));
        assertThat(world.buffer.figures().skipped()).isLessThanOrEqualTo(2);
    }

    @Test
    void saysWhatIsLostAndThatTheNextIsKnown() {
        put(0, 0, 0);
        put(1, 160, 20);
        put(3, 480, 60);
        var buffer = loose;
        assertThat(buffer.next(100 * MILLI)).isEqualTo(Due.PAYLOAD);
        assertThat(buffer.next(120 * MILLI)).isEqualTo(Due.PAYLOAD);
        assertThat(buffer.next(140 * MILLI)).isEqualTo(Due.LOST);
        assertThat(buffer.samples()).isEqualTo(160);
        assertThat(buffer.hasNext()).isTrue();
        assertThat(buffer.payload().getInt(0)).isEqualTo(3);
        assertThat(buffer.next(160 * MILLI)).isEqualTo(Due.PAYLOAD);
        assertThat(buffer.payload().getInt(0)).isEqualTo(3);
        assertThat(buffer.payloadType()).isEqualTo(8);
        assertThat(buffer.figures().lost()).isEqualTo(1);
    }

    @Test
    void knowsNoNextInALongerGap() {
        put(0, 0, 0);
        put(1, 160, 20);
        put(4, 640, 80);
        loose.next(100 * MILLI);
        loose.next(120 * MILLI);
        assertThat(loose.next(140 * MILLI)).isEqualTo(Due.LOST);
        assertThat(loose.hasNext()).isFalse();
        assertThatThrownBy(loose::payload).isInstanceOf(IllegalStateException.class);
        assertThat(loose.next(160 * MILLI)).isEqualTo(Due.LOST);
        assertThat(loose.hasNext()).isTrue();
        assertThat(loose.next(180 * MILLI)).isEqualTo(Due.PAYLOAD);
    }

    @Test
    void isEmptyBeforeAnythingCame() {
        assertThat(loose.next(0)).isEqualTo(Due.EMPTY);
        assertThat(loose.figures().underruns()).isZero();
    }

    @Test
    void tellsLateFromDuplicateAndReordered() {
        put(0, 0, 0);
        put(1, 160, 20);
        put(3, 480, 60);
        put(2, 320, 61);
        put(2, 320, 62);
        for (int frame = 0; frame < 4; frame++) {
            loose.next((100 + 20 * frame) * MILLI);
        }
        put(5, 800, 180);
        loose.next(180 * MILLI); // 4 is missing
        put(4, 640, 185);
        put(4, 640, 186);
        put(3, 480, 187);
        var figures = loose.figures();
        assertThat(figures.reordered()).isEqualTo(1);
        assertThat(figures.lost()).isEqualTo(1);
        assertThat(figures.late()).isEqualTo(1);
        assertThat(figures.duplicate()).isEqualTo(3);
    }

    @Test
    void playsFromTheEarliestWhenTheFirstWereReordered() {
        put(11, 160, 20);
        put(10, 0, 21);
        put(12, 320, 40);
        assertThat(loose.next(100 * MILLI)).isEqualTo(Due.PAYLOAD);
        assertThat(loose.payload().getInt(0)).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void keepsNearlyEverythingUnderJitter(long seed) {
        var jittery = new PlayoutWorld(seed);
        jittery.delay = () -> jittery.upTo(60);
        jittery.run(60_000);
        var figures = jittery.buffer.figures();
        assertThat(figures.late()).as("late of 3000").isLessThan(30);
        assertThat(figures.reordered()).isPositive();
        assertThat(figures.played() + figures.lost()).isBetween(2900L, 3000L);
        assertThat(figures.delay()).isBetween(Duration.ofMillis(40), Duration.ofMillis(110));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void losesWhatTheNetworkLosesAndNoMore(long seed) {
        var lossy = new PlayoutWorld(seed);
        lossy.loss = 0.05;
        lossy.duplication = 0.02;
        lossy.delay = () -> lossy.upTo(15);
        lossy.run(120_000);
        var figures = lossy.buffer.figures();
        assertThat(figures.lost()).isBetween(240L, 360L);
        assertThat(figures.late()).isLessThan(30);
        assertThat(figures.duplicate()).isPositive();
        assertThat(figures.played() + figures.lost()).isBetween(5940L, 6000L);
        assertInOrder(lossy);
    }

    @Test
    void growsAtOnceWhenThePathGetsWorse() {
        world.run(20_000);
        Duration before = world.buffer.target(world.now);
        world.delay = () -> world.upTo(100);
        world.run(1_000);
        assertThat(world.buffer.target(world.now))
                .isGreaterThan(before.plusMillis(40))
                .isLessThanOrEqualTo(Duration.ofMillis(300));
        long lateBefore = world.buffer.figures().late();
        world.run(20_000);
        assertThat(world.buffer.figures().late() - lateBefore).isLessThan(15);
        assertInOrder(world);
    }

    @Test
    void shrinksSlowlyWhenThePathGetsBetter() {
        world.delay = () -> world.upTo(120);
        world.run(30_000);
        assertThat(world.buffer.figures().delay()).isGreaterThan(Duration.ofMillis(80));
        world.delay = () -> 0;
        world.run(60_000);
        assertThat(world.buffer.figures().delay()).isLessThan(Duration.ofMillis(50));
        world.forgetLongestDelay();
        int from = world.answers.size();
        world.run(10_000);
        assertThat(world.gapsSince(from)).isZero();
        assertThat(world.longestDelay).isLessThan(90 * MILLI);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.0005, 0.9995, 1.00005, 0.99995})
    void followsAClockThatDriftsForHours(double clock) {
        world.clock = clock;
        world.delay = () -> world.upTo(10);
        world.run(10_000);
        world.forgetLongestDelay();
        world.run(2 * 3600 * 1000L);
        var figures = world.buffer.figures();
        double drifted = Math.abs(clock - 1) * 2 * 3600 * 1000 / 20; // frames
        assertThat(world.longestDelay).isLessThan(120 * MILLI);
        assertThat(world.mostWaiting).isLessThan(8);
        assertThat((double) figures.skipped() - figures.stretched())
                .isBetween(clock > 1 ? drifted - 8 : -drifted - 8, clock > 1 ? drifted + 8 : -drifted + 8);
        assertThat(figures.lost()).isZero();
        assertThat(figures.skipped() + figures.stretched()).isLessThan((long) drifted + 40);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 20, 30, 40, 60})
    void playsPacketsOfAnyLength(int ptime) {
        world.ptime = ptime;
        world.run(30_000);
        int from = world.answers.size();
        world.run(10_000);
        assertThat(world.gapsSince(from)).isZero();
        assertThat(world.buffer.figures().lost()).isZero();
        assertInOrder(world);
    }

    @Test
    void toleratesAChangeOfLengthInFlight() {
        world.run(5_000);
        int from = world.answers.size();
        for (int ptime : new int[] {60, 10, 30, 20, 40}) {
            world.ptime = ptime;
            world.run(3_000);
        }
        assertThat(world.buffer.figures().lost()).isZero();
        assertThat(world.gapsSince(from))
                .as("made up or silent of %d", 15_000 / 20)
                .isLessThan(12);
        assertInOrder(world);
    }

    @Test
    void passesOverTheSilenceOfASpeaker() {
        world.run(3_000);
        world.speaking = false;
        world.run(4_000);
        world.speaking = true;
        world.marker = true;
        world.run(3_000);
        var figures = world.buffer.figures();
        assertThat(figures.lost()).isZero();
        assertThat(figures.restarts()).isZero();
        assertThat(figures.delay()).isLessThan(Duration.ofMillis(80));
        assertInOrder(world);
    }

    @Test
    void toleratesAClockThatStoodStillInASilence() {
        world.clockStopsInSilence = true;
        world.run(3_000);
        world.speaking = false;
        world.run(700);
        world.speaking = true;
        world.marker = true;
        world.run(3_000);
        assertThat(world.buffer.figures().delay()).isLessThan(Duration.ofMillis(80));
        assertThat(world.buffer.figures().lost()).isZero();
        assertThat(world.heard.getLast()).isGreaterThan(290);
        assertInOrder(world);
    }

    @Test
    void goesOnWithANewSourceWithoutLosingAnything() {
        world.run(3_000);
        int from = world.answers.size();
        world.ssrc = 0xb0b;
        world.sequence = 7;
        world.timestamp = 123_456_789;
        world.run(3_000);
        assertThat(world.heard.getLast()).isGreaterThan(290);
        assertNothingMissing();
        assertThat(world.gapsSince(from)).isLessThan(3);
        assertThat(world.buffer.figures().restarts()).isEqualTo(1);
    }

    @Test
    void goesOnWhenTimestampsJump() {
        world.run(3_000);
        int from = world.answers.size();
        world.timestamp -= 1_000_000_000;
        world.run(3_000);
        world.timestamp += 700_000;
        world.run(3_000);
        assertNothingMissing();
        assertThat(world.gapsSince(from)).isLessThan(3);
        assertThat(world.buffer.figures().restarts()).isEqualTo(2);
        assertThat(world.buffer.figures().delay()).isLessThan(Duration.ofMillis(80));
    }

    @Test
    void goesOnWhenNumbersBeginAnew() {
        world.run(3_000);
        world.sequence -= 20_000;
        world.run(3_000);
        assertThat(world.buffer.figures().restarts()).isEqualTo(1);
        assertThat(world.buffer.figures().lost()).isZero();
        assertThat(world.heard.getLast()).isGreaterThan(290);
    }

    @Test
    void isNotDisturbedByASinglePacketOfAnother() {
        world.run(3_000);
        int from = world.answers.size();
        for (int i = 0; i < 20; i++) {
            world.buffer.put(packet(1000 * i, 5, 0xbad0000 + i), world.now);
            world.run(100);
        }
        assertThat(world.gapsSince(from)).isZero();
        assertThat(world.buffer.figures().restarts()).isZero();
        assertThat(world.buffer.figures().refused()).isEqualTo(19);
    }

    @Test
    void playsTheNewestOfWhatWaitedInAStall() {
        world.run(3_000);
        long resume = world.now + 3_000 * MILLI;
        world.delay = () -> Math.max(0, resume - world.now);
        world.run(3_000);
        world.delay = () -> 0;
        world.forgetLongestDelay();
        world.run(500);
        assertThat(world.longestDelay).isLessThan(450 * MILLI);
        assertThat(world.buffer.figures().overflow()).isPositive();
        world.run(90_000);
        assertThat(world.buffer.figures().delay()).isLessThan(Duration.ofMillis(50));
    }

    @Test
    void concealsNothingTwiceAfterAnOutage() {
        world.run(3_000);
        world.loss = 1;
        world.run(500);
        world.loss = 0;
        int from = world.answers.size();
        world.run(2_000);
        assertThat(world.gapsSince(from)).isLessThan(8);
        assertThat(world.buffer.figures().lost()).isEqualTo(25);
        assertThat(world.buffer.figures().delay()).isLessThan(Duration.ofMillis(90));
    }

    @Test
    void doesNotTakeEventsForLoss() {
        world.run(3_000);
        world.speaking = false;
        for (int i = 0; i < 8; i++) {
            world.sendEvent();
            world.run(20);
        }
        world.speaking = true;
        world.run(2_000);
        assertThat(world.buffer.figures().lost()).isZero();
        assertThat(world.answers).doesNotContain(Due.LOST);
    }

    @Test
    void doesNotTakeEventsBetweenSoundForLoss() {
        world.run(3_000);
        int from = world.answers.size();
        for (int i = 0; i < 50; i++) {
            world.sendEvent();
            world.run(20);
        }
        assertThat(world.buffer.figures().lost()).isZero();
        assertThat(world.gapsSince(from)).isZero();
    }

    @Test
    void keepsTheNewestWhenNobodyAsks() {
        for (int i = 0; i < 200; i++) {
            put(i, 160 * i, 20L * i);
        }
        assertThat(loose.waiting()).isEqualTo(Ring.SLOTS);
        assertThat(loose.figures().overflow()).isEqualTo(136);
        assertThat(loose.next(4_000 * MILLI)).isEqualTo(Due.PAYLOAD);
        assertThat(loose.payload().getInt(0)).isGreaterThan(180);
    }

    @Test
    void allocatesNothingPerPacket() {
        var memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        ByteBuffer packet = ByteBuffer.allocateDirect(172).put(packet(0, 0, 1)).flip();
        carry(packet, 0, 20_000);
        long before = memory.getCurrentThreadAllocatedBytes();
        carry(packet, 20_000, 40_000);
        assertThat(memory.getCurrentThreadAllocatedBytes() - before).isLessThan(20_000);
        assertThat(loose.figures().played()).isGreaterThan(39_000);
    }

    private void carry(ByteBuffer packet, int from, int to) {
        for (int i = from; i < to; i++) {
            loose.put(packet.putShort(2, (short) i).putInt(4, 160 * i), 20 * MILLI * i);
            loose.next(20 * MILLI * i + 10 * MILLI);
        }
    }

    @Test
    void refusesWhatIsTooLarge() {
        loose.put(ByteBuffer.allocate(12 + Slot.MAX_BYTES + 1).put(0, (byte) 0x80), 0);
        assertThat(loose.figures().refused()).isEqualTo(1);
        assertThat(loose.waiting()).isZero();
    }

    @Test
    void leavesOutHeaderListsAndPadding() {
        var packet = ByteBuffer.allocate(12 + 8 + 8 + 10 + 4)
                .put(0, (byte) 0xb2) // padded, extended, two contributing sources
                .put(1, (byte) 8)
                .putShort(20 + 2, (short) 1)
                .putInt(28, 0xcafe)
                .put(41, (byte) 4);
        loose.put(packet, 0);
        assertThat(loose.next(60 * MILLI)).isEqualTo(Due.PAYLOAD);
        assertThat(loose.payload().remaining()).isEqualTo(10);
        assertThat(loose.payload().getInt(0)).isEqualTo(0xcafe);
    }

    @Test
    void beginsAnewInAnotherClock() {
        world.run(1_000);
        world.buffer.countIn(48_000);
        assertThat(world.buffer.waiting()).isZero();
        world.buffer.countIn(PlayoutWorld.RATE);
        int from = world.heard.size();
        world.run(1_000);
        assertThat(world.heard).hasSizeGreaterThan(from + 40);
    }

    @Test
    void shrinksSoonerWhereItIsQuiet() {
        var loud = afterJitter(false);
        var soft = afterJitter(true);
        assertThat(soft.figures().delay()).isLessThanOrEqualTo(loud.figures().delay());
        assertThat(soft.figures().skipped())
                .isGreaterThanOrEqualTo(loud.figures().skipped());
    }

    private static JitterBuffer afterJitter(boolean quiet) {
        var jittery = new PlayoutWorld(5);
        jittery.delay = () -> jittery.upTo(150);
        jittery.run(20_000);
        jittery.delay = () -> 0;
        for (int i = 0; i < 500; i++) {
            if (quiet) {
                jittery.buffer.onQuiet();
            }
            jittery.run(20);
        }
        return jittery.buffer;
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28})
    void survivesAnything(long seed) {
        var entropy = new SeededEntropy(seed);
        var buffer = new JitterBuffer(8000, PlayoutLimits.DEFAULT);
        long now = 0;
        int sequence = 0;
        int timestamp = 0;
        for (int i = 0; i < 100_000; i++) {
            now += MILLI * entropy.below(40);
            sequence += switch (entropy.below(20)) {
                case 0 -> entropy.below(65_536);
                case 1 -> -entropy.below(120);
                case 2 -> entropy.below(3_000);
                default -> 1;
            };
            timestamp = entropy.chance(0.05) ? (int) entropy.nextLong() : timestamp + 160;
            int ssrc = entropy.chance(0.02) ? entropy.below(3) : 1;
            if (entropy.chance(0.1)) {
                buffer.pass(packet(sequence, timestamp, ssrc), now);
            } else {
                buffer.put(packet(sequence, timestamp, ssrc), now);
            }
            if (entropy.chance(0.6)) {
                ask(buffer, now);
            }
            assertThat(buffer.waiting()).isBetween(0, Ring.SLOTS);
        }
        assertThat(buffer.figures().played()).isGreaterThan(10_000);
    }

    private static void ask(JitterBuffer buffer, long now) {
        switch (buffer.next(now)) {
            case PAYLOAD -> {
                assertThat(buffer.payload().remaining()).isEqualTo(160);
                assertThat(buffer.samples()).isBetween(1, 960);
            }
            case LOST -> assertThat(buffer.samples()).isBetween(1, 960);
            case EMPTY -> assertThat(buffer.hasNext()).isFalse();
        }
    }

    /** But for what was left out to come down from the first delay. */
    private void assertNothingMissing() {
        assertInOrder(world);
        long leftOut = world.heard.getLast() + 1L - world.heard.size();
        assertThat(leftOut).isEqualTo(world.buffer.figures().skipped()).isLessThanOrEqualTo(2);
    }

    private static void assertInOrder(PlayoutWorld world) {
        assertThat(world.heard).isSorted().doesNotHaveDuplicates();
    }

    private final JitterBuffer loose = new JitterBuffer(
            8000, new PlayoutLimits(Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofMillis(300)));

    private void put(int sequence, int timestamp, long millis) {
        loose.put(packet(sequence, timestamp, 1).putInt(12, sequence), millis * MILLI);
    }

    private static ByteBuffer packet(int sequence, int timestamp, int ssrc) {
        return ByteBuffer.allocate(172)
                .put(0, (byte) 0x80)
                .put(1, (byte) 8)
                .putShort(2, (short) sequence)
                .putInt(4, timestamp)
                .putInt(8, ssrc);
    }
}
