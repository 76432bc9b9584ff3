package uz.karnay.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Every seed that ever failed, by what was wrong. */
class NamedSeedsTest {

    private static void isWell(long seed) {
        WorldReport report = new SimWorld(seed).run();
        assertThat(report.violations()).as(report::story).isEmpty();
    }

    @Test
    void registersStepByFourFromOneToTheNext() {
        isWell(1);
        isWell(16);
    }

    @Test
    void aDialogOutlivesTheByeOfAPeerWhoseAckWeWaitFor() {
        isWell(88);
    }
}
