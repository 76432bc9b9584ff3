package uz.karnay.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import uz.karnay.loop.virtual.VirtualTime;

class ScriptsTest {

    private final List<String> story = new ArrayList<>();

    @Test
    void aScriptWaitsForWhatALoopGivesIt() {
        var time = new VirtualTime(1);
        var loop = time.loop("call-0");
        Awaited<String> key = time.scripts().awaited();
        time.scripts().start("alice", () -> {
            loop.execute(() -> loop.after(Duration.ofSeconds(5), () -> key.give("5")));
            story.add("asks");
            story.add("hears " + key.await() + " after " + time.nanos() / 1_000_000 + " ms");
        });
        time.advance(Duration.ofSeconds(10));
        assertThat(story).containsExactly("asks", "hears 5 after 5000 ms");
        assertThat(time.liveScripts()).isZero();
    }

    @Test
    void onlyTheFirstValueCountsAndOneThatIsThereIsNotWaitedFor() {
        var time = new VirtualTime(1);
        Awaited<String> key = time.scripts().awaited();
        key.give("1");
        key.give("2");
        time.scripts().start("bob", () -> story.add(key.await()));
        time.settle();
        assertThat(story).containsExactly("1");
    }

    @Test
    void manyScriptsTakeTurnsTheSameWayEachTime() {
        assertThat(turns()).isEqualTo(turns());
    }

    private static List<String> turns() {
        var time = new VirtualTime(7);
        var loop = time.loop("call-0");
        var told = new ArrayList<String>();
        for (int i = 0; i < 20; i++) {
            String name = "script " + i;
            time.scripts().start(name, () -> {
                for (int step = 0; step < 5; step++) {
                    told.add(name + " at " + step);
                    Awaited<Boolean> nap = time.scripts().awaited();
                    loop.execute(
                            () -> loop.after(Duration.ofMillis(loop.entropy().below(100)), () -> nap.give(true)));
                    nap.await();
                }
            });
        }
        time.advance(Duration.ofSeconds(1));
        assertThat(told).hasSize(100);
        return told;
    }

    @Test
    void whatAScriptThrowsIsThrownByTheWorld() {
        var time = new VirtualTime(1);
        time.scripts().start("mallory", () -> {
            throw new IllegalStateException("a fault");
        });
        assertThatThrownBy(time::settle).hasMessage("a fault");
        assertThat(time.liveScripts()).isZero();
    }

    @Test
    void aVirtualThreadWaitsAsWell() throws Exception {
        var heard = new CompletableFuture<String>();
        Scripts scripts = Scripts.onVirtualThreads((name, fault) -> heard.completeExceptionally(fault));
        Awaited<String> key = scripts.awaited();
        scripts.start("alice", () -> heard.complete(key.await()));
        key.give("9");
        assertThat(heard.get(10, TimeUnit.SECONDS)).isEqualTo("9");
    }

    @Test
    void aFaultOnAVirtualThreadIsTold() throws Exception {
        var told = new CompletableFuture<String>();
        Scripts scripts = Scripts.onVirtualThreads((name, fault) -> told.complete(name + ": " + fault.getMessage()));
        scripts.start("mallory", () -> {
            throw new IllegalStateException("a fault");
        });
        assertThat(told.get(10, TimeUnit.SECONDS)).isEqualTo("mallory: a fault");
    }
}
