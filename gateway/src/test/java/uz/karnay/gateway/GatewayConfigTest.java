package uz.karnay.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import uz.karnay.sip.auth.DigestAlgorithm;

class GatewayConfigTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void hasDefaultsThatWork() {
        GatewayConfig config = GatewayConfig.defaults("office");
        assertThat(config.minExpiry()).isEqualTo(MINUTE);
        assertThat(config.defaultExpiry()).isEqualTo(Duration.ofHours(1));
        assertThat(config.keepAlive()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void wantsExpiriesInOrder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> expiries(MINUTE, MINUTE.multipliedBy(3), MINUTE.multipliedBy(2)))
                .withMessageContaining("max-expiry");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> expiries(Duration.ofSeconds(10), MINUTE, MINUTE))
                .withMessageContaining("min-expiry");
    }

    @Test
    void wantsAName() {
        assertThatIllegalArgumentException().isThrownBy(() -> GatewayConfig.defaults(" "));
    }

    private static GatewayConfig expiries(Duration least, Duration usual, Duration most) {
        return new GatewayConfig(
                "office", "Karnay", least, usual, most, 1, MINUTE, MINUTE, Duration.ZERO, List.of(DigestAlgorithm.MD5));
    }
}
