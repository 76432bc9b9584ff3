package uz.karnay.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import uz.karnay.loop.Clock;
import uz.karnay.net.SipLoops;
import uz.karnay.server.config.SipConfig;

class SipTrafficTest {

    @Test
    void tellsWhatTheSocketsHaveCarriedAndTurnedAway() {
        var listen = new InetSocketAddress(InetAddress.ofLiteral("127.0.31.9"), 0);
        var config = new SipConfig(
                listen,
                Optional.empty(),
                16,
                16,
                Duration.ofHours(1),
                Duration.ofSeconds(10),
                Duration.ZERO,
                Optional.empty());
        try (SipSockets sockets = SipSockets.bind(config, 1, Clock.system())) {
            var traffic = new SipTraffic(sockets, List.of(), new SipLoops(List.of()));
            assertThat(traffic.health().up()).isTrue();
            assertThat(traffic.health().detail())
                    .isEqualTo("UDP: 0 received, 0 failed, 0 not sent."
                            + " TCP: 0 open, 0 refused, 0 broken, 0 too slow, 0 idle. Dropped under load: 0");
        }
    }
}
