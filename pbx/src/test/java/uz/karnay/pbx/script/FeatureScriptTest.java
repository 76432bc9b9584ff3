package uz.karnay.pbx.script;

import static org.assertj.core.api.Assertions.assertThat;
import static uz.karnay.pbx.Facilities.weekdays;
import static uz.karnay.pbx.Office.ALICE;
import static uz.karnay.pbx.Office.BOB;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.pbx.Office;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.DirectoryStore;
import uz.karnay.pbx.directory.Feature;
import uz.karnay.pbx.directory.Forwarding;
import uz.karnay.pbx.directory.Handling;
import uz.karnay.pbx.directory.LiveDirectory;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.directory.TimeCondition;
import uz.karnay.pbx.directory.TimeConditionId;
import uz.karnay.pbx.voicemail.CallerOnTheLine;

class FeatureScriptTest {

    private static final RouteTarget TO_BOB = new RouteTarget.ToExtension(BOB.id());

    private final VirtualTime time = new VirtualTime(1);
    private final LiveDirectory live = live();

    private LiveDirectory live() {
        TimeCondition day = weekdays("Day", TO_BOB, TO_BOB);
        var numbered = new TimeCondition(
                day.id(), "Day", "801", null, List.of(), List.of(), null, TimeCondition.ByHand.NONE, TO_BOB, TO_BOB);
        return new LiveDirectory(new Kept(Office.with(numbered)), time);
    }

    /** Keeps nothing: the test looks at what is in force. */
    private record Kept(Directory load) implements DirectoryStore {
        @Override
        public void apply(List<Change> changes, long version, String by, Instant at) {
            assertThat(by).isEqualTo("phone 100");
        }
    }

    private CallerOnTheLine alice() {
        return new CallerOnTheLine(time, "100", live.current());
    }

    private CallerOnTheLine uses(Feature feature, String argument, CallerOnTheLine caller) {
        var plan = new ScriptPlan.UseFeature(ALICE.id(), feature, argument);
        try {
            new FeatureScripts(live).script(plan, live.current()).run(caller);
        } catch (CallGone gone) {
            assertThat(gone).isNotNull();
        }
        return caller;
    }

    private Handling handling() {
        return live.current().extension(ALICE.id()).orElseThrow().handling();
    }

    @Test
    void isNotToBeDisturbedUntilTheSecondTime() {
        assertThat(uses(Feature.DO_NOT_DISTURB, "", alice()).heard).containsExactly("feature-on");
        assertThat(handling().doNotDisturb()).isTrue();
        assertThat(uses(Feature.DO_NOT_DISTURB, "", alice()).heard).containsExactly("feature-off");
        assertThat(handling().doNotDisturb()).isFalse();
    }

    @Test
    void forwardsToTheNumberThatWasDialledWithTheCode() {
        assertThat(uses(Feature.FORWARD_BUSY, "200", alice()).heard).startsWith("forwarding-to");
        assertThat(handling().forwarding().busy()).isEqualTo(new RouteTarget.ToExternal("200"));
        uses(Feature.FORWARD_BUSY_OFF, "", alice());
        assertThat(handling().forwarding()).isEqualTo(Forwarding.NONE);
    }

    @Test
    void asksForTheNumberWhenNoneWasDialled() {
        assertThat(uses(Feature.FORWARD_ALWAYS, "", alice().presses("901234567")).heard)
                .startsWith("enter-number", "forwarding-to");
        assertThat(handling().forwarding().always()).isEqualTo(new RouteTarget.ToExternal("901234567"));
        uses(Feature.FORWARD_NO_ANSWER, "", alice().staysSilent());
        assertThat(handling().forwarding().noAnswer()).isNull();
    }

    @Test
    void aCircleIsRefused() {
        assertThat(uses(Feature.FORWARD_ALWAYS, "100", alice()).heard).containsExactly("not-allowed");
        assertThat(handling().forwarding().always()).isNull();
    }

    @Test
    void opensAndClosesTheOfficeByHand() {
        assertThat(uses(Feature.DAY_NIGHT, "801", alice()).heard).containsExactly("feature-on");
        TimeConditionId day =
                live.current().facilities(TimeCondition.class).getFirst().id();
        assertThat(live.current().timeCondition(day).orElseThrow().byHand()).isEqualTo(TimeCondition.ByHand.OPEN);
        assertThat(uses(Feature.DAY_NIGHT, "801", alice()).heard).containsExactly("feature-off");
        assertThat(uses(Feature.DAY_NIGHT, "802", alice()).heard).containsExactly("number-unknown");
    }
}
