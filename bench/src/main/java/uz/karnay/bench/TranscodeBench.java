package uz.karnay.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import uz.karnay.codec.Codecs;
import uz.karnay.codec.Encoder;
import uz.karnay.codec.WireFormat;
import uz.karnay.codec.opus.OpusParameters;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;
import uz.karnay.loop.LoopThread;
import uz.karnay.loop.ParkPoller;
import uz.karnay.media.MediaAddresses;
import uz.karnay.media.MediaEndpoint;
import uz.karnay.media.MediaEngine;
import uz.karnay.media.MediaLoop;
import uz.karnay.media.PayloadMap;
import uz.karnay.media.PortSlice;
import uz.karnay.media.StreamFormats;
import uz.karnay.media.audio.Ticks;
import uz.karnay.net.rtp.RtpPoller;
import uz.karnay.rtp.RtpPacket;

/**
 * What a converted stream costs: calls between two codecs on one media loop, with real sockets, played at the pace of
 * real phones by another thread of this process. Prints CPU milliseconds of the media loop per second of one stream, one
 * way: decoding it, encoding it, and all that is between.
 *
 * <p>Arguments: {@code relay|g711|repack|g722|opus, calls, seconds, repeats}.
 */
public final class TranscodeBench {

    private static final InetAddress KARNAY = InetAddress.ofLiteral("127.0.61.1");
    private static final InetSocketAddress ALICE = new InetSocketAddress(InetAddress.ofLiteral("127.0.61.2"), 40_000);
    private static final InetSocketAddress BOB = new InetSocketAddress(InetAddress.ofLiteral("127.0.61.3"), 40_000);
    private static final int FRAMES = 250;
    private static final int FIRST_PORT = 20_000;

    /** One side: what it says, over and over, to each of its calls. */
    private record Side(
            DatagramChannel socket, StreamFormats formats, List<ByteBuffer> says, List<MediaEndpoint> calls) {

        static Side of(InetSocketAddress address, int payloadType, WireFormat format, int ptime) throws IOException {
            DatagramChannel socket = DatagramChannel.open().bind(address);
            socket.configureBlocking(false);
            var voice = new StreamFormats.Voice(payloadType, format, ptime);
            var formats = new StreamFormats(Map.of(payloadType, format), voice, Map.of(), StreamFormats.Keys.NONE);
            return new Side(socket, formats, packets(payloadType, format), new ArrayList<>());
        }

        private static List<ByteBuffer> packets(int payloadType, WireFormat format) {
            List<ByteBuffer> packets = new ArrayList<>();
            try (Encoder encoder = Codecs.encoder(format)) {
                int samples = encoder.sampleRate() / 50;
                short[] voice = Voice.of(encoder.sampleRate(), FRAMES);
                for (int frame = 0; frame < FRAMES; frame++) {
                    ByteBuffer packet = ByteBuffer.allocateDirect(1500).position(RtpPacket.HEADER_BYTES);
                    encoder.encode(voice, frame * samples, samples, packet);
                    packets.add(packet.flip()
                            .put(0, (byte) 0x80)
                            .put(1, (byte) payloadType)
                            .putInt(8, payloadType));
                }
            }
            return packets;
        }

        void say(int tick) {
            ByteBuffer packet = says.get(tick % FRAMES);
            packet.putShort(2, (short) tick)
                    .putInt(4, tick * (formats.said().format().clockRate() / 50));
            try {
                for (MediaEndpoint call : calls) {
                    socket.send(packet.rewind(), call.localAddress());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Takes what came, so that the system has no reason to throw it away: milliseconds of sound. */
        int hear(ByteBuffer room) {
            int heard = 0;
            try {
                while (socket.receive(room.clear()) != null) {
                    heard += formats.said().ptimeMillis();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return heard;
        }
    }

    private final LoopThread calls;
    private final LoopThread phones;
    private final MediaEngine engine;
    private final Side alice;
    private final Side bob;
    private final ByteBuffer room = ByteBuffer.allocateDirect(2048);
    private int tick;
    private volatile long heardMillis;

    private TranscodeBench(int count, Side alice, Side bob) throws IOException {
        this.alice = alice;
        this.bob = bob;
        calls = loop("call-0");
        phones = loop("phones");
        RtpPoller poller = RtpPoller.open(Clock.system());
        var packets = new LoopThread("media-0", Clock.system(), Entropy.secure(), poller, TranscodeBench::onFault);
        var ports = new PortSlice(calls, FIRST_PORT, FIRST_PORT + 4 * count - 1, Duration.ZERO);
        engine = new MediaEngine(calls, new MediaLoop(packets, poller), ports, MediaAddresses.of(KARNAY));
        packets.start();
        calls.start();
        phones.start();
    }

    private static LoopThread loop(String name) {
        return new LoopThread(name, Clock.system(), Entropy.secure(), new ParkPoller(), TranscodeBench::onFault);
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        int count = Integer.parseInt(args[1]);
        int seconds = Integer.parseInt(args[2]);
        WireFormat pcma = WireFormat.Fixed.PCMA;
        Side alice = switch (args[0]) {
            case "relay", "repack" -> Side.of(ALICE, 8, pcma, 20);
            case "g711" -> Side.of(ALICE, 0, WireFormat.Fixed.PCMU, 20);
            case "g722" -> Side.of(ALICE, 9, WireFormat.Fixed.G722, 20);
            case "opus" -> Side.of(ALICE, 111, new WireFormat.Opus(OpusParameters.DEFAULTS.withFec(true)), 20);
            default -> throw new IllegalArgumentException(args[0]);
        };
        Side bob = Side.of(BOB, 8, pcma, args[0].equals("repack") ? 40 : 20);
        var bench = new TranscodeBench(count, alice, bob);
        bench.connect(count, args[0].equals("relay"));
        bench.measure(5); // the compiler of the JVM needs some packets
        for (int repeat = Integer.parseInt(args[3]); repeat > 0; repeat--) {
            System.out.printf(Locale.ROOT, "%s calls=%d %s%n", args[0], count, bench.measure(seconds));
        }
        Runtime.getRuntime().halt(0);
    }

    private void connect(int count, boolean relay) throws InterruptedException {
        var connected = new CountDownLatch(1);
        calls.execute(() -> {
            for (int call = 0; call < count; call++) {
                MediaEndpoint a = endpoint(ALICE, alice);
                MediaEndpoint b = endpoint(BOB, bob);
                if (relay) {
                    engine.bridge(a, b, PayloadMap.identity(), PayloadMap.identity());
                } else {
                    engine.convert(a, b);
                }
            }
            bob.calls.getLast().statistics(_ -> connected.countDown());
        });
        connected.await();
        phones.execute(() -> {
            var ticks = new Ticks(phones);
            ticks.join(Ticks.Turn.SPEAK, this::talk);
        });
    }

    private MediaEndpoint endpoint(InetSocketAddress peer, Side side) {
        MediaEndpoint endpoint = engine.open(TranscodeBench::onFailed).orElseThrow();
        endpoint.remote(peer, new InetSocketAddress(peer.getAddress(), peer.getPort() + 1), false);
        endpoint.formats(side.formats());
        side.calls().add(endpoint);
        return endpoint;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    private void talk() {
        alice.say(tick);
        bob.say(tick);
        tick++;
        heardMillis += alice.hear(room) + bob.hear(room);
    }

    private String measure(int seconds) throws InterruptedException {
        long media = threadNanos("media-0");
        long others = processNanos() - media - threadNanos("phones");
        long before = heardMillis;
        var passed = new CountDownLatch(1);
        calls.execute(() -> calls.after(Duration.ofSeconds(seconds), passed::countDown));
        passed.await();
        double streamSeconds = (heardMillis - before) / 1e3;
        long mediaNow = threadNanos("media-0");
        long othersNow = processNanos() - mediaNow - threadNanos("phones");
        return String.format(
                Locale.ROOT,
                "cpu_ms_per_stream_second=%.3f jvm_beside=%.3f heard=%.0f%%",
                (mediaNow - media) / 1e6 / streamSeconds,
                (othersNow - others) / 1e6 / streamSeconds,
                100 * streamSeconds / (2.0 * alice.calls().size() * seconds));
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
