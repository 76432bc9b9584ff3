package uz.karnay.pbx.call;

import static org.assertj.core.api.Assertions.assertThat;
import static uz.karnay.pbx.Office.ALICE;
import static uz.karnay.pbx.Office.BELL;
import static uz.karnay.pbx.Office.SARKOR;
import static uz.karnay.pbx.Office.rule;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uz.karnay.pbx.Office;

class ExtensionLinesTest {

    private CallWorld world = CallWorld.of(Office.with(rule(1, "9XXXXXXXX", BELL, SARKOR)));
    private final ExtensionLines lines = new ExtensionLines();
    private final List<String> changed = new ArrayList<>();

    private void listen() {
        world.book.listen(lines);
        lines.watch(changed::add);
    }

    @AfterEach
    void nobodyIsOnThePhone() {
        assertThat(lines.of("100")).isEmpty();
        assertThat(lines.of("200")).isEmpty();
    }

    private String of(String number) {
        List<String> told = lines.of(number).stream()
                .map(line -> (line.calls() ? "to " : "from ") + line.remote().number() + " " + line.stage())
                .toList();
        return String.join(", ", told);
    }

    @Test
    void bothSidesOfACallAreSeenFromItsFirstRingToItsEnd() {
        listen();
        FakeLeg alice = world.call(ALICE, "200");
        assertThat(of("100")).isEqualTo("to 200 TRYING");
        world.run(world.dialled(0).phone()::onRinging);
        assertThat(of("100")).isEqualTo("to 200 RINGING");
        assertThat(of("200")).isEqualTo("from 100 RINGING");
        world.run(world.dialled(0).phone()::onAnswered);
        world.run(alice.phone()::onAnswered);
        assertThat(of("100")).isEqualTo("to 200 TALKING");
        assertThat(of("200")).isEqualTo("from 100 TALKING");
        changed.clear();
        world.run(() -> alice.phone().onHungUp(HangUp.NORMAL));
        assertThat(of("100") + of("200")).isEmpty();
        assertThat(changed).containsExactlyInAnyOrder("100", "200");
        world.close(alice, world.dialled(0));
    }

    @Test
    void severalDevicesOfAnExtensionAreOneLine() {
        world = new CallWorld(1, Office.with(), 3);
        listen();
        FakeLeg alice = world.call(ALICE, "200");
        world.run(world.dialled(1).phone()::onRinging);
        assertThat(of("200")).isEqualTo("from 100 RINGING");
        world.run(() -> alice.phone().onHungUp(HangUp.NORMAL));
        world.close(alice, world.dialled(0), world.dialled(1), world.dialled(2));
    }

    @Test
    void whoIsTransferredIsSeenWithWhomItGoesOn() {
        listen();
        FakeLeg alice = world.call(ALICE, "200");
        world.run(world.dialled(0).phone()::onAnswered);
        world.run(alice.phone()::onAnswered);
        assertThat(lines.of("100").getFirst().remote()).isEqualTo(new CallerId("200", "Bob"));
        world.run(() -> alice.phone().onTransferAsked(new TransferAsk.Blind("901234567", new Agreed())));
        assertThat(of("100")).isEmpty();
        world.run(world.dialled(1).phone()::onRinging);
        assertThat(of("200")).isEqualTo("from 998901234567 TALKING");
        world.run(() -> world.dialled(0).phone().onHungUp(HangUp.NORMAL));
        world.close(alice, world.dialled(0), world.dialled(1));
    }

    private static final class Agreed implements TransferAsk.Reply {
        @Override
        public void accepted() {
            // as Alice hoped
        }

        @Override
        public void refused(Refusal why) {
            throw new AssertionError(why);
        }
    }

    @Test
    void aCallOutsideIsSeenWithTheNumberDialled() {
        listen();
        FakeLeg alice = world.call(ALICE, "901234567");
        assertThat(of("100")).isEqualTo("to +998901234567 TRYING");
        world.run(() -> alice.phone().onHungUp(HangUp.NORMAL));
        world.close(alice, world.dialled(0));
    }
}
