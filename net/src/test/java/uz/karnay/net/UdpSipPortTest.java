package uz.karnay.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uz.karnay.loop.virtual.SeededEntropy;
import uz.karnay.net.TestLoops.Told;
import uz.karnay.sip.transport.CallIdRouter;

class UdpSipPortTest {

    private static final String LOOPBACK = "127.0.31.1";

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void givesEachMessageToTheLoopThatOwnsItsCall(int count) throws Exception {
        try (var loops = TestLoops.on(LOOPBACK, count)) {
            for (int call = 0; call < 60; call++) {
                try (var alice = new DatagramSocket()) { // another source, so that the kernel picks another socket
                    String callId = "call-" + call + "@alice";
                    send(alice, loops.address(), options(callId));
                    var told = loops.next(Told.Datagram.class);
                    assertThat(told.loop()).isEqualTo(CallIdRouter.ownerOf(callId, count));
                    assertThat(told.port()).isSameAs(loops.ports.get(told.loop()));
                    assertThat(told.text()).isEqualTo(options(callId));
                    assertThat(told.source().getPort()).isEqualTo(alice.getLocalPort());
                }
            }
            assertThat(loops.faults).isEmpty();
        }
    }

    @Test
    void answersFromThePortThatWasAsked() throws Exception {
        try (var loops = TestLoops.on(LOOPBACK, 2);
                var alice = new DatagramSocket(0, InetAddress.ofLiteral(LOOPBACK))) {
            alice.setSoTimeout(10_000);
            for (UdpSipPort port : loops.ports) {
                var answer = ByteBuffer.wrap("SIP/2.0 200 OK\r\n\r\n".getBytes(ISO_8859_1));
                assertThat(port.send(answer, (InetSocketAddress) alice.getLocalSocketAddress()))
                        .isTrue();
                var received = new DatagramPacket(new byte[100], 100);
                alice.receive(received);
                assertThat(received.getSocketAddress()).isEqualTo(loops.address());
                assertThat(received.getLength()).isEqualTo(18);
            }
        }
    }

    @Test
    void speaksIpv6() throws Exception {
        try (var loops = TestLoops.on("::1", 1);
                var alice = new DatagramSocket(0, InetAddress.ofLiteral("::1"))) {
            send(alice, loops.address(), options("six"));
            var told = loops.next(Told.Datagram.class);
            assertThat(told.source()).isEqualTo(alice.getLocalSocketAddress());
            assertThat(told.port().sentBy(told.source())).isEqualTo(loops.address());
        }
    }

    @Test
    void takesWhateverItIsSent() throws Exception {
        try (var loops = TestLoops.on(LOOPBACK, 2);
                var mallory = new DatagramSocket()) {
            var chance = new SeededEntropy(7);
            for (int length : new int[] {0, 1, 2, 4, 17, 1500, 9000, 65_507}) {
                byte[] garbage = new byte[length];
                chance.fill(garbage);
                send(mallory, loops.address(), new String(garbage, ISO_8859_1));
                assertThat(loops.next(Told.Datagram.class).text()).hasSize(length);
            }
            assertThat(loops.faults).isEmpty();
        }
    }

    @Test
    void outlivesABurst() throws Exception {
        try (var loops = TestLoops.on(LOOPBACK, 2);
                var mallory = new DatagramSocket()) {
            byte[] datagram = options("burst").getBytes(ISO_8859_1);
            for (int i = 0; i < 100_000; i++) {
                mallory.send(new DatagramPacket(datagram, datagram.length, loops.address()));
            }
            awaitQuiet(loops);
            long received = received(loops);
            assertThat(received).isGreaterThan(1000);
            assertThat(loops.told.size() + loops.members.shed())
                    .as("what was received was delivered, or dropped and counted")
                    .isEqualTo(received);
            loops.told.clear();
            send(mallory, loops.address(), options("after"));
            assertThat(loops.next(Told.Datagram.class).text()).isEqualTo(options("after"));
            assertThat(loops.faults).isEmpty();
        }
    }

    /** Until nothing came in for a while, measured on the loops themselves, which handle sockets between timers. */
    private static void awaitQuiet(TestLoops loops) throws InterruptedException {
        long before;
        do {
            before = received(loops);
            for (int i = 0; i < 2; i++) { // twice, since the first may have made work for another loop
                var done = new CountDownLatch(loops.loops.size());
                loops.loops.forEach(loop -> loop.execute(() -> loop.after(Duration.ofMillis(50), done::countDown)));
                assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
            }
        } while (before != received(loops));
    }

    private static long received(TestLoops loops) {
        return loops.receivers.stream().mapToLong(UdpSipReceiver::received).sum();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void refusesAPortThatAnotherServerHas(int count) throws Exception {
        try (var loops = TestLoops.on(LOOPBACK, 2)) {
            assertThatThrownBy(() -> UdpSipPort.bind(
                            loops.address(),
                            count,
                            TestLoops.addresses(loops.address().getAddress())))
                    .isInstanceOf(BindException.class);
        }
    }

    @Test
    void countsWhatTheSystemDoesNotTake() throws Exception {
        try (var loops = TestLoops.on(LOOPBACK, 1)) {
            UdpSipPort port = loops.ports.getFirst();
            var tooLarge = ByteBuffer.allocate(65_536);
            assertThat(port.send(tooLarge, loops.address())).isFalse();
            assertThat(port.send(ByteBuffer.allocate(1), new InetSocketAddress(InetAddress.ofLiteral("::1"), 5060)))
                    .isFalse();
            assertThat(port.notSent()).isEqualTo(2);
        }
    }

    @Test
    void neverNamesTheWildcardToAPeer() throws Exception {
        try (var loops = TestLoops.on("0.0.0.0", 1)) {
            var bob = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.9"), 5060);
            InetSocketAddress sentBy = loops.ports.getFirst().sentBy(bob);
            assertThat(sentBy.getAddress()).isEqualTo(InetAddress.ofLiteral("127.0.0.1"));
            assertThat(sentBy.getPort()).isEqualTo(loops.address().getPort());
        }
    }

    static String options(String callId) {
        return "OPTIONS sip:karnay SIP/2.0\r\nCSeq: 1 OPTIONS\r\nCall-ID: " + callId + "\r\nContent-Length: 0\r\n\r\n";
    }

    private static void send(DatagramSocket from, InetSocketAddress to, String text) throws Exception {
        byte[] bytes = text.getBytes(ISO_8859_1);
        from.send(new DatagramPacket(bytes, bytes.length, to));
    }
}
