package uz.karnay.net.rtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uz.karnay.media.RtpSocket;

/** What every poller of a media loop does, on real sockets of the loopback; the test's thread is the loop. */
abstract class RtpPollerContract {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.77.1");
    private static final long MILLI = 1_000_000;

    private final List<String> heard = new ArrayList<>();
    private final List<InetSocketAddress> sources = new ArrayList<>();
    private final RtpPoller poller;

    RtpPollerContract(RtpPoller poller) {
        this.poller = poller;
    }

    @AfterEach
    void closes() {
        poller.close();
    }

    @Test
    void handsUpWhatArrivesWithItsSource() throws IOException {
        try (var alice = phone()) {
            InetSocketAddress local = free();
            poller.open(local, this::record);
            say(alice, "hello", local);
            say(alice, "again", local);
            pollUntilHeard(2);
            assertThat(heard).containsExactly("hello", "again");
            assertThat(sources.getFirst()).isEqualTo(addressOf(alice));
            assertThat(sources.get(1)).isSameAs(sources.getFirst());
        }
    }

    @Test
    void tellsSourcesApart() throws IOException {
        try (var alice = phone();
                var bob = phone()) {
            InetSocketAddress local = free();
            poller.open(local, this::record);
            say(alice, "a", local);
            pollUntilHeard(1);
            say(bob, "b", local);
            pollUntilHeard(2);
            assertThat(sources).containsExactly(addressOf(alice), addressOf(bob));
        }
    }

    @Test
    void sendsThePacketThatCame() throws IOException {
        try (var alice = phone();
                var bob = phone()) {
            InetSocketAddress local = free();
            RtpSocket out = poller.open(free(), this::record);
            InetSocketAddress toBob = addressOf(bob);
            poller.open(local, (packet, source) -> {
                packet.put(0, (byte) 'H');
                assertThat(out.send(packet, toBob)).isTrue();
                record(packet.rewind(), source);
            });
            say(alice, "hello", local);
            pollUntilHeard(1);
            assertThat(hear(bob)).isEqualTo("Hello");
        }
    }

    @Test
    void sendsAnyOtherBuffer() throws IOException {
        try (var bob = phone()) {
            RtpSocket socket = poller.open(free(), this::record);
            ByteBuffer packet = ByteBuffer.allocateDirect(8)
                    .put("xxhello.".getBytes(ISO_8859_1))
                    .flip()
                    .position(2)
                    .limit(7);
            assertThat(socket.send(packet, addressOf(bob))).isTrue();
            assertThat(hear(bob)).isEqualTo("hello");
        }
    }

    @Test
    void sendsToOneAfterTheOther() throws IOException {
        try (var alice = phone();
                var bob = phone()) {
            RtpSocket socket = poller.open(free(), this::record);
            socket.send(text("for alice"), addressOf(alice));
            socket.send(text("for bob"), addressOf(bob));
            assertThat(hear(alice)).isEqualTo("for alice");
            assertThat(hear(bob)).isEqualTo("for bob");
        }
    }

    @Test
    void followsThePeerItIsConnectedToAndTheNextOne() throws IOException {
        try (var alice = phone();
                var bob = phone()) {
            InetSocketAddress local = free();
            RtpSocket socket = poller.open(local, this::record);
            socket.connect(addressOf(alice));
            say(alice, "alice", local);
            pollUntilHeard(1);
            assertThat(socket.send(text("to alice"), addressOf(alice))).isTrue();
            assertThat(hear(alice)).isEqualTo("to alice");
            socket.disconnect();
            say(bob, "bob", local);
            pollUntilHeard(2);
            assertThat(socket.send(text("to bob"), addressOf(bob))).isTrue();
            assertThat(hear(bob)).isEqualTo("to bob");
            socket.connect(addressOf(bob));
            say(bob, "bob again", local);
            pollUntilHeard(3);
            assertThat(heard).containsExactly("alice", "bob", "bob again");
        }
    }

    @Test
    void survivesAPeerWhosePortIsClosed() throws IOException {
        InetSocketAddress gone;
        try (var alice = phone()) {
            gone = addressOf(alice);
        }
        InetSocketAddress local = free();
        RtpSocket socket = poller.open(local, this::record);
        socket.connect(gone);
        for (int i = 0; i < 5; i++) {
            socket.send(text("anybody?"), gone);
            poller.poll(MILLI);
        }
        try (var back = new DatagramSocket(gone)) {
            say(back, "here", local);
            pollUntilHeard(1);
            assertThat(socket.send(text("fine"), gone)).isTrue();
            assertThat(hear(back)).isEqualTo("fine");
        }
    }

    @Test
    void drainsABurstInOneRound() throws IOException {
        try (var alice = phone()) {
            InetSocketAddress local = free();
            poller.open(local, this::record);
            for (int i = 0; i < 5; i++) {
                say(alice, "burst", local);
            }
            assertThat(poller.poll(MILLI)).isEqualTo(5);
            assertThat(heard).hasSize(5);
        }
    }

    @Test
    void tellsADatagramThatMayBeCutOff() throws IOException {
        List<Integer> lengths = new ArrayList<>();
        try (var alice = phone()) {
            InetSocketAddress local = free();
            poller.open(local, (packet, source) -> {
                lengths.add(packet.remaining());
                record(packet, source);
            });
            say(alice, "x".repeat(3000), local);
            say(alice, "", local);
            say(alice, "short", local);
            pollUntilHeard(3);
            assertThat(lengths).containsExactly(RtpSocket.MAX_DATAGRAM_BYTES, 0, 5);
        }
    }

    @Test
    void refusesAPortThatIsTaken() throws IOException {
        try (var alice = phone()) {
            assertThatThrownBy(() -> poller.open(addressOf(alice), this::record))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("in use");
            assertThat(poller.isActive()).isFalse();
        }
    }

    @Test
    void freesThePortWhenItIsClosed() throws IOException {
        InetSocketAddress local = free();
        RtpSocket socket = poller.open(local, this::record);
        assertThat(poller.isActive()).isTrue();
        socket.close();
        poller.poll(0); // NIO takes a key out in its next round
        assertThat(poller.isActive()).isFalse();
        try (var taken = new DatagramSocket(local)) {
            assertThat(taken.isBound()).isTrue();
        } catch (BindException e) {
            throw new AssertionError("still bound", e);
        }
    }

    @Test
    void handsNothingUpOnceItIsClosed() throws IOException {
        try (var alice = phone()) {
            InetSocketAddress first = free();
            InetSocketAddress second = free();
            List<RtpSocket> open = new ArrayList<>();
            RtpSocket.Receiver closesAll = (packet, source) -> {
                record(packet, source);
                open.forEach(RtpSocket::close);
            };
            open.add(poller.open(first, closesAll));
            open.add(poller.open(second, closesAll));
            say(alice, "one", first);
            say(alice, "two", second);
            poller.poll(MILLI);
            poller.poll(0);
            assertThat(heard).hasSize(1);
        }
    }

    @Test
    void opensManyOneAfterTheOther() throws IOException {
        try (var alice = phone()) {
            for (int i = 0; i < 100; i++) {
                InetSocketAddress local = free();
                RtpSocket socket = poller.open(local, this::record);
                say(alice, "x" + i, local);
                pollUntilHeard(i + 1);
                socket.close();
            }
            assertThat(heard).hasSize(100);
        }
    }

    @Test
    void wakesUpForATask() {
        poller.wakeUp();
        long before = System.nanoTime();
        poller.poll(60_000 * MILLI);
        assertThat(System.nanoTime() - before).isLessThan(30_000 * MILLI);
    }

    @Test
    void sleepsWhileNothingComes() throws IOException {
        poller.open(free(), this::record);
        long before = poller.wakeUps();
        assertThat(poller.poll(50 * MILLI)).isZero();
        assertThat(poller.wakeUps() - before).isEqualTo(1);
    }

    @Test
    void looksOnceInAMillisecondWhilePacketsFlow() throws IOException {
        try (var alice = phone()) {
            InetSocketAddress local = free();
            poller.open(local, this::record);
            say(alice, "first", local);
            pollUntilHeard(1);
            say(alice, "second", local);
            long before = System.nanoTime();
            for (int i = 0; i < 10; i++) {
                say(alice, "more", local);
                poller.poll(10 * MILLI);
            }
            assertThat(System.nanoTime() - before).isGreaterThan(8 * MILLI);
        }
    }

    @Test
    void worksWithVersionSix() throws IOException {
        var six = InetAddress.ofLiteral("::1");
        InetSocketAddress local = freeOn(six);
        try (var alice = new DatagramSocket(new InetSocketAddress(six, 0))) {
            RtpSocket socket = poller.open(local, this::record);
            say(alice, "six", local);
            pollUntilHeard(1);
            assertThat(sources.getFirst()).isEqualTo(addressOf(alice));
            socket.connect(sources.getFirst());
            assertThat(socket.send(text("back"), addressOf(alice))).isTrue();
            assertThat(hear(alice)).isEqualTo("back");
        }
    }

    @Test
    void hearsVersionFourOnASocketOfBoth() throws IOException {
        try (var alice = phone()) {
            InetSocketAddress local = freeOn(InetAddress.ofLiteral("::"));
            RtpSocket socket = poller.open(local, this::record);
            say(alice, "four", new InetSocketAddress(LOOPBACK, local.getPort()));
            pollUntilHeard(1);
            assertThat(sources.getFirst()).isEqualTo(addressOf(alice));
            assertThat(socket.send(text("back"), sources.getFirst())).isTrue();
            assertThat(hear(alice)).isEqualTo("back");
        }
    }

    @Test
    void doesNotReachVersionSixFromASocketOfVersionFour() throws IOException {
        RtpSocket socket = poller.open(free(), this::record);
        assertThat(socket.send(text("x"), new InetSocketAddress(InetAddress.ofLiteral("2001:db8::1"), 4000)))
                .isFalse();
    }

    private void record(ByteBuffer packet, InetSocketAddress source) {
        heard.add(ISO_8859_1.decode(packet).toString());
        sources.add(source);
    }

    /** Loopback delivers before it returns, so a few rounds are enough on the busiest machine. */
    private void pollUntilHeard(int count) {
        for (int round = 0; round < 2000 && heard.size() < count; round++) {
            poller.poll(MILLI);
        }
        assertThat(heard).hasSizeGreaterThanOrEqualTo(count);
    }

    private static DatagramSocket phone() throws IOException {
        return new DatagramSocket(new InetSocketAddress(LOOPBACK, 0));
    }

    private static InetSocketAddress free() throws IOException {
        return freeOn(LOOPBACK);
    }

    private static InetSocketAddress freeOn(InetAddress host) throws IOException {
        try (var probe = new DatagramSocket(new InetSocketAddress(host, 0))) {
            return new InetSocketAddress(host, probe.getLocalPort());
        }
    }

    private static InetSocketAddress addressOf(DatagramSocket phone) {
        return (InetSocketAddress) phone.getLocalSocketAddress();
    }

    private static ByteBuffer text(String words) {
        byte[] octets = words.getBytes(ISO_8859_1);
        return ByteBuffer.allocateDirect(octets.length).put(octets).flip();
    }

    private static void say(DatagramSocket phone, String words, InetSocketAddress to) throws IOException {
        byte[] octets = words.getBytes(ISO_8859_1);
        phone.send(new DatagramPacket(octets, octets.length, to));
    }

    private static String hear(DatagramSocket phone) throws IOException {
        var packet = new DatagramPacket(new byte[2048], 2048);
        phone.setSoTimeout(10_000);
        phone.receive(packet);
        return new String(packet.getData(), 0, packet.getLength(), ISO_8859_1);
    }
}
