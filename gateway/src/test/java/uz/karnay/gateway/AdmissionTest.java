package uz.karnay.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;
import uz.karnay.loop.EventLoop;
import uz.karnay.loop.Timer;
import uz.karnay.loop.virtual.VirtualLoop;
import uz.karnay.loop.virtual.VirtualTime;
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

    @Test
    void takesNobodyWhileItKeepsRunningLate() {
        var time = new VirtualTime(7);
        var late = new LateLoop(time.loop("call-0"));
        Admission admission = started(late, time);
        assertThat(admission.admits(0)).isTrue();
        late.fallBehind(Duration.ofSeconds(2));
        time.advance(Duration.ofMillis(100));
        late.fallBehind(Duration.ofSeconds(1));
        time.advance(Duration.ofMillis(100));
        assertThat(admission.admits(0)).isFalse();
        assertThat(admission.lag()).isEqualTo(Duration.ofSeconds(1));
        time.advance(Duration.ofMillis(100));
        assertThat(admission.admits(0)).isTrue();
    }

    @Test
    void takesCallsAfterASinglePause() {
        var time = new VirtualTime(8);
        var late = new LateLoop(time.loop("call-0"));
        Admission admission = started(late, time);
        for (int pause = 0; pause < 3; pause++) {
            late.fallBehind(Duration.ofSeconds(2));
            time.advance(Duration.ofMillis(100));
            assertThat(admission.admits(0)).isTrue();
            time.advance(Duration.ofMillis(100));
            assertThat(admission.admits(0)).isTrue();
        }
        assertThat(admission.lag()).isZero();
    }

    private static Admission started(LateLoop loop, VirtualTime time) {
        var admission = new Admission(loop, GatewayConfig.defaults("office"));
        loop.punctual.run(admission::start);
        time.advance(Duration.ofSeconds(1));
        return admission;
    }

    /** A loop that looks at the clock late. */
    private static final class LateLoop implements EventLoop {

        private final VirtualLoop punctual;
        private Duration lateness = Duration.ZERO;

        LateLoop(VirtualLoop punctual) {
            this.punctual = punctual;
        }

        void fallBehind(Duration more) {
            lateness = lateness.plus(more);
        }

        @Override
        public String name() {
            return punctual.name();
        }

        @Override
        public boolean isCurrent() {
            return punctual.isCurrent();
        }

        @Override
        public void execute(Runnable task) {
            punctual.execute(task);
        }

        @Override
        public boolean offer(Runnable task) {
            return punctual.offer(task);
        }

        @Override
        public Timer after(Duration delay, Runnable task) {
            return punctual.after(delay, task);
        }

        @Override
        public Entropy entropy() {
            return punctual.entropy();
        }

        @Override
        public Clock clock() {
            return new Clock() {
                @Override
                public long nanos() {
                    return punctual.clock().nanos() + lateness.toNanos();
                }

                @Override
                public Instant now() {
                    return punctual.clock().now();
                }
            };
        }
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
                keepAlive,
                usual.digestAlgorithms());
    }
}
