package uz.karnay.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

    @TempDir
    private Path folder;

    @Test
    void joinsSectionsWithDots() throws IOException {
        var file = write("""
                # an office behind a router
                sip:
                  listen: 0.0.0.0:5060
                  public-address: 203.0.113.7
                threading:
                  call-loops: 2
                http:
                """);
        assertThat(SettingsFile.read(file))
                .containsOnly(
                        java.util.Map.entry("sip.listen", "0.0.0.0:5060"),
                        java.util.Map.entry("sip.public-address", "203.0.113.7"),
                        java.util.Map.entry("threading.call-loops", "2"));
    }

    @Test
    void anEmptyFileSetsNothing() throws IOException {
        assertThat(SettingsFile.read(write(""))).isEmpty();
    }

    @Test
    void saysWhereAFileIsNoYaml() throws IOException {
        var file = write("sip:\n  listen: [\n");
        assertThatThrownBy(() -> SettingsFile.read(file))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("settings.yaml line ")
                .hasMessageContaining("is not YAML");
    }

    @Test
    void refusesAListWhereOneValueIsExpected() throws IOException {
        var file = write("sip:\n  listen: [a, b]\n");
        assertThatThrownBy(() -> SettingsFile.read(file)).hasMessage("sip.listen must be one value");
    }

    @Test
    void refusesAFileOfOneWord() throws IOException {
        var file = write("hello");
        assertThatThrownBy(() -> SettingsFile.read(file)).hasMessage("the configuration must have sections");
    }

    @Test
    void namesAFileThatIsNotThere() {
        assertThatThrownBy(() -> SettingsFile.read(folder.resolve("absent.yaml")))
                .hasMessageContaining("absent.yaml cannot be read");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("settings.yaml"), text);
    }
}
