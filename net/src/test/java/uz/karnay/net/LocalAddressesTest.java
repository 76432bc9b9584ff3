package uz.karnay.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uz.karnay.loop.Clock;

class LocalAddressesTest {

    private static final InetAddress WILDCARD = address("0.0.0.0");
    private static final InetAddress OFFICE = address("192.168.1.10");
    private static final InetAddress PUBLIC = address("203.0.113.7");

    @Test
    void aBoundAddressIsTheOnlyOne() {
        assertThat(addresses(OFFICE, Optional.empty()).towards(address("198.51.100.1")))
                .isEqualTo(OFFICE);
    }

    @Test
    void theWildcardBecomesTheAddressOfTheRoute() {
        assertThat(addresses(WILDCARD, Optional.empty()).towards(address("127.0.0.5")))
                .isEqualTo(address("127.0.0.1"));
        assertThat(addresses(address("::"), Optional.empty()).towards(address("::1")))
                .isEqualTo(address("::1"));
    }

    @Test
    void aPeerOutsideSeesTheRoutersAddress() {
        assertThat(addresses(OFFICE, Optional.of(PUBLIC)).towards(address("198.51.100.1")))
                .isEqualTo(PUBLIC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "172.16.0.9", "192.168.1.77", "169.254.3.4", "fd00::1", "fe80::1"})
    void aPeerInsideSeesOurOwnAddress(String peer) {
        assertThat(addresses(OFFICE, Optional.of(PUBLIC)).towards(address(peer)))
                .isEqualTo(OFFICE);
    }

    @Test
    void aPeerThatCannotBeReachedIsStillGivenARealAddress() {
        assertThat(addresses(WILDCARD, Optional.empty()).towards(address("240.0.0.1")))
                .satisfies(local -> assertThat(local.isAnyLocalAddress()).isFalse());
    }

    private static LocalAddresses addresses(InetAddress listen, Optional<InetAddress> publicAddress) {
        return new LocalAddresses(listen, publicAddress, Clock.system());
    }

    private static InetAddress address(String literal) {
        return InetAddress.ofLiteral(literal);
    }
}
