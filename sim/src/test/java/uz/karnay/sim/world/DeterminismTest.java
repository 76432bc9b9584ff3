package uz.karnay.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeterminismTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 17, 88, 4711})
    void theSameSeedGivesTheSameWorld(long seed) {
        assertThat(new SimWorld(seed).run().trace())
                .isEqualTo(new SimWorld(seed).run().trace());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anotherSeedGivesAnother(long seed) {
        assertThat(new SimWorld(seed).run().trace())
                .isNotEqualTo(new SimWorld(seed + 1).run().trace());
    }
}
