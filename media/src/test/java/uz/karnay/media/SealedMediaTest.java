package uz.karnay.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uz.karnay.codec.WireFormat;
import uz.karnay.loop.virtual.SeededEntropy;
import uz.karnay.loop.virtual.VirtualLoop;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.media.virtual.VirtualRtpNetwork;
import uz.karnay.rtp.RtcpPacket;
import uz.karnay.rtp.srtp.SrtpKey;
import uz.karnay.rtp.srtp.SrtpOutcome;
import uz.karnay.rtp.srtp.SrtpReceiver;
import uz.karnay.rtp.srtp.SrtpSender;
import uz.karnay.rtp.srtp.SrtpSuite;

/** Alice's phone seals what she says; Bob's does not, or does it with keys of his own. */
class SealedMediaTest {

    private static final InetAddress KARNAY = InetAddress.ofLiteral("203.0.113.5");
    private static final byte[] REPORT = HexFormat.of().parseHex("80c9000100001234");

    private final VirtualTime time = new VirtualTime(1);
    private final VirtualLoop calls = time.loop("call-0");
    private final VirtualLoop packets = time.loop("media-0");
    private final VirtualRtpNetwork network = new VirtualRtpNetwork(time);
    private final MediaEngine engine = new MediaEngine(
            calls,
            new MediaLoop(packets, network.sockets(packets)),
            new PortSlice(calls, 10_000, 10_007, Duration.ofSeconds(2)),
            MediaAddresses.of(KARNAY));
    private final SeededEntropy entropy = new SeededEntropy(4568);

    private final Phone alice = new Phone("192.0.2.1");
    private final Phone bob = new Phone("192.0.2.2");
    private final MediaEndpoint a = open();
    private final MediaEndpoint b = open();

    @BeforeEach
    void bridge() {
        onCalls(() -> {
            a.secure(alice.keys);
            a.remote(alice.rtp, alice.rtcp, false);
            b.remote(bob.rtp, bob.rtcp, false);
            engine.bridge(a, b, PayloadMap.identity(), PayloadMap.identity());
        });
    }

    @Test
    void oneSideIsSealedAndTheOtherPlain() {
        alice.says(alice.sealed(rtp(1)), a);
        assertThat(bob.heard).containsExactly(rtp(1));
        bob.says(rtp(2), b);
        assertThat(alice.heard.getFirst()).hasSize(172 + 10);
        assertThat(alice.opened()).isEqualTo(rtp(2));
    }

    @Test
    void bothSidesAreSealedByKeysOfTheirOwn() {
        onCalls(() -> b.secure(bob.keys));
        alice.says(alice.sealed(rtp(1)), a);
        assertThat(bob.opened()).isEqualTo(rtp(1));
        bob.says(bob.sealed(rtp(2)), b);
        assertThat(alice.opened()).isEqualTo(rtp(2));
    }

    @Test
    void reportsAreSealedToo() {
        ByteBuffer report = ByteBuffer.allocateDirect(64).put(REPORT).flip();
        alice.sender.sealControl(report);
        alice.reports(octets(report), a);
        assertThat(bob.reports).containsExactly(REPORT);
        bob.reports(REPORT, b);
        ByteBuffer back = ByteBuffer.wrap(alice.reports.getFirst());
        assertThat(alice.receiver.openControl(back)).isEqualTo(SrtpOutcome.DONE);
        assertThat(octets(back)).isEqualTo(REPORT);
    }

    @Test
    void reportsOfOurOwnAreSealedToo() {
        onCalls(() -> {
            a.formats(StreamFormats.of(8, WireFormat.Fixed.PCMA));
            b.formats(StreamFormats.of(3, WireFormat.Fixed.GSM));
            engine.convert(a, b);
        });
        time.advance(Duration.ofSeconds(10));
        onCalls(a::close);
        assertThat(alice.reports).hasSizeGreaterThan(1);
        for (byte[] sealed : alice.reports) {
            ByteBuffer report = ByteBuffer.wrap(sealed);
            assertThat(alice.receiver.openControl(report)).isEqualTo(SrtpOutcome.DONE);
            assertThat(RtcpPacket.isValid(report)).isTrue();
        }
        onCalls(b::close);
    }

    @Test
    void whatIsNotSealedIsCountedAndDropped() {
        alice.says(rtp(1), a);
        alice.reports(REPORT, a);
        assertThat(bob.heard).isEmpty();
        assertThat(statistics(a).dropped(Drop.FORGED)).isEqualTo(1);
        assertThat(statistics(a).dropped(Drop.MALFORMED)).isEqualTo(1);
        assertThat(statistics(a).packetsReceived()).isZero();
    }

    @Test
    void aPacketIsHeardOnce() {
        byte[] packet = alice.sealed(rtp(1));
        alice.says(packet, a);
        alice.says(packet, a);
        assertThat(bob.heard).hasSize(1);
        assertThat(statistics(a).dropped(Drop.REPLAYED)).isEqualTo(1);
    }

    @Test
    void aForgeryDoesNotLatch() {
        var eve = new Phone("192.0.2.1", 6_000);
        eve.says(rtp(1), a);
        alice.says(alice.sealed(rtp(1)), a);
        assertThat(bob.heard).containsExactly(rtp(1));
    }

    @Test
    void toldTheSameKeysAgainItGoesOnCounting() {
        alice.says(alice.sealed(rtp(1)), a);
        bob.says(rtp(65_535), b);
        onCalls(() -> a.secure(new StreamKeys(copy(alice.keys.theirs()), copy(alice.keys.ours()))));
        bob.says(rtp(0), b);
        assertThat(alice.opened()).isEqualTo(rtp(65_535));
        assertThat(alice.opened()).isEqualTo(rtp(0));
    }

    @Test
    void newKeysTakeThePlaceOfTheOldOnes() {
        alice.says(alice.sealed(rtp(1)), a);
        var renewed = new Phone("192.0.2.1", 4_100);
        onCalls(() -> a.secure(renewed.keys));
        alice.says(alice.sealed(rtp(2)), a);
        assertThat(statistics(a).dropped(Drop.FORGED)).isEqualTo(1);
        alice.says(renewed.sealed(rtp(3)), a);
        assertThat(bob.heard).containsExactly(rtp(1), rtp(3));
    }

    @Test
    void keysCanBeTakenAway() {
        onCalls(a::unsecure);
        alice.says(rtp(1), a);
        bob.says(rtp(2), b);
        assertThat(bob.heard).containsExactly(rtp(1));
        assertThat(alice.heard).containsExactly(rtp(2));
    }

    @Test
    void keysAreNotShown() {
        assertThat(alice.keys)
                .hasToString("StreamKeys[theirs=AES_CM_128_HMAC_SHA1_80 ***, ours=AES_CM_128_HMAC_SHA1_80 ***]");
    }

    private MediaEndpoint open() {
        List<MediaEndpoint> opened = new ArrayList<>();
        onCalls(() -> opened.add(engine.open(_ -> {}).orElseThrow()));
        return opened.getFirst();
    }

    private MediaStatistics statistics(MediaEndpoint endpoint) {
        List<MediaStatistics> answer = new ArrayList<>();
        onCalls(() -> endpoint.statistics(answer::add));
        return answer.getFirst();
    }

    private void onCalls(Runnable command) {
        calls.run(command);
        time.settle();
    }

    private static SrtpKey copy(SrtpKey key) {
        return SrtpKey.of(key.suite(), key.reveal());
    }

    private static byte[] rtp(int sequence) {
        return ByteBuffer.allocate(172)
                .put(0, (byte) 0x80)
                .put(1, (byte) 8)
                .putShort(2, (short) sequence)
                .putInt(8, 0x1234)
                .array();
    }

    private static byte[] octets(ByteBuffer packet) {
        var octets = new byte[packet.remaining()];
        packet.get(packet.position(), octets);
        return octets;
    }

    private final class Phone {
        private final StreamKeys keys = new StreamKeys(
                SrtpKey.draw(SrtpSuite.AES_CM_128_HMAC_SHA1_80, entropy),
                SrtpKey.draw(SrtpSuite.AES_CM_128_HMAC_SHA1_80, entropy));
        private final SrtpSender sender = new SrtpSender(keys.theirs());
        private final SrtpReceiver receiver = new SrtpReceiver(keys.ours());
        private final InetSocketAddress rtp;
        private final InetSocketAddress rtcp;
        private final List<byte[]> heard = new ArrayList<>();
        private final List<byte[]> reports = new ArrayList<>();

        Phone(String host) {
            this(host, 4_000);
        }

        Phone(String host, int port) {
            rtp = new InetSocketAddress(InetAddress.ofLiteral(host), port);
            rtcp = new InetSocketAddress(rtp.getAddress(), port + 1);
            network.attach(rtp, (packet, _) -> heard.add(packet));
            network.attach(rtcp, (report, _) -> reports.add(report));
        }

        byte[] sealed(byte[] packet) {
            ByteBuffer room =
                    ByteBuffer.allocateDirect(packet.length + 16).put(packet).flip();
            assertThat(sender.seal(room)).isEqualTo(SrtpOutcome.DONE);
            return octets(room);
        }

        /** The first packet it heard, and then the next. */
        byte[] opened() {
            ByteBuffer packet = ByteBuffer.wrap(heard.removeFirst());
            assertThat(receiver.open(packet)).isEqualTo(SrtpOutcome.DONE);
            return octets(packet);
        }

        void says(byte[] packet, MediaEndpoint to) {
            network.send(rtp, to.localAddress(), packet);
            time.settle();
        }

        void reports(byte[] report, MediaEndpoint to) {
            network.send(rtcp, to.localRtcpAddress(), report);
            time.settle();
        }
    }
}
