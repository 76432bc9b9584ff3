package uz.karnay.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;
import uz.karnay.loop.LoopThread;
import uz.karnay.sip.transport.DatagramPort;
import uz.karnay.sip.transport.StreamPort;
import uz.karnay.sip.transport.TransportInput;

/** Real loops with real sockets on loopback, and a record of what each loop was told. */
final class TestLoops implements AutoCloseable {

    /** What an input was told, on which loop. */
    sealed interface Told {
        record Datagram(int loop, DatagramPort port, InetSocketAddress source, String text) implements Told {}

        record Opened(int loop, StreamPort port) implements Told {}

        record Message(int loop, StreamPort port, String text) implements Told {}

        record Closed(int loop, StreamPort port) implements Told {}
    }

    final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
    final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    final List<LoopThread> loops = new ArrayList<>();
    final List<UdpSipPort> ports = new ArrayList<>();
    final List<UdpSipReceiver> receivers = new ArrayList<>();
    final SipLoops members;

    TestLoops(int count, InetSocketAddress listen) throws Exception {
        ports.addAll(UdpSipPort.bind(listen, count, addresses(listen.getAddress())));
        var pollers = new ArrayList<NioPoller>();
        var list = new ArrayList<SipLoops.Member>();
        for (int i = 0; i < count; i++) {
            pollers.add(NioPoller.open(Clock.system()));
            loops.add(new LoopThread(
                    "call-" + i, Clock.system(), Entropy.secure(), pollers.get(i), (_, fault) -> faults.add(fault)));
            list.add(new SipLoops.Member(loops.get(i), ports.get(i), new Recorder(i)));
        }
        members = new SipLoops(list);
        for (int i = 0; i < count; i++) {
            receivers.add(ports.get(i).receive(pollers.get(i), members, i));
        }
        loops.forEach(LoopThread::start);
    }

    static TestLoops on(String address, int count) throws Exception {
        return new TestLoops(count, new InetSocketAddress(InetAddress.ofLiteral(address), 0));
    }

    static LocalAddresses addresses(InetAddress listen) {
        return new LocalAddresses(listen, Optional.empty(), Clock.system());
    }

    InetSocketAddress address() {
        return ports.getFirst().localAddress();
    }

    /** The next thing of this kind that was told; whatever else came before it is skipped. */
    <T extends Told> T next(Class<T> kind) throws InterruptedException {
        while (true) {
            Told next = told.poll(10, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("no " + kind.getSimpleName() + " came in ten seconds; faults: " + faults);
            }
            if (kind.isInstance(next)) {
                return kind.cast(next);
            }
        }
    }

    @Override
    public void close() {
        loops.forEach(LoopThread::close);
    }

    private final class Recorder implements TransportInput {
        private final int index;

        Recorder(int index) {
            this.index = index;
        }

        @Override
        public void onDatagram(DatagramPort port, InetSocketAddress source, byte[] datagram, int length) {
            record(new Told.Datagram(index, port, source, text(datagram, length)));
        }

        @Override
        public void onUnreachable(DatagramPort port, InetSocketAddress remote) {
            throw new AssertionError("NIO does not tell");
        }

        @Override
        public void onStreamOpened(StreamPort port) {
            record(new Told.Opened(index, port));
        }

        @Override
        public void onStreamMessage(StreamPort port, byte[] message, int length) {
            record(new Told.Message(index, port, text(message, length)));
        }

        @Override
        public void onStreamClosed(StreamPort port) {
            record(new Told.Closed(index, port));
        }

        private void record(Told what) {
            if (!loops.get(index).isCurrent()) {
                faults.add(new AssertionError("told on another thread: " + what));
            }
            told.add(what);
        }

        private static String text(byte[] bytes, int length) {
            return new String(bytes, 0, length, java.nio.charset.StandardCharsets.ISO_8859_1);
        }
    }
}
