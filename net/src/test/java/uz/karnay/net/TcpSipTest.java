package uz.karnay.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uz.karnay.net.TestLoops.Told;
import uz.karnay.sip.transport.CallIdRouter;
import uz.karnay.sip.transport.Protocol;
import uz.karnay.sip.transport.StreamConnector;
import uz.karnay.sip.transport.StreamPort;

class TcpSipTest {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.31.2");
    private static final int LOOPS = 2;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private TestLoops loops;

    @BeforeEach
    void listen() throws Exception {
        loops = new TestLoops(LOOPS, new InetSocketAddress(LOOPBACK, 0));
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : opened.reversed()) {
            one.close();
        }
        assertThat(loops.faults).isEmpty();
        loops.close();
    }

    @Test
    void givesEachMessageToTheLoopThatOwnsItsCall() throws Exception {
        Socket alice = connect(start(StreamLimits.standard()));
        for (int call = 0; call < 20; call++) {
            String text = UdpSipPortTest.options("call-" + call);
            write(alice, text);
            var message = loops.next(Told.Message.class);
            assertThat(message.text()).isEqualTo(text);
            assertThat(message.loop()).isEqualTo(CallIdRouter.ownerOf("call-" + call, LOOPS));
        }
    }

    @Test
    void tellsEveryLoopWhenAConnectionComesAndGoes() throws Exception {
        Socket alice = connect(start(StreamLimits.standard()));
        var first = loops.next(Told.Opened.class);
        var second = loops.next(Told.Opened.class);
        assertThat(List.of(first.loop(), second.loop())).containsExactlyInAnyOrder(0, 1);
        assertThat(first.port()).isSameAs(second.port());
        alice.close();
        assertThat(List.of(
                        loops.next(Told.Closed.class).loop(),
                        loops.next(Told.Closed.class).loop()))
                .containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void namesTheListeningPortInViaAndContact() throws Exception {
        TcpSip tcp = start(StreamLimits.standard());
        connect(tcp);
        StreamPort port = loops.next(Told.Opened.class).port();
        assertThat(port.sentBy()).isEqualTo(tcp.localAddress());
        assertThat(port.protocol()).isEqualTo(Protocol.TCP);
    }

    @Test
    void cutsSeveralMessagesOutOfOneSegmentAndOneOutOfMany() throws Exception {
        Socket alice = connect(start(StreamLimits.standard()));
        String one = UdpSipPortTest.options("one");
        String two = UdpSipPortTest.options("two");
        write(alice, one + two);
        assertThat(loops.next(Told.Message.class).text()).isIn(one, two);
        assertThat(loops.next(Told.Message.class).text()).isIn(one, two);
        alice.setTcpNoDelay(true);
        for (int i = 0; i < one.length(); i++) {
            write(alice, one.substring(i, i + 1));
        }
        assertThat(loops.next(Told.Message.class).text()).isEqualTo(one);
    }

    @Test
    void answersAKeepAlive() throws Exception {
        Socket alice = connect(start(StreamLimits.standard()));
        write(alice, "\r\n\r\n");
        assertThat(alice.getInputStream().readNBytes(2)).containsExactly('\r', '\n');
    }

    @Test
    void writesFromAnyLoop() throws Exception {
        Socket alice = connect(start(StreamLimits.standard()));
        StreamPort port = loops.next(Told.Opened.class).port();
        for (var loop : loops.loops) {
            loop.execute(() -> port.send(bytes("from " + loop.name() + "\r\n")));
        }
        assertThat(new String(alice.getInputStream().readNBytes(26), ISO_8859_1))
                .contains("from call-0\r\n", "from call-1\r\n");
    }

    @Test
    void sendsWhatIsQueuedBeforeItCloses() throws Exception {
        Socket alice = connect(start(StreamLimits.standard()));
        StreamPort port = loops.next(Told.Opened.class).port();
        assertThat(port.send(bytes("last words"))).isTrue();
        port.close();
        assertThat(alice.getInputStream().readAllBytes()).asString(ISO_8859_1).isEqualTo("last words");
        loops.next(Told.Closed.class);
        assertThat(port.send(bytes("too late"))).isFalse();
    }

    @Test
    void closesAStreamThatMakesNoSense() throws Exception {
        TcpSip tcp = start(StreamLimits.standard());
        Socket mallory = connect(tcp);
        write(mallory, "OPTIONS sip:karnay SIP/2.0\r\nContent-Length: -17\r\n\r\n");
        assertThat(mallory.getInputStream().read()).isEqualTo(-1);
        assertThat(tcp.counts().broken()).isEqualTo(1);
    }

    @Test
    void closesWhenAMessageNeverEnds() throws Exception {
        TcpSip tcp = start(StreamLimits.standard());
        Socket mallory = connect(tcp);
        byte[] filler = "X-Filler: and so on and so on\r\n".repeat(100).getBytes(ISO_8859_1);
        write(mallory, "OPTIONS sip:karnay SIP/2.0\r\n");
        assertThatThrownBy(() -> {
                    while (true) {
                        mallory.getOutputStream().write(filler);
                    }
                })
                .isInstanceOf(IOException.class);
        assertThat(tcp.counts().broken()).isEqualTo(1);
    }

    @Test
    void cutsOffAPeerThatSendsByteByByte() throws Exception {
        TcpSip tcp = start(StreamLimits.standard().withTimes(Duration.ofMinutes(1), Duration.ofMillis(300)));
        Socket mallory = connect(tcp);
        write(mallory, UdpSipPortTest.options("polite"));
        loops.next(Told.Message.class);
        write(mallory, "OPTIONS sip:karn");
        assertThat(mallory.getInputStream().read()).isEqualTo(-1);
        assertThat(tcp.counts().slow()).isEqualTo(1);
    }

    @Test
    void aLoneLineEndIsNoBeginningOfAMessage() throws Exception {
        Socket alice = connect(start(StreamLimits.standard().withTimes(Duration.ofMinutes(1), Duration.ofMillis(300))));
        write(alice, UdpSipPortTest.options("first"));
        loops.next(Told.Message.class);
        write(alice, "\r\n");
        var later = new CountDownLatch(1);
        var loop = loops.loops.getFirst();
        loop.execute(() -> loop.after(Duration.ofMillis(500), later::countDown));
        assertThat(later.await(10, TimeUnit.SECONDS)).isTrue();
        write(alice, UdpSipPortTest.options("second"));
        assertThat(loops.next(Told.Message.class).text()).contains("second");
    }

    @Test
    void cutsOffAPeerThatNeverSpeaks() throws Exception {
        TcpSip tcp = start(StreamLimits.standard().withTimes(Duration.ofMinutes(1), Duration.ofMillis(300)));
        Socket mallory = connect(tcp);
        assertThat(mallory.getInputStream().read()).isEqualTo(-1);
        assertThat(tcp.counts().slow()).isEqualTo(1);
    }

    @Test
    void closesAConnectionThatNobodyUses() throws Exception {
        TcpSip tcp = start(StreamLimits.standard().withTimes(Duration.ofMillis(300), Duration.ofSeconds(10)));
        Socket alice = connect(tcp);
        write(alice, UdpSipPortTest.options("only"));
        assertThat(alice.getInputStream().read()).isEqualTo(-1);
        assertThat(tcp.counts().idle()).isEqualTo(1);
    }

    @Test
    void takesOnlySoManyConnectionsFromOneAddress() throws Exception {
        TcpSip tcp = start(StreamLimits.standard().withConnections(100, 2));
        Socket first = connect(tcp);
        connect(tcp);
        Socket third = connect(tcp);
        assertThat(third.getInputStream().read()).isEqualTo(-1);
        assertThat(tcp.counts().refused()).isEqualTo(1);
        first.close();
        loops.next(Told.Closed.class);
        Socket fourth = connect(tcp);
        write(fourth, UdpSipPortTest.options("fourth"));
        assertThat(loops.next(Told.Message.class).text()).contains("fourth");
    }

    @Test
    void doesNotQueueForeverForAPeerThatDoesNotRead() throws Exception {
        TcpSip tcp = start(StreamLimits.standard().withTimes(Duration.ofMinutes(1), Duration.ofMillis(500)));
        Socket mallory = connect(tcp);
        write(mallory, UdpSipPortTest.options("reader"));
        StreamPort port = loops.next(Told.Message.class).port();
        var large = ByteBuffer.allocate(60_000);
        int sent = 0;
        while (!(loops.told.poll(1, TimeUnit.MILLISECONDS) instanceof Told.Closed)) {
            sent += port.send(large.duplicate()) ? 1 : 0;
            assertThat(sent).as("what the system and Karnay keep for one peer").isLessThan(2000);
        }
        assertThat(tcp.counts().open()).isZero();
    }

    @Test
    void opensOneConnectionForManyWhoAsk() throws Exception {
        TcpSip tcp = start(StreamLimits.standard());
        try (var bob = new ServerSocket(0, 5, LOOPBACK)) {
            var there = (InetSocketAddress) bob.getLocalSocketAddress();
            var heard = new LinkedBlockingQueue<Object>();
            for (var loop : loops.loops) {
                loop.execute(() -> tcp.connector(loop).connect(Protocol.TCP, there, "bob", listener(heard)));
            }
            var first = (StreamPort) take(heard);
            assertThat(take(heard)).isSameAs(first);
            loops.loops
                    .getFirst()
                    .execute(() ->
                            tcp.connector(loops.loops.getFirst()).connect(Protocol.TCP, there, "bob", listener(heard)));
            assertThat(take(heard)).isSameAs(first);
            assertThat(loops.next(Told.Opened.class).port()).isSameAs(first);

            try (Socket accepted = bob.accept()) {
                assertThat(first.send(bytes("hello"))).isTrue();
                assertThat(accepted.getInputStream().readNBytes(5))
                        .asString(ISO_8859_1)
                        .isEqualTo("hello");
                write(accepted, UdpSipPortTest.options("reverse"));
                assertThat(loops.next(Told.Message.class).port()).isSameAs(first);
            }
        }
    }

    @Test
    void saysWhyAConnectionDidNotComeAbout() throws Exception {
        TcpSip tcp = start(StreamLimits.standard());
        var heard = new LinkedBlockingQueue<Object>();
        InetSocketAddress nobody = freePort();
        var loop = loops.loops.getFirst();
        loop.execute(() -> tcp.connector(loop).connect(Protocol.TCP, nobody, "nobody", listener(heard)));
        assertThat((String) take(heard)).containsIgnoringCase("refused");
        loop.execute(() -> tcp.connector(loop).connect(Protocol.TLS, nobody, "nobody", listener(heard)));
        assertThat((String) take(heard)).isEqualTo("TLS is not spoken here");
    }

    @Test
    void connectsAnewAfterAConnectionWasLost() throws Exception {
        TcpSip tcp = start(StreamLimits.standard());
        try (var bob = new ServerSocket(0, 5, LOOPBACK)) {
            var there = (InetSocketAddress) bob.getLocalSocketAddress();
            var heard = new LinkedBlockingQueue<Object>();
            var loop = loops.loops.getFirst();
            loop.execute(() -> tcp.connector(loop).connect(Protocol.TCP, there, "bob", listener(heard)));
            Object first = take(heard);
            bob.accept().close();
            loops.next(Told.Closed.class);
            loop.execute(() -> tcp.connector(loop).connect(Protocol.TCP, there, "bob", listener(heard)));
            assertThat(take(heard)).isInstanceOf(StreamPort.class).isNotSameAs(first);
        }
    }

    @Test
    void refusesAPortThatAnotherServerHas() throws Exception {
        TcpSip tcp = start(StreamLimits.standard());
        assertThatThrownBy(
                        () -> TcpSip.bind(tcp.localAddress(), StreamLimits.standard(), TestLoops.addresses(LOOPBACK)))
                .isInstanceOf(IOException.class);
    }

    private TcpSip start(StreamLimits limits) throws IOException {
        TcpSip tcp = TcpSip.bind(loops.address(), limits, TestLoops.addresses(LOOPBACK));
        opened.add(tcp);
        tcp.start(loops.members);
        return tcp;
    }

    private Socket connect(TcpSip tcp) throws IOException {
        var socket = new Socket(LOOPBACK, tcp.localAddress().getPort());
        socket.setSoTimeout(20_000);
        opened.add(socket);
        return socket;
    }

    private static InetSocketAddress freePort() throws IOException {
        try (var probe = new ServerSocket(0, 1, LOOPBACK)) {
            return (InetSocketAddress) probe.getLocalSocketAddress();
        }
    }

    private static StreamConnector.Listener listener(BlockingQueue<Object> heard) {
        return new StreamConnector.Listener() {
            @Override
            public void onConnected(StreamPort port) {
                heard.add(port);
            }

            @Override
            public void onConnectFailed(String reason) {
                heard.add(reason);
            }
        };
    }

    private static Object take(BlockingQueue<Object> heard) throws InterruptedException {
        Object next = heard.poll(10, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return java.util.Objects.requireNonNull(next);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(ISO_8859_1));
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    }
}
