package uz.karnay.media.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import uz.karnay.loop.virtual.VirtualLoop;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.media.audio.Ticks.Beat;
import uz.karnay.media.audio.Ticks.Turn;

class TicksTest {

    private final VirtualTime time = new VirtualTime(1);
    private final VirtualLoop loop = time.loop("media-0");
    private final Ticks ticks = new Ticks(loop);
    private final List<String> called = new ArrayList<>();

    @Test
    void callsAMemberFiftyTimesASecond() {
        join(Turn.HEAR, () -> called.add("a"));
        time.advance(Duration.ofSeconds(10));
        assertThat(called).hasSize(500);
    }

    @Test
    void callsWhoHearsBeforeWhoSpeaks() {
        for (int i = 0; i < 4; i++) {
            join(Turn.HEAR, () -> called.add("hear"));
        }
        join(Turn.SPEAK, () -> called.add("speak")); // in the row of the first
        time.advance(Duration.ofMillis(20));
        assertThat(called).containsExactly("hear", "speak", "hear", "hear", "hear");
    }

    @Test
    void keepsItsMomentsWhenACallIsLate() {
        List<Long> moments = new ArrayList<>();
        join(Turn.HEAR, () -> {
            moments.add(time.nanos() / 1_000_000);
            if (moments.size() == 2) {
                time.pass(Duration.ofMillis(13));
            }
        });
        long begin = time.nanos() / 1_000_000;
        time.advance(Duration.ofMillis(100));
        assertThat(moments).containsExactly(begin + 5, begin + 25, begin + 45, begin + 65, begin + 85);
    }

    @Test
    void makesUpForAShortStall() {
        join(Turn.HEAR, () -> called.add("a"));
        time.advance(Duration.ofMillis(20));
        time.pass(Duration.ofMillis(80));
        time.advance(Duration.ofMillis(20));
        assertThat(called).hasSize(6);
        assertThat(ticks.skipped()).isZero();
    }

    @Test
    void leavesOutWhatIsTooLongAgo() {
        join(Turn.HEAR, () -> called.add("a"));
        time.advance(Duration.ofMillis(20));
        time.pass(Duration.ofSeconds(2));
        time.advance(Duration.ofMillis(20));
        assertThat(called).hasSizeLessThanOrEqualTo(1 + Ticks.MAX_BEHIND + 2);
        assertThat(called.size() + ticks.skipped()).isBetween(101L, 102L);
    }

    @Test
    void callsNobodyWhoLeft() {
        Beat beat = join(Turn.HEAR, () -> called.add("a"));
        time.advance(Duration.ofMillis(20));
        loop.run(beat::close);
        loop.run(beat::close);
        time.advance(Duration.ofSeconds(1));
        assertThat(called).hasSize(1);
        assertThat(ticks.size()).isZero();
        assertThat(time.pending()).isZero();
    }

    @Test
    void callsNobodyWhoIsSentAwayDuringTheTick() {
        List<Beat> later = new ArrayList<>();
        join(Turn.HEAR, () -> later.forEach(Beat::close));
        for (int i = 0; i < 3; i++) {
            join(Turn.HEAR, () -> {});
        }
        later.add(join(Turn.HEAR, () -> called.add("gone")));
        time.advance(Duration.ofMillis(60));
        assertThat(called).isEmpty();
    }

    @Test
    void beginsAgainAfterAPause() {
        loop.run(join(Turn.HEAR, () -> called.add("a"))::close);
        time.advance(Duration.ofSeconds(5));
        join(Turn.SPEAK, () -> called.add("b"));
        time.advance(Duration.ofMillis(40));
        assertThat(called).containsExactly("b", "b");
    }

    private Beat join(Turn turn, Runnable task) {
        List<Beat> joined = new ArrayList<>();
        loop.run(() -> joined.add(ticks.join(turn, task)));
        return joined.getFirst();
    }
}
