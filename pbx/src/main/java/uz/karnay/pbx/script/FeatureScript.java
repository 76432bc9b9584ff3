package uz.karnay.pbx.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.DirectoryStore.StaleVersion;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.Forwarding;
import uz.karnay.pbx.directory.Handling;
import uz.karnay.pbx.directory.InvalidChange;
import uz.karnay.pbx.directory.LiveDirectory;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.directory.TimeCondition;
import uz.karnay.pbx.directory.TimeCondition.ByHand;
import uz.karnay.pbx.route.OpeningHours;
import uz.karnay.pbx.script.ScriptPlan.UseFeature;

/**
 * Changes by key how an extension's calls are handled, or whether the office is open; says what it did. What would lead
 * callers in a circle is refused like a change by the administrator.
 */
final class FeatureScript implements Script {

    private static final int LONGEST_NUMBER = 20;
    private static final int ATTEMPTS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LiveDirectory live;
    private final UseFeature use;

    FeatureScript(LiveDirectory live, UseFeature use) {
        this.live = live;
        this.use = use;
    }

    @Override
    public void run(ScriptedCall call) {
        switch (use.feature()) {
            case DO_NOT_DISTURB -> toggleDoNotDisturb(call);
            case FORWARD_ALWAYS -> forward(call, Forwarding::always);
            case FORWARD_BUSY -> forward(call, Forwarding::busy);
            case FORWARD_NO_ANSWER -> forward(call, Forwarding::noAnswer);
            case FORWARD_ALWAYS_OFF -> stop(call, forwarding -> forwarding.always(null));
            case FORWARD_BUSY_OFF -> stop(call, forwarding -> forwarding.busy(null));
            case FORWARD_NO_ANSWER_OFF -> stop(call, forwarding -> forwarding.noAnswer(null));
            case DAY_NIGHT -> toggleDay(call);
            case ECHO_TEST,
                    SPEAKING_CLOCK,
                    MAILBOX,
                    OTHER_MAILBOX,
                    PICK_UP_GROUP,
                    PICK_UP,
                    INTERCOM,
                    QUEUE_LOGIN,
                    QUEUE_PAUSE,
                    FLIP -> call.say(List.of(new Sound.Tone(Sound.ToneKind.SORRY)));
        }
    }

    /** Which forwarding a target is set in. */
    private interface Way {
        Forwarding with(Forwarding before, @Nullable RouteTarget target);
    }

    private void toggleDoNotDisturb(ScriptedCall call) {
        boolean on = extension(live.current())
                .map(each -> !each.handling().doNotDisturb())
                .orElse(false);
        if (handle(call, handling -> handling.withDoNotDisturb(on))) {
            tell(call, on);
        }
    }

    private void forward(ScriptedCall call, Way way) {
        String number = use.argument().isEmpty() ? ask(call) : use.argument();
        if (number.isEmpty()) {
            return; // he thought better of it
        }
        var target = new RouteTarget.ToExternal(number);
        if (handle(call, handling -> handling.with(way.with(handling.forwarding(), target)))) {
            var sounds = new ArrayList<Sound>(List.of(Sound.spoken("forwarding-to")));
            sounds.addAll(Sound.spoken(call.language().grammar().digits(number)));
            call.say(sounds);
        }
    }

    private static String ask(ScriptedCall call) {
        return call.ask(List.of(Sound.spoken("enter-number")), KeyRules.upTo(LONGEST_NUMBER, PATIENCE))
                .digits();
    }

    private void stop(ScriptedCall call, UnaryOperator<Forwarding> way) {
        if (handle(call, handling -> handling.with(way.apply(handling.forwarding())))) {
            tell(call, false);
        }
    }

    /** By hand against the clock; the second time by the clock again. */
    private void toggleDay(ScriptedCall call) {
        Optional<TimeCondition> condition = live.current()
                .facilityByNumber(use.argument())
                .filter(TimeCondition.class::isInstance)
                .map(TimeCondition.class::cast);
        if (condition.isEmpty()) {
            call.say(List.of(Sound.spoken("number-unknown")));
            return;
        }
        ByHand byHand = turned(condition.get(), call);
        if (change(
                call,
                directory -> Optional.of(new Change.PutFacility(condition.get().with(byHand))))) {
            tell(call, byHand != ByHand.NONE);
        }
    }

    private ByHand turned(TimeCondition condition, ScriptedCall call) {
        if (condition.byHand() != ByHand.NONE) {
            return ByHand.NONE;
        }
        boolean open =
                OpeningHours.at(call.clock().now(), condition, live.current()).open();
        return open ? ByHand.CLOSED : ByHand.OPEN;
    }

    private static void tell(ScriptedCall call, boolean on) {
        call.say(List.of(Sound.spoken(on ? "feature-on" : "feature-off")));
    }

    private boolean handle(ScriptedCall call, UnaryOperator<Handling> change) {
        return change(
                call,
                directory -> extension(directory)
                        .map(each -> new Change.PutExtension(each.with(change.apply(each.handling())))));
    }

    private Optional<Extension> extension(Directory directory) {
        return directory.extension(use.by());
    }

    /** @return whether it was made */
    private boolean change(ScriptedCall call, Function<Directory, Optional<Change>> decide) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Directory before = live.current();
            Optional<Change> change = decide.apply(before);
            try {
                change.ifPresent(each -> live.change(
                        List.of(each), "phone " + call.caller().number(), OptionalLong.of(before.version())));
                call.note(use.feature().label(), change.isPresent() ? "by key" : "the extension is gone");
                return change.isPresent();
            } catch (StaleVersion faster) {
                // decided anew on what it is now
            } catch (InvalidChange refused) {
                call.note(use.feature().label() + " refused", String.valueOf(refused.getMessage()));
                call.say(List.of(Sound.spoken("not-allowed")));
                return false;
            }
        }
        return false;
    }
}
