package uz.karnay.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Every seed that ever failed, by what was wrong. A change in what a world draws makes another world of each, so what a
 * seed showed has a test of its own in the module that was wrong.
 */
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

    @Test
    void aWholeInviteFollowsADamagedOne() {
        isWell(37);
    }
}
