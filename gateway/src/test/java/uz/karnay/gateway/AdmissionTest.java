package uz.karnay.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import uz.karnay.sip.agent.Failure;

class AdmissionTest {

    private static final String OFFER = Sdp.of("10.1.0.1", 4000, "8 PCMA/8000");

    @Test
    void refusesTheCallAboveTheLimitAndSaysWhenToTryAgain() {
        var office = new Office(5, limitedTo(1));
        Party alice = office.phone("alice", "10.1.0.1", 5060);
        Party bob = office.phone("bob", "10.1.0.2", 5060);
        bob.register(600);
        office.advance(1);
        alice.call("201", OFFER);
        office.advance(1);
        Party.Calling second = alice.call("201", OFFER);
        office.advance(1);
        assertThat(second.status()).isEqualTo(503);
        var refused = (Failure.Refused) Objects.requireNonNull(second.failure);
        assertThat(refused.response().retryAfter().orElseThrow().delay()).isEqualTo(Duration.ofSeconds(10));
        assertThat(bob.invites).hasSize(1);
    }

    @Test
    void keepsAliveWhoTalksAndEndsTheCallOfWhoIsGone() {
        var office = new Office(6, keepingAlive(Duration.ofSeconds(60)));
        Party alice = office.phone("alice", "10.1.0.1", 5060);
        Party bob = office.phone("bob", "10.1.0.2", 5060).answering(OFFER);
        bob.register(600);
        office.advance(1);
        Party.Calling call = alice.call("201", OFFER);
        office.advance(130);
        assertThat(office.wire.to(bob.here, "OPTIONS")).hasSize(2);
        assertThat(call.talk.end).isNull();
        office.wire.lose(packet -> packet.to().equals(bob.here));
        office.advance(120);
        assertThat(call.talk.end).isNotNull();
        assertThat(office.records).hasSize(1);
    }

    private static GatewayConfig limitedTo(int calls) {
        return config(calls, Duration.ZERO);
    }

    private static GatewayConfig keepingAlive(Duration pause) {
        return config(100, pause);
    }

    private static GatewayConfig config(int calls, Duration keepAlive) {
        GatewayConfig usual = GatewayConfig.defaults("office");
        return new GatewayConfig(
                usual.domain(),
                usual.product(),
                usual.minExpiry(),
                usual.defaultExpiry(),
                usual.maxExpiry(),
                calls,
                usual.maxLag(),
                usual.retryAfter(),
                keepAlive);
    }
}
