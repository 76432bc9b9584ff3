package uz.karnay.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uz.karnay.loop.Clock;

/** On a real socket of the loopback; the test's thread is the loop. */
class NioPollerTest {

    private static final long MILLI = 1_000_000;

    private final NioPoller poller = NioPoller.open(Clock.system());
    private int heard;

    @AfterEach
    void closes() {
        poller.close();
    }

    @Test
    void oneRoundTakesWhatCameMeanwhile() throws IOException {
        try (var alice = DatagramChannel.open()) {
            InetSocketAddress local = listen();
            say(alice, local);
            poller.poll(1000 * MILLI);
            assertThat(heard).isEqualTo(1);
            for (int i = 0; i < 5; i++) {
                say(alice, local);
            }
            poller.poll(1000 * MILLI);
            assertThat(heard).isEqualTo(6);
        }
    }

    @Test
    void aBusyOneIsNotLookedAtMoreOftenThanItsRounds() throws IOException {
        try (var alice = DatagramChannel.open()) {
            InetSocketAddress local = listen();
            long before = System.nanoTime();
            for (int i = 0; i < 6; i++) {
                say(alice, local);
                poller.poll(1000 * MILLI);
            }
            assertThat(System.nanoTime() - before).isGreaterThan(9 * MILLI); // five pauses of two, and their fractions
            assertThat(heard).isEqualTo(6);
        }
    }

    @Test
    void aWakeUpEndsTheNextWaitAtOnce() {
        poller.wakeUp();
        long before = System.nanoTime();
        poller.poll(60_000 * MILLI);
        assertThat(System.nanoTime() - before).isLessThan(30_000 * MILLI);
    }

    private InetSocketAddress listen() throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        channel.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.77.2"), 0))
                .configureBlocking(false);
        poller.read(channel, () -> {
            var datagram = ByteBuffer.allocate(16);
            while (receive(channel, datagram.clear())) {
                heard++;
            }
            return false;
        });
        return (InetSocketAddress) channel.getLocalAddress();
    }

    private static boolean receive(DatagramChannel channel, ByteBuffer datagram) {
        try {
            return channel.receive(datagram) != null;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void say(DatagramChannel from, InetSocketAddress to) throws IOException {
        from.send(ByteBuffer.wrap(new byte[] {1}), to);
    }
}
