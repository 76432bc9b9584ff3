package uz.karnay.rtp.srtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uz.karnay.loop.Entropy;
import uz.karnay.loop.virtual.SeededEntropy;

/** Alice sends to Bob, and somebody on the line between them does what he can. */
class SrtpStreamTest {

    private static final int ALICE = 0xa11ce;
    private static final int PACKETS_OF_TWO_ROLLOVERS = 2 * 65_536 + 1_000;

    private final Entropy entropy = new SeededEntropy(3711);
    private final SrtpKey key = SrtpKey.draw(SrtpSuite.AES_CM_128_HMAC_SHA1_80, entropy);
    private final SrtpSender alice = new SrtpSender(key);
    private final SrtpReceiver bob = new SrtpReceiver(key);

    @ParameterizedTest
    @EnumSource
    void bobReadsWhatAliceSealed(SrtpSuite suite) {
        SrtpKey theirs = SrtpKey.draw(suite, entropy);
        var sender = new SrtpSender(theirs);
        var receiver = new SrtpReceiver(theirs);
        for (int length : new int[] {12, 13, 28, 29, 172, 188, 189, 1_400, 2_000}) {
            ByteBuffer packet = rtp(length, length, ALICE);
            byte[] plain = octets(packet);
            assertThat(sender.seal(packet)).isEqualTo(SrtpOutcome.DONE);
            assertThat(packet.remaining()).isEqualTo(length + suite.tagBytes());
            assertThat(octets(packet)).startsWith(Arrays.copyOf(plain, 12));
            if (length > 28) {
                assertThat(Arrays.copyOfRange(octets(packet), 12, length))
                        .isNotEqualTo(Arrays.copyOfRange(plain, 12, length));
            }
            assertThat(receiver.open(packet)).isEqualTo(SrtpOutcome.DONE);
            assertThat(octets(packet)).isEqualTo(plain);
        }
    }

    @ParameterizedTest
    @EnumSource
    void reportsAreSealedToo(SrtpSuite suite) {
        SrtpKey theirs = SrtpKey.draw(suite, entropy);
        var sender = new SrtpSender(theirs);
        var receiver = new SrtpReceiver(theirs);
        for (int report = 0; report < 100; report++) {
            ByteBuffer packet = rtcp();
            byte[] plain = octets(packet);
            assertThat(sender.sealControl(packet)).isEqualTo(SrtpOutcome.DONE);
            assertThat(packet.remaining()).isEqualTo(plain.length + suite.controlTagBytes() + 4);
            ByteBuffer again = copy(packet);
            assertThat(receiver.openControl(packet)).isEqualTo(SrtpOutcome.DONE);
            assertThat(octets(packet)).isEqualTo(plain);
            assertThat(receiver.openControl(again)).isEqualTo(SrtpOutcome.REPLAYED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void packetsThatNameTheirKeyAreOpenedWhenItIsTheirs(SrtpSuite suite) {
        SrtpKey key = SrtpKey.draw(suite, entropy);
        var sender = new SrtpSender(key);
        var receiver = new SrtpReceiver(SrtpKey.of(suite, key.reveal(), new byte[] {0, 0, 0, 7}));
        int behind = suite.isGalois() ? 0 : suite.tagBytes();
        ByteBuffer packet = rtp(1, 172, ALICE);
        byte[] plain = octets(packet);
        sender.seal(packet);
        ByteBuffer other = named(packet, 8, behind);
        ByteBuffer named = named(packet, 7, behind);
        assertThat(receiver.open(other)).isEqualTo(SrtpOutcome.FORGED);
        assertThat(receiver.open(named)).isEqualTo(SrtpOutcome.DONE);
        assertThat(octets(named)).isEqualTo(plain);

        ByteBuffer report = rtcp();
        byte[] told = octets(report);
        sender.sealControl(report);
        ByteBuffer namedReport = named(report, 7, suite.isGalois() ? 0 : suite.controlTagBytes());
        assertThat(receiver.openControl(namedReport)).isEqualTo(SrtpOutcome.DONE);
        assertThat(octets(namedReport)).isEqualTo(told);
        assertThat(receiver.open(ByteBuffer.allocate(15).put(0, (byte) 0x80))).isEqualTo(SrtpOutcome.MALFORMED);
    }

    /** As RFC 3711 §3.1 and RFC 7714 §8.2 place an identifier of four octets. */
    private static ByteBuffer named(ByteBuffer packet, int name, int behind) {
        byte[] octets = octets(packet);
        ByteBuffer named = ByteBuffer.allocate(2048);
        named.put(octets, 0, octets.length - behind);
        named.putInt(name);
        named.put(octets, octets.length - behind, behind);
        return named.flip();
    }

    @Test
    void headersOfAnyLengthStayReadable() {
        ByteBuffer packet = rtp(7, 100, ALICE);
        packet.put(0, (byte) 0x92).putShort(22, (short) 2); // two contributors, an extension of two words
        byte[] plain = octets(packet);
        alice.seal(packet);
        assertThat(octets(packet)).startsWith(Arrays.copyOf(plain, 32));
        assertThat(bob.open(packet)).isEqualTo(SrtpOutcome.DONE);
        assertThat(octets(packet)).isEqualTo(plain);
    }

    @Test
    void workInPlaceWhereverAPacketBegins() {
        ByteBuffer packet = ByteBuffer.allocateDirect(2048).position(100);
        packet.put(octets(rtp(1, 172, ALICE))).flip().position(100);
        byte[] plain = octets(packet);
        alice.seal(packet);
        assertThat(packet.position()).isEqualTo(100);
        assertThat(bob.open(packet)).isEqualTo(SrtpOutcome.DONE);
        assertThat(octets(packet)).isEqualTo(plain);
    }

    @Test
    void aPacketIsTakenOnce() {
        ByteBuffer first = sealed(1);
        ByteBuffer again = copy(first);
        assertThat(bob.open(first)).isEqualTo(SrtpOutcome.DONE);
        assertThat(bob.open(again)).isEqualTo(SrtpOutcome.REPLAYED);
    }

    @Test
    void overtakenPacketsAreTakenIfTheyAreNotTooOld() {
        ByteBuffer[] packets = new ByteBuffer[200];
        for (int i = 0; i < packets.length; i++) {
            packets[i] = sealed(i);
        }
        assertThat(bob.open(packets[100])).isEqualTo(SrtpOutcome.DONE);
        assertThat(bob.open(packets[37])).isEqualTo(SrtpOutcome.DONE);
        assertThat(bob.open(packets[36])).isEqualTo(SrtpOutcome.REPLAYED);
        assertThat(bob.open(packets[199])).isEqualTo(SrtpOutcome.DONE);
        assertThat(bob.open(packets[136])).isEqualTo(SrtpOutcome.DONE);
        assertThat(bob.open(packets[135])).isEqualTo(SrtpOutcome.REPLAYED);
        assertThat(bob.open(packets[198])).isEqualTo(SrtpOutcome.DONE);
    }

    @Test
    void sequenceNumbersRollOverOnBothSides() {
        for (int i = 0; i < PACKETS_OF_TWO_ROLLOVERS; i++) {
            assertThat(bob.open(sealed(60_000 + i))).isEqualTo(SrtpOutcome.DONE);
        }
    }

    @Test
    void packetsOvertakeEachOtherAcrossARollover() {
        assertThat(bob.open(sealed(65_530))).isEqualTo(SrtpOutcome.DONE);
        ByteBuffer before = sealed(65_535);
        ByteBuffer after = sealed(65_536);
        ByteBuffer next = sealed(65_537);
        assertThat(bob.open(next)).isEqualTo(SrtpOutcome.DONE);
        assertThat(bob.open(before)).isEqualTo(SrtpOutcome.DONE);
        assertThat(bob.open(after)).isEqualTo(SrtpOutcome.DONE);
    }

    @Test
    void aLossOfThousandsOfPacketsAcrossARolloverIsSurvived() {
        assertThat(bob.open(sealed(50_000))).isEqualTo(SrtpOutcome.DONE);
        alice.seal(rtp(65_000, 172, ALICE));
        assertThat(bob.open(sealed(65_536 + 10_000))).isEqualTo(SrtpOutcome.DONE);
    }

    @Test
    void whatCameBeforeTheFirstPacketIsNoRollover() {
        assertThat(bob.open(sealed(3))).isEqualTo(SrtpOutcome.DONE);
        var other = new SrtpSender(key);
        ByteBuffer packet = rtp(65_535, 172, ALICE);
        other.seal(packet);
        assertThat(bob.open(packet)).isEqualTo(SrtpOutcome.REPLAYED);
    }

    @Test
    void anotherKeyOpensNothing() {
        var eve = new SrtpReceiver(SrtpKey.draw(SrtpSuite.AES_CM_128_HMAC_SHA1_80, entropy));
        ByteBuffer packet = sealed(1);
        byte[] before = octets(packet);
        assertThat(eve.open(packet)).isEqualTo(SrtpOutcome.FORGED);
        assertThat(octets(packet)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void everyOctetIsAuthenticated(SrtpSuite suite) {
        SrtpKey theirs = SrtpKey.draw(suite, entropy);
        var receiver = new SrtpReceiver(theirs);
        ByteBuffer packet = rtp(1, 40, ALICE);
        new SrtpSender(theirs).seal(packet);
        for (int at = 1; at < packet.limit(); at++) {
            ByteBuffer changed = copy(packet);
            changed.put(at, (byte) (changed.get(at) ^ 4));
            assertThat(receiver.open(changed)).as("octet " + at).isEqualTo(SrtpOutcome.FORGED);
        }
        assertThat(receiver.open(packet)).isEqualTo(SrtpOutcome.DONE);
    }

    @ParameterizedTest
    @EnumSource
    void truncatedPacketsAreCountedAndNeverThrow(SrtpSuite suite) {
        SrtpKey theirs = SrtpKey.draw(suite, entropy);
        var receiver = new SrtpReceiver(theirs);
        ByteBuffer packet = rtp(1, 40, ALICE);
        ByteBuffer report = rtcp();
        var sender = new SrtpSender(theirs);
        sender.seal(packet);
        sender.sealControl(report);
        for (int length = 0; length < packet.limit(); length++) {
            assertThat(receiver.open(copy(packet).limit(length))).isIn(SrtpOutcome.MALFORMED, SrtpOutcome.FORGED);
        }
        for (int length = 0; length < report.limit(); length++) {
            assertThat(receiver.openControl(copy(report).limit(length)))
                    .isIn(SrtpOutcome.MALFORMED, SrtpOutcome.FORGED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void randomOctetsNeverThrow(SrtpSuite suite) {
        SrtpKey theirs = SrtpKey.draw(suite, entropy);
        var receiver = new SrtpReceiver(theirs);
        var sender = new SrtpSender(theirs);
        for (int round = 0; round < 3_000; round++) {
            var octets = new byte[entropy.below(200)];
            entropy.fill(octets);
            ByteBuffer noise = ByteBuffer.allocateDirect(256).put(octets).flip();
            assertThat(receiver.open(noise)).isIn(SrtpOutcome.MALFORMED, SrtpOutcome.FORGED);
            assertThat(receiver.openControl(noise)).isIn(SrtpOutcome.MALFORMED, SrtpOutcome.FORGED);
            assertThat(octets(noise)).isEqualTo(octets);
            assertThat(sender.seal(copy(noise))).isNotNull();
            assertThat(sender.sealControl(copy(noise))).isNotNull();
        }
    }

    @Test
    void forgeriesDoNotUseUpTheRoomForSources() {
        for (int i = 0; i < 2 * SrtpSources.MAX; i++) {
            ByteBuffer forged = rtp(1, 60, i);
            assertThat(bob.open(forged)).isEqualTo(SrtpOutcome.FORGED);
        }
        assertThat(bob.open(sealed(1))).isEqualTo(SrtpOutcome.DONE);
    }

    @Test
    void eachSourceIsCountedOnItsOwn() {
        for (int source = 0; source < 20; source++) {
            ByteBuffer packet = rtp(1, 172, source);
            assertThat(alice.seal(packet)).isEqualTo(SrtpOutcome.DONE);
            assertThat(bob.open(packet)).isEqualTo(SrtpOutcome.DONE);
        }
        assertThat(bob.open(sealed(1))).isEqualTo(SrtpOutcome.DONE);
    }

    @Test
    void thereIsALimitToSources() {
        for (int source = 0; source < SrtpSources.MAX; source++) {
            assertThat(alice.seal(rtp(1, 172, source))).isEqualTo(SrtpOutcome.DONE);
        }
        assertThat(alice.seal(rtp(1, 172, -1))).isEqualTo(SrtpOutcome.TOO_MANY_SOURCES);
        assertThat(alice.seal(rtp(2, 172, 5))).isEqualTo(SrtpOutcome.DONE);
    }

    @Test
    void noKeyStreamIsUsedTwice() {
        assertThat(alice.seal(rtp(1, 172, ALICE))).isEqualTo(SrtpOutcome.DONE);
        assertThat(alice.seal(rtp(1, 172, ALICE))).isEqualTo(SrtpOutcome.REPLAYED);
    }

    @Test
    void reportsThatAreNotEncryptedWereNotAgreed() {
        ByteBuffer report = rtcp();
        alice.sealControl(report);
        int word = report.limit() - 14;
        report.put(word, (byte) (report.get(word) & 0x7f));
        assertThat(bob.openControl(report)).isEqualTo(SrtpOutcome.MALFORMED);
    }

    @Test
    void aBufferWithoutRoomIsLeftAsItIs() {
        ByteBuffer tight =
                ByteBuffer.allocateDirect(180).put(octets(rtp(1, 172, ALICE))).flip();
        byte[] before = octets(tight);
        assertThat(alice.seal(tight)).isEqualTo(SrtpOutcome.NO_ROOM);
        assertThat(octets(tight)).isEqualTo(before);
    }

    @Test
    void aKeyShowsItselfToNobody() {
        assertThat(key.toString()).isEqualTo("AES_CM_128_HMAC_SHA1_80 ***");
        key.destroy();
        assertThat(key.isDestroyed()).isTrue();
        assertThatThrownBy(key::reveal).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new SrtpSender(key)).isInstanceOf(IllegalStateException.class);
        assertThat(bob.open(sealed(1))).isEqualTo(SrtpOutcome.DONE);
    }

    private ByteBuffer sealed(int sequence) {
        ByteBuffer packet = rtp(sequence, 172, ALICE);
        assertThat(alice.seal(packet)).isEqualTo(SrtpOutcome.DONE);
        return packet;
    }

    private ByteBuffer rtp(int sequence, int length, int ssrc) {
        var octets = new byte[length];
        entropy.fill(octets);
        return ByteBuffer.allocateDirect(2048)
                .put(octets)
                .flip()
                .put(0, (byte) 0x80)
                .put(1, (byte) 8)
                .putShort(2, (short) sequence)
                .putInt(8, ssrc);
    }

    private static ByteBuffer rtcp() {
        return ByteBuffer.allocateDirect(2048)
                .putInt(0, 0x80c80006)
                .putInt(4, ALICE)
                .limit(28);
    }

    private static ByteBuffer copy(ByteBuffer packet) {
        return ByteBuffer.allocateDirect(2048).put(octets(packet)).flip();
    }

    private static byte[] octets(ByteBuffer packet) {
        var octets = new byte[packet.remaining()];
        packet.get(packet.position(), octets);
        return octets;
    }
}
