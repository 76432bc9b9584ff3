package uz.karnay.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uz.karnay.server.config.ConfigException;
import uz.karnay.server.config.ServerConfig;
import uz.karnay.server.config.Surroundings;

class OptionsTest {

    @Test
    void takesAValueBehindABlankOrAnEqualsSign() {
        ServerConfig config = ServerConfig.read(
                Options.of("--sip", "127.0.0.1:5070", "--http=127.0.0.1:8090").settings(), Surroundings.here());
        assertThat(config.sip().listen().getPort()).isEqualTo(5070);
        assertThat(config.http().port()).isEqualTo(8090);
        assertThat(Options.of("--sip", "127.0.0.1:5070").answer()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--no-such-thing", "data", "--data=a --data=b", "--load", "-x"})
    void doesNotGuess(String line) {
        assertThatThrownBy(() -> Options.of(line.split(" "))).isInstanceOf(ConfigException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-h", "--help"})
    void helpNamesEveryOption(String word) {
        assertThat(Options.of(word).answer())
                .contains("--data DIR", "--sip ADDRESS:PORT", "--http ADDRESS:PORT", "--load FILE", "--config FILE");
    }

    @Test
    void saysItsVersion() {
        assertThat(Options.of("--version").answer()).startsWith("Karnay ");
    }
}
