package uz.karnay.media;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import uz.karnay.codec.WireFormat;
import uz.karnay.loop.virtual.VirtualLoop;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.media.virtual.VirtualRtpNetwork;

/** A media engine in virtual time with two endpoints. */
final class Room {

    static final double LEVEL = 8000;

    final VirtualTime time;
    final VirtualLoop calls;
    final VirtualRtpNetwork network;
    final MediaLoop media;
    final MediaEngine engine;
    final List<Character> digits = new ArrayList<>();
    final List<MediaStatistics> windows = new ArrayList<>();
    final List<MediaStatistics> last = new ArrayList<>();
    final MediaEndpoint a;
    final MediaEndpoint b;

    Room() {
        this(new VirtualTime(1));
    }

    private Room(VirtualTime time) {
        this(time, new VirtualRtpNetwork(time));
    }

    Room(VirtualTime time, VirtualRtpNetwork network) {
        this.time = time;
        this.network = network;
        this.calls = time.loop("call-0");
        VirtualLoop packets = time.loop("media-0");
        this.media = new MediaLoop(packets, network.sockets(packets));
        this.engine = new MediaEngine(
                calls,
                media,
                new PortSlice(calls, 10_000, 10_007, Duration.ZERO),
                MediaAddresses.of(InetAddress.ofLiteral("203.0.113.5")));
        this.a = open();
        this.b = open();
    }

    MediaEndpoint open() {
        return ask(() -> engine.open(new MediaEndpoint.Listener() {
                    @Override
                    public void onFailed(String reason) {
                        throw new AssertionError(reason);
                    }

                    @Override
                    public void onWindow(MediaStatistics untilNow) {
                        windows.add(untilNow);
                    }

                    @Override
                    public void onClosed(MediaStatistics statistics) {
                        last.add(statistics);
                    }

                    @Override
                    public void onDigit(char digit) {
                        digits.add(digit);
                    }
                })
                .orElseThrow());
    }

    Caller alice(WireFormat format, int ptimeMillis) {
        return new Caller(time, network, "192.0.2.1", 96, format, ptimeMillis);
    }

    Caller bob(WireFormat format, int ptimeMillis) {
        return new Caller(time, network, "192.0.2.2", 97, format, ptimeMillis);
    }

    void convert(Caller alice, Caller bob) {
        convert(alice, alice.formats(), bob, bob.formats());
    }

    void convert(Caller alice, StreamFormats ofAlice, Caller bob, StreamFormats ofBob) {
        onCalls(() -> {
            a.remote(alice.rtp, alice.rtp, true);
            b.remote(bob.rtp, bob.rtp, true);
            a.formats(ofAlice);
            b.formats(ofBob);
            engine.convert(a, b);
        });
    }

    void onCalls(Runnable command) {
        calls.run(command);
        time.settle();
    }

    <T> T ask(Supplier<T> question) {
        List<T> answers = new ArrayList<>();
        calls.run(() -> answers.add(question.get()));
        time.settle();
        return answers.getFirst();
    }

    MediaStatistics statistics(MediaEndpoint endpoint) {
        List<MediaStatistics> told = new ArrayList<>();
        onCalls(() -> endpoint.statistics(told::add));
        return told.getFirst();
    }

    void hangUp() {
        onCalls(() -> {
            a.close();
            b.close();
        });
    }
}
