package uz.karnay.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;
import uz.karnay.loop.LoopThread;
import uz.karnay.loop.ParkPoller;
import uz.karnay.media.MediaAddresses;
import uz.karnay.media.MediaEndpoint;
import uz.karnay.media.MediaEngine;
import uz.karnay.media.MediaLoop;
import uz.karnay.media.MediaStatistics;
import uz.karnay.media.PayloadMap;
import uz.karnay.media.PortSlice;
import uz.karnay.net.rtp.EpollRtpPoller;
import uz.karnay.net.rtp.NioRtpPoller;
import uz.karnay.net.rtp.RtpPoller;

/**
 * The relay alone, for an RTP generator to play through: opens pairs of endpoints, bridges them, writes where each side
 * sends to, and relays until it is ended.
 *
 * <p>Arguments: {@code epoll|nio, our address, first port, calls, address:port of A, address:port of B, folder}. The
 * files {@code a} and {@code b} in the folder have a line {@code address port} for each call.
 */
public final class RelayBench implements MediaEndpoint.Listener {

    private static final Duration REPORT_EVERY = Duration.ofSeconds(5);

    private final LoopThread calls;
    private final MediaEngine engine;
    private final RtpPoller poller;
    private final List<MediaEndpoint> aSides = new ArrayList<>();
    private final List<MediaEndpoint> bSides = new ArrayList<>();

    private RelayBench(RtpPoller poller, InetAddress local, int firstPort, int count) {
        this.poller = poller;
        calls = new LoopThread("call-0", Clock.system(), Entropy.secure(), new ParkPoller(), RelayBench::onFault);
        var packets = new LoopThread("media-0", Clock.system(), Entropy.secure(), poller, RelayBench::onFault);
        var ports = new PortSlice(calls, firstPort, firstPort + 4 * count - 1, Duration.ZERO);
        engine = new MediaEngine(calls, new MediaLoop(packets, poller), ports, MediaAddresses.of(local));
        packets.start();
        calls.start();
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        RtpPoller poller =
                args[0].equals("nio") ? NioRtpPoller.open(Clock.system()) : EpollRtpPoller.open(Clock.system());
        int count = Integer.parseInt(args[3]);
        var bench = new RelayBench(poller, InetAddress.ofLiteral(args[1]), Integer.parseInt(args[2]), count);
        bench.open(count, address(args[4]), address(args[5]));
        Path folder = Files.createDirectories(Path.of(args[6]));
        Files.write(folder.resolve("b"), lines(bench.bSides));
        Files.write(folder.resolve("a"), lines(bench.aSides));
        bench.calls.execute(bench::reportLater);
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        return new InetSocketAddress(
                InetAddress.ofLiteral(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
    }

    private static List<String> lines(List<MediaEndpoint> side) {
        return side.stream()
                .map(MediaEndpoint::localAddress)
                .map(local -> local.getAddress().getHostAddress() + " " + local.getPort())
                .toList();
    }

    private void open(int count, InetSocketAddress a, InetSocketAddress b) throws InterruptedException {
        var opened = new CountDownLatch(1);
        calls.execute(() -> {
            for (int call = 0; call < count; call++) {
                bridge(endpointFor(a, aSides), endpointFor(b, bSides));
            }
            bSides.getLast().statistics(_ -> opened.countDown());
        });
        opened.await();
    }

    private MediaEndpoint endpointFor(InetSocketAddress peer, List<MediaEndpoint> side) {
        MediaEndpoint endpoint = engine.open(this).orElseThrow();
        endpoint.remote(peer, new InetSocketAddress(peer.getAddress(), peer.getPort() + 1), false);
        side.add(endpoint);
        return endpoint;
    }

    private void bridge(MediaEndpoint a, MediaEndpoint b) {
        engine.bridge(a, b, PayloadMap.identity(), PayloadMap.identity());
    }

    private void reportLater() {
        calls.after(REPORT_EVERY, () -> aSides.getFirst().statistics(this::report));
    }

    private void report(MediaStatistics first) {
        System.out.printf(
                Locale.ROOT,
                "%s wake-ups=%d first-call: received=%d lost=%d jitter_ms=%.2f dropped=%s%n",
                poller.name(),
                poller.wakeUps(),
                first.packetsReceived(),
                first.lost(),
                first.jitter().toNanos() / 1e6,
                first.dropped());
        reportLater();
    }

    @Override
    public void onFailed(String reason) {
        throw new IllegalStateException(reason);
    }

    private static void onFault(Thread thread, Throwable fault) {
        System.err.println(thread.getName() + ": " + fault);
        Runtime.getRuntime().halt(1);
    }
}
