package uz.karnay.pbx.call;

import static org.assertj.core.api.Assertions.assertThat;
import static uz.karnay.pbx.Office.ALICE;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import uz.karnay.pbx.Office;
import uz.karnay.pbx.record.Disposition;

class CallFaultTest {

    private final CallWorld world = CallWorld.of(Office.with());

    @Test
    void anImpossibleEventEndsItsCallOnly() {
        FakeLeg alice = world.call(ALICE, "200");
        FakeLeg other = world.call(ALICE, "200");
        world.run(world.dialled(0).phone()::onAnswered);
        world.run(world.dialled(0).phone()::onAnswered);
        world.close(alice, world.dialled(0));

        assertThat(world.faults).hasSize(1);
        assertThat(alice.isEnded()).isTrue();
        assertThat(world.dialled(0).isEnded()).isTrue();
        assertThat(world.onlyRecord().disposition()).isEqualTo(Disposition.FAILED);
        assertThat(other.isEnded()).isFalse();
        assertThat(world.calls.size()).isEqualTo(1);
    }

    @Test
    void aLegClosedWithoutAnEndIsAFault() {
        FakeLeg alice = world.call(ALICE, "200");
        world.close(alice);
        world.time.advance(Duration.ofSeconds(5));

        assertThat(world.faults).hasSize(1);
        assertThat(world.dialled(0).isEnded()).isTrue();
        assertThat(world.records).hasSize(1);
        assertThat(world.time.pending()).isZero();
    }
}
