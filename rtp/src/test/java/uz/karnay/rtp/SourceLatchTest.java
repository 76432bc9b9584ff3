package uz.karnay.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SourceLatchTest {

    private static final InetSocketAddress ALICE = at("192.0.2.1", 4000);
    private static final InetSocketAddress ALICE_REBOUND = at("192.0.2.1", 4777);
    private static final InetSocketAddress PRIVATE = at("10.0.0.7", 4000);
    private static final InetSocketAddress BEHIND_NAT = at("198.51.100.9", 61_000);
    private static final InetSocketAddress MALLORY = at("203.0.113.66", 4000);

    private final SourceLatch latch = new SourceLatch();

    @Test
    void acceptsNobodyBeforeSignalling() {
        assertThat(latch.accepts(ALICE)).isFalse();
        assertThat(latch.isSignalled()).isFalse();
        assertThat(latch.destination()).isNull();
    }

    @Test
    void sendsToTheSignalledAddressUntilSomebodyIsHeard() {
        latch.signal(ALICE, new LatchPolicy.SameHost());
        assertThat(latch.destination()).isEqualTo(ALICE);
        assertThat(latch.accepts(ALICE_REBOUND)).isTrue();
        assertThat(latch.destination()).isEqualTo(ALICE_REBOUND);
    }

    @Test
    void staysWithTheFirstThatWasHeard() {
        latch.signal(ALICE, new LatchPolicy.Anyone());
        assertThat(latch.accepts(ALICE)).isTrue();
        assertThat(latch.accepts(MALLORY)).isFalse();
        assertThat(latch.accepts(ALICE_REBOUND)).isFalse();
        assertThat(latch.accepts(ALICE)).isTrue();
        assertThat(latch.destination()).isEqualTo(ALICE);
    }

    @Test
    void keepsStrangersOut() {
        latch.signal(ALICE, new LatchPolicy.SameHost());
        assertThat(latch.accepts(MALLORY)).isFalse();
        assertThat(latch.isLatched()).isFalse();
        latch.signal(ALICE, new LatchPolicy.Exact());
        assertThat(latch.accepts(ALICE_REBOUND)).isFalse();
        assertThat(latch.accepts(ALICE)).isTrue();
    }

    @Test
    void findsAPhoneBehindANatWhereItsSignallingComesFrom() {
        latch.signal(PRIVATE, new LatchPolicy.Symmetric(BEHIND_NAT.getAddress()));
        assertThat(latch.accepts(MALLORY)).isFalse();
        assertThat(latch.accepts(BEHIND_NAT)).isTrue();
        assertThat(latch.destination()).isEqualTo(BEHIND_NAT);
    }

    @Test
    void opensAgainOnlyBySignallingAndKeepsSendingMeanwhile() {
        var policy = new LatchPolicy.SameHost();
        latch.signal(ALICE, policy);
        latch.accepts(ALICE_REBOUND);
        latch.signal(ALICE, policy);
        assertThat(latch.destination()).isEqualTo(ALICE_REBOUND);
        assertThat(latch.accepts(ALICE)).isTrue();
        assertThat(latch.destination()).isEqualTo(ALICE);
    }

    @Test
    void goesToANewAddressAtOnce() {
        latch.signal(ALICE, new LatchPolicy.SameHost());
        latch.accepts(ALICE);
        latch.signal(MALLORY, new LatchPolicy.SameHost());
        assertThat(latch.destination()).isEqualTo(MALLORY);
        assertThat(latch.accepts(ALICE)).isFalse();
    }

    @Test
    void sendsNothingToTheUnspecifiedAddress() {
        latch.signal(at("0.0.0.0", 4000), new LatchPolicy.Anyone());
        assertThat(latch.destination()).isNull();
        assertThat(latch.accepts(ALICE)).isTrue();
        assertThat(latch.destination()).isNull();
    }

    @Test
    void toleratesANameInPlaceOfAnAddress() {
        latch.signal(InetSocketAddress.createUnresolved("phone.example", 4000), new LatchPolicy.SameHost());
        assertThat(latch.accepts(ALICE)).isFalse();
        assertThat(latch.destination()).isNull();
    }

    @Test
    void isNotHeldByPacketsInFlightFromThePortOfBefore() {
        var policy = new LatchPolicy.SameHost();
        latch.signal(ALICE, policy);
        latch.accepts(ALICE);
        latch.signal(ALICE_REBOUND, policy);
        assertThat(latch.accepts(ALICE)).isFalse();
        assertThat(latch.accepts(ALICE)).isFalse();
        assertThat(latch.accepts(ALICE_REBOUND)).isTrue();
        assertThat(latch.accepts(ALICE)).isFalse();
        assertThat(latch.destination()).isEqualTo(ALICE_REBOUND);
    }

    @Test
    void takesThePortOfBeforeAgainWhenNobodyElseSpeaks() {
        var policy = new LatchPolicy.Symmetric(BEHIND_NAT.getAddress());
        latch.signal(PRIVATE, policy);
        latch.accepts(BEHIND_NAT);
        latch.signal(at("10.0.0.7", 4002), policy);
        int refused = 0;
        while (!latch.accepts(BEHIND_NAT)) {
            refused++;
        }
        assertThat(refused).isEqualTo(50);
    }

    @Test
    void comesBackFromHoldAtOnce() {
        var policy = new LatchPolicy.SameHost();
        latch.signal(ALICE, policy);
        latch.accepts(ALICE_REBOUND);
        latch.signal(at("0.0.0.0", 4000), policy);
        assertThat(latch.accepts(ALICE_REBOUND)).isFalse();
        latch.signal(ALICE, policy);
        assertThat(latch.accepts(ALICE_REBOUND)).isTrue();
    }

    /** RTP bleed: a stranger sprays all ports, before the call, in its first moments and all through it. */
    @ParameterizedTest
    @MethodSource("policies")
    void givesNothingToAStrangerWhoSpraysAllPorts(LatchPolicy policy) {
        spray();
        latch.signal(ALICE, policy);
        spray();
        assertThat(latch.destination()).isEqualTo(ALICE);
        assertThat(latch.accepts(ALICE)).isTrue();
        spray();
        latch.signal(ALICE, policy);
        spray();
        assertThat(latch.destination()).isEqualTo(ALICE);
        assertThat(latch.accepts(ALICE)).isTrue();
    }

    static Stream<LatchPolicy> policies() {
        return Stream.of(
                new LatchPolicy.Exact(),
                new LatchPolicy.SameHost(),
                new LatchPolicy.Symmetric(ALICE.getAddress()),
                new LatchPolicy.Symmetric(BEHIND_NAT.getAddress()));
    }

    private void spray() {
        for (int port = 1; port < 65_536; port += 13) {
            assertThat(latch.accepts(at("203.0.113.66", port))).isFalse();
        }
    }

    private static InetSocketAddress at(String host, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(host), port);
    }
}
