package uz.karnay.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManagementPlaneTest {

    @Test
    void tellsWhereTheApiIs() {
        try (var plane = new Plane();
                var browser = new Client(plane)) {
            Answer home = browser.get("/");
            assertThat(home.status()).isEqualTo(200);
            assertThat(home.text("/api")).isEqualTo("/api/v1");
            assertThat(home.text("/openapi")).isEqualTo("/api/v1/openapi.json");
        }
    }

    @Test
    void restartsAndLeavesThePortsUsable() {
        var plane = new Plane();
        plane.close();
        try (var again = ManagementPlane.start(new HttpConfig(InetAddress.getLoopbackAddress(), 0), plane.ports)) {
            assertThat(again.address().getPort()).isPositive();
        }
    }

    @Test
    void saysInOneLineThatThePortIsTaken() {
        try (var plane = new Plane()) {
            var taken = new HttpConfig(
                    InetAddress.getLoopbackAddress(), plane.running.address().getPort());
            assertThatThrownBy(() -> ManagementPlane.start(taken, plane.ports))
                    .isInstanceOf(HttpUnavailable.class)
                    .hasMessageContaining("cannot listen for HTTP on 127.0.0.1:" + taken.port())
                    .hasMessageContaining("--http ADDRESS:PORT");
        }
    }

    @Test
    void makesTheFirstAdministratorOnlyOnce() {
        try (var plane = new Plane()) {
            assertThat(plane.first.user()).isEqualTo("admin");
            assertThat(plane.first.toString()).doesNotContain(plane.first.password());
            assertThat(FirstAdministrator.ensure(plane.accounts, plane.time.entropy()))
                    .isEmpty();
            assertThat(List.copyOf(plane.accounts.users())).singleElement().satisfies(user -> {
                assertThat(user.mustChangePassword()).isTrue();
                assertThat(user.passwordHash()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
            });
        }
    }
}
