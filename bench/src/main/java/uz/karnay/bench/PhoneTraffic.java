package uz.karnay.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;
import uz.karnay.loop.LoopThread;
import uz.karnay.loop.ParkPoller;
import uz.karnay.media.MediaAddresses;
import uz.karnay.media.MediaEndpoint;
import uz.karnay.media.MediaEngine;
import uz.karnay.media.MediaLoop;
import uz.karnay.media.PortSlice;
import uz.karnay.media.audio.Ticks;
import uz.karnay.net.rtp.RtpPoller;

/**
 * A media engine on one media loop with real sockets, and phones that talk to it at the pace of real ones from another thread
 * of this process; and what of the processor each of the threads takes.
 */
final class PhoneTraffic {

    static final InetSocketAddress ALICE = new InetSocketAddress(InetAddress.ofLiteral("127.0.61.2"), 40_000);
    static final InetSocketAddress BOB = new InetSocketAddress(InetAddress.ofLiteral("127.0.61.3"), 40_000);
    private static final InetAddress KARNAY = InetAddress.ofLiteral("127.0.61.1");
    private static final int FIRST_PORT = 20_000;

    private final LoopThread calls = loop("call-0");
    private final LoopThread phones = loop("phones");
    private final MediaEngine engine;
    private final List<Side> sides;
    private final ByteBuffer room = ByteBuffer.allocateDirect(2048);
    private int tick;
    private volatile long heardMillis;

    PhoneTraffic(int endpoints, List<Side> sides) throws IOException {
        this.sides = sides;
        RtpPoller poller = RtpPoller.open(Clock.system());
        var packets = new LoopThread("media-0", Clock.system(), Entropy.secure(), poller, PhoneTraffic::onFault);
        var ports = new PortSlice(calls, FIRST_PORT, FIRST_PORT + 2 * endpoints - 1, Duration.ZERO);
        engine = new MediaEngine(calls, new MediaLoop(packets, poller), ports, MediaAddresses.of(KARNAY));
        packets.start();
        calls.start();
        phones.start();
    }

    private static LoopThread loop(String name) {
        return new LoopThread(name, Clock.system(), Entropy.secure(), new ParkPoller(), PhoneTraffic::onFault);
    }

    /** Sets calls up on the call loop, waits until the media loop knows of them, and lets the phones talk. */
    void begin(Consumer<MediaEngine> set) throws InterruptedException {
        var connected = new CountDownLatch(1);
        calls.execute(() -> {
            set.accept(engine);
            sides.getLast().calls().getLast().statistics(_ -> connected.countDown());
        });
        connected.await();
        phones.execute(() -> new Ticks(phones).join(Ticks.Turn.SPEAK, this::talk));
    }

    /** A new call of a phone of this side. On the call loop. */
    MediaEndpoint endpoint(InetSocketAddress peer, Side side) {
        MediaEndpoint endpoint = engine.open(PhoneTraffic::onFailed).orElseThrow();
        endpoint.remote(peer, new InetSocketAddress(peer.getAddress(), peer.getPort() + 1), false);
        endpoint.formats(side.formats());
        side.calls().add(endpoint);
        return endpoint;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    private void talk() {
        sides.forEach(side -> side.say(tick));
        tick++;
        sides.forEach(side -> heardMillis += side.hear(room));
    }

    /** Does something on the call loop and waits for it. */
    void onCalls(Runnable command) throws InterruptedException {
        var done = new CountDownLatch(1);
        calls.execute(() -> {
            command.run();
            done.countDown();
        });
        done.await();
    }

    /**
     * What some seconds took.
     *
     * @param mediaNanos of processor time on the media loop
     * @param besideNanos of all threads but it and the phones
     * @param heardSeconds of all phones together
     */
    record Spent(long mediaNanos, long besideNanos, double heardSeconds) {}

    Spent measure(int seconds) throws InterruptedException {
        long media = threadNanos("media-0");
        long beside = processNanos() - media - threadNanos("phones");
        long heard = heardMillis;
        var passed = new CountDownLatch(1);
        calls.execute(() -> calls.after(Duration.ofSeconds(seconds), passed::countDown));
        passed.await();
        long mediaNow = threadNanos("media-0");
        long besideNow = processNanos() - mediaNow - threadNanos("phones");
        return new Spent(mediaNow - media, besideNow - beside, (heardMillis - heard) / 1e3);
    }

    private static long threadNanos(String name) {
        var threads = ManagementFactory.getThreadMXBean();
        for (var thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().equals(name)) {
                return threads.getThreadCpuTime(thread.getThreadId());
            }
        }
        throw new IllegalStateException("no thread " + name);
    }

    private static long processNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static void onFailed(String reason) {
        throw new IllegalStateException(reason);
    }

    private static void onFault(Thread thread, Throwable fault) {
        System.err.println(thread.getName() + ": " + fault);
        Runtime.getRuntime().halt(1);
    }
}
