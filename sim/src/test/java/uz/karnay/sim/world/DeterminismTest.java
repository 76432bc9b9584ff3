package uz.karnay.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeterminismTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 17, 88, 4711})
    void theSameSeedGivesTheSameWorld(long seed) {
        assertThat(new SimWorld(seed).run().trace())
                .isEqualTo(new SimWorld(seed).run().trace());
    }

    @Test
    void andInAnotherProcessToo() throws IOException {
        Process other = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Traces.class.getName(),
                        "1",
                        "13")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String theirs = new String(other.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(theirs).isEqualTo(Traces.ofWorlds(1, 13));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anotherSeedGivesAnother(long seed) {
        assertThat(new SimWorld(seed).run().trace())
                .isNotEqualTo(new SimWorld(seed + 1).run().trace());
    }
}
