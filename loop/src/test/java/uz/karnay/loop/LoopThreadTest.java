package uz.karnay.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopThreadTest {

    private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
    private final LoopThread loop = new LoopThread(
            "call-0", Clock.system(), Entropy.secure(), new ParkPoller(), (_, fault) -> faults.add(fault));

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void runsTasksOfOneProducerInOrder() throws InterruptedException {
        loop.start();
        List<Integer> seen = new ArrayList<>();
        var done = new CountDownLatch(1);
        for (int i = 0; i < 10_000; i++) {
            int number = i;
            loop.execute(() -> seen.add(number));
        }
        loop.execute(done::countDown);
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(seen).hasSize(10_000).isSorted();
    }

    @Test
    void losesNothingWhenManyThreadsPost() throws InterruptedException {
        loop.start();
        int producers = 4;
        int each = 20_000;
        var count = new AtomicInteger();
        var done = new CountDownLatch(producers * each);
        for (int p = 0; p < producers; p++) {
            Thread.ofVirtual().start(() -> {
                for (int i = 0; i < each; ) {
                    if (loop.offer(() -> {
                        count.incrementAndGet();
                        done.countDown();
                    })) {
                        i++;
                    }
                }
            });
        }
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(count).hasValue(producers * each);
    }

    @Test
    void shedsAndCountsWhenItsQueueIsFull() {
        for (int i = 0; i < LoopThread.QUEUE_CAPACITY; i++) {
            assertThat(loop.offer(() -> {})).isTrue();
        }
        assertThat(loop.offer(() -> {})).isFalse();
        assertThat(loop.shed()).isEqualTo(1);
        assertThatThrownBy(() -> loop.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
        loop.start();
    }

    @Test
    void aTimerIsNeverEarly() throws InterruptedException {
        loop.start();
        var waited = new ConcurrentLinkedQueue<Long>();
        var done = new CountDownLatch(1);
        loop.execute(() -> {
            long start = System.nanoTime();
            loop.after(Duration.ofMillis(20), () -> {
                waited.add(System.nanoTime() - start);
                done.countDown();
            });
        });
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(waited.element()).isGreaterThanOrEqualTo(20_000_000L);
    }

    @Test
    void goesOnAfterATaskThrew() throws InterruptedException {
        loop.start();
        var done = new CountDownLatch(1);
        loop.execute(() -> {
            throw new IllegalStateException("a fault of the program");
        });
        loop.execute(done::countDown);
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(faults).singleElement().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void knowsItsOwnThread() throws InterruptedException {
        loop.start();
        var answers = new ConcurrentLinkedQueue<Boolean>();
        var done = new CountDownLatch(1);
        loop.execute(() -> {
            answers.add(loop.isCurrent());
            done.countDown();
        });
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(answers).containsExactly(true);
        assertThat(loop.isCurrent()).isFalse();
    }

    @Test
    void runsWhatWasPostedBeforeItClosed() {
        loop.start();
        var count = new AtomicInteger();
        for (int i = 0; i < 500; i++) {
            loop.execute(count::incrementAndGet);
        }
        loop.close();
        assertThat(count).hasValue(500);
    }
}
