package uz.karnay.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import uz.karnay.loop.virtual.SeededEntropy;

class TimerWheelTest {

    private final TimerWheel wheel = new TimerWheel(1_000);
    private final List<String> ran = new ArrayList<>();

    @Test
    void runsATimerAtItsMomentAndNotBefore() {
        wheel.set(1_500, () -> ran.add("T1"));
        wheel.advance(1_499, Runnable::run);
        assertThat(ran).isEmpty();
        wheel.advance(1_500, Runnable::run);
        assertThat(ran).containsExactly("T1");
        assertThat(wheel.size()).isZero();
    }

    @Test
    void neverRunsACancelledTimer() {
        Timer timer = wheel.set(1_500, () -> ran.add("T1"));
        timer.cancel();
        timer.cancel();
        wheel.advance(100_000, Runnable::run);
        assertThat(ran).isEmpty();
        assertThat(wheel.size()).isZero();
    }

    @Test
    void cancellingATimerThatRanChangesNothing() {
        Timer timer = wheel.set(1_010, () -> ran.add("ran"));
        wheel.set(1_020, () -> ran.add("other"));
        wheel.advance(1_015, Runnable::run);
        timer.cancel();
        assertThat(wheel.size()).isEqualTo(1);
    }

    @Test
    void aTaskMaySetAndCancelTimersOfTheSameMoment() {
        var victim = new Timer[1];
        wheel.set(1_010, () -> {
            victim[0].cancel();
            wheel.set(1_010, () -> ran.add("next"));
        });
        victim[0] = wheel.set(1_010, () -> ran.add("victim"));
        wheel.advance(1_011, Runnable::run);
        assertThat(ran).containsExactly("next");
    }

    @Test
    void runsTimersOfEveryDistanceExactlyOnTime() {
        var entropy = new SeededEntropy(7);
        long[] now = {1_000};
        int timers = 2_000;
        for (int i = 0; i < timers; i++) {
            long at = 1_001 + (entropy.nextLong() >>> 1) % (1L << 8 + i % 18);
            wheel.set(at, () -> {
                assertThat(now[0]).isEqualTo(at);
                ran.add("ran");
            });
        }
        while (wheel.size() > 0) {
            long patience = wheel.untilNext(now[0]);
            assertThat(patience).isPositive();
            now[0] += patience;
            wheel.advance(now[0], Runnable::run);
        }
        assertThat(ran).hasSize(timers);
    }

    @Test
    void saysHowLongItHasNothingToDo() {
        assertThat(wheel.untilNext(1_000)).isEqualTo(Long.MAX_VALUE);
        wheel.set(1_005, () -> {});
        assertThat(wheel.untilNext(1_000)).isEqualTo(5);
        assertThat(wheel.untilNext(1_009)).isZero();
    }
}
