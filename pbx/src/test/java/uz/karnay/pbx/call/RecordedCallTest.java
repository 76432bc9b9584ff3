package uz.karnay.pbx.call;

import static org.assertj.core.api.Assertions.assertThat;
import static uz.karnay.pbx.Office.ALICE;
import static uz.karnay.pbx.Office.BELL;
import static uz.karnay.pbx.Office.RECEPTION;
import static uz.karnay.pbx.Office.recorded;
import static uz.karnay.pbx.Office.rule;

import java.util.List;
import org.junit.jupiter.api.Test;
import uz.karnay.pbx.Office;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.Directory;

class RecordedCallTest {

    private static final String RANDOM_MOBILE = "901234567";

    private final Directory office = Office.with(rule(1, "9XXXXXXXX", BELL));

    private CallWorld world = CallWorld.of(office);

    private void in(Change change) {
        world = CallWorld.of(office.with(List.of(change)));
    }

    private void talk(FakeLeg caller) {
        world.run(world.dialled(0).phone()::onAnswered);
        world.run(caller.phone()::onAnswered);
    }

    @Test
    void isRecordedWhenItsTrunkIsWhicheverWayItGoes() {
        in(new Change.PutTrunk(recorded(BELL)));
        FakeLeg alice = world.call(ALICE, RANDOM_MOBILE);
        talk(alice);
        assertThat(alice.commands()).contains("record CALLER");
        assertThat(world.dialled(0).commands()).contains("record OTHERS");

        in(new Change.PutTrunk(recorded(BELL)));
        FakeLeg customer = world.call(recorded(BELL), RECEPTION.number().digits());
        talk(customer);
        assertThat(customer.commands()).contains("record CALLER");
    }

    @Test
    void isRecordedWhenItsPublicNumberIs() {
        in(new Change.PutDid(recorded(RECEPTION)));
        FakeLeg customer = world.call(BELL, RECEPTION.number().digits());
        talk(customer);
        assertThat(customer.commands()).contains("record CALLER");
        assertThat(world.dialled(0).commands()).contains("record OTHERS");
    }

    @Test
    void isNotRecordedWhenNobodyAsked() {
        in(new Change.PutDid(recorded(RECEPTION)));
        FakeLeg alice = world.call(ALICE, "200");
        talk(alice);
        assertThat(alice.commands()).noneMatch(command -> command.startsWith("record"));
    }
}
