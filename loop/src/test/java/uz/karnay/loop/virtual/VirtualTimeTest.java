package uz.karnay.loop.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import uz.karnay.loop.Timer;

class VirtualTimeTest {

    private final VirtualTime time = new VirtualTime(1);
    private final VirtualLoop alice = time.loop("alice");
    private final VirtualLoop bob = time.loop("bob");
    private final List<String> story = new ArrayList<>();

    @Test
    void movesTheClockToEachEventAndThenToTheEnd() {
        alice.run(() -> alice.after(Duration.ofMillis(500), () -> story.add("T1 at " + time.nanos() / 1_000_000)));
        time.advance(Duration.ofSeconds(32));
        assertThat(story).containsExactly("T1 at 500");
        assertThat(time.nanos()).isEqualTo(Duration.ofSeconds(32).toNanos());
    }

    @Test
    void runsEventsOfOneMomentInTheOrderTheyWereSet() {
        alice.execute(() -> {
            story.add("alice");
            bob.execute(() -> story.add("bob answers"));
        });
        bob.execute(() -> story.add("bob"));
        time.settle();
        assertThat(story).containsExactly("alice", "bob", "bob answers");
    }

    @Test
    void confinesTimersToTheirLoop() {
        assertThatThrownBy(() -> alice.after(Duration.ofSeconds(1), () -> {})).isInstanceOf(AssertionError.class);
        alice.run(() -> assertThat(alice.isCurrent()).isTrue());
        alice.run(() -> assertThat(bob.isCurrent()).isFalse());
    }

    @Test
    void countsWhatStillWaits() {
        Timer timer = time.after(Duration.ofSeconds(1), () -> story.add("never"));
        assertThat(time.pending()).isEqualTo(1);
        timer.cancel();
        assertThat(time.pending()).isZero();
        time.advance(Duration.ofSeconds(2));
        assertThat(story).isEmpty();
    }

    @Test
    void checksAfterEveryEvent() {
        time.afterEach(() -> story.add("checked"));
        alice.execute(() -> story.add("one"));
        alice.execute(() -> story.add("two"));
        time.settle();
        assertThat(story).containsExactly("one", "checked", "two", "checked");
    }

    @Test
    void drawsTheSameFromTheSameSeed() {
        var again = new VirtualTime(1);
        assertThat(again.loop("alice").entropy().token(16))
                .isEqualTo(alice.entropy().token(16));
        assertThat(again.loop("bob").entropy().token(16))
                .isEqualTo(bob.entropy().token(16));
        assertThat(new VirtualTime(2).loop("alice").entropy().token(16))
                .isNotEqualTo(alice.entropy().token(16));
    }
}
