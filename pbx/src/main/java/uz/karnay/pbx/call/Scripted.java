package uz.karnay.pbx.call;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.Awaited;
import uz.karnay.loop.Timer;
import uz.karnay.pbx.directory.RoomId;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.record.CallRecord.Party;
import uz.karnay.pbx.route.Route;
import uz.karnay.pbx.route.Switchboard;
import uz.karnay.pbx.script.DialOutcome;
import uz.karnay.pbx.script.DialRules;
import uz.karnay.pbx.script.Inbox;
import uz.karnay.pbx.script.ReadySound;
import uz.karnay.pbx.script.Script;

/**
 * A script serves the caller: it asks for one thing after the other, and each is a {@link ScriptTask} here. While it rings
 * somebody, the stages of that take this one's place. Confined to the loop of the call.
 */
final class Scripted implements Stage, Purpose {

    /** Keys that nobody has asked for yet. */
    private static final int MAX_TYPED = 64;

    private final Call call;
    private final Leg served;
    private final StringBuilder typed = new StringBuilder();
    /** Read by others who leave word. */
    private final AtomicBoolean gone = new AtomicBoolean();

    private @Nullable ScriptTask<?> task;
    private @Nullable Dialling dialling;
    private String whyGone = "the call is over";

    Scripted(Call call, Leg served) {
        this.call = call;
        this.served = served;
    }

    /** Runs {@code script} beside the loop. */
    void start(Script script) {
        var posted = new PostedCall(call, this);
        call.desk().exchange().scripting().threads().start("script " + call.id(), () -> posted.run(script));
    }

    Leg served() {
        return served;
    }

    boolean isGone() {
        return gone.get();
    }

    /** Runs on the loop of the call, under guard; false when too much is waiting there. Any thread. */
    boolean post(Runnable command) {
        return call.desk().loop().offer(() -> call.desk().guard().run(call, command));
    }

    /** The script asks for something. */
    <T> void begin(ScriptTask<T> asked) {
        if (isGone()) {
            asked.leave(whyGone);
        } else if (task != null) {
            throw new IllegalStateException("a script does one thing at a time");
        } else {
            task = asked;
            asked.begin();
        }
    }

    @SuppressWarnings("ReferenceEquality") // the very task that ended
    void ended(ScriptTask<?> over) {
        if (task == over) {
            task = null;
        }
    }

    Timer after(Duration delay, Runnable event) {
        return call.desk().after(delay, call, event);
    }

    /** The call is answered by Karnay; the task hears when that is acknowledged. */
    void answer() {
        call.note("Karnay answers", "");
        call.servedAnswers();
        served.port().answer();
        call.show(word());
    }

    @Override
    public void onAcknowledged(Leg leg) {
        ScriptTask<?> waits = task;
        if (waits != null) {
            waits.onAnswered();
        }
    }

    @Override
    public void onKey(Leg leg, char key) {
        ScriptTask<?> waits = task;
        boolean taken = waits != null && waits.onKey(key);
        if (!taken && typed.length() < MAX_TYPED) {
            typed.append(key);
        }
    }

    Optional<Character> takeTypedKey() {
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        char first = typed.charAt(0);
        typed.deleteCharAt(0);
        return Optional.of(first);
    }

    void forgetKeys() {
        typed.setLength(0);
    }

    @Override
    public void onPlayed(Leg leg) {
        ScriptTask<?> waits = task;
        if (waits != null) {
            waits.onPlayed();
        }
    }

    void onWord(Inbox<?> inbox) {
        ScriptTask<?> waits = task;
        if (waits != null) {
            waits.onWord(inbox);
        }
    }

    @Override
    public void onHungUp(Leg leg, HangUp why) {
        call.servedLeft(why);
    }

    /** The script sends the call on, and is over. */
    void goTo(RouteTarget target, String why) {
        if (!isGone()) {
            leave("the call goes on elsewhere");
            hushServed();
            call.goOn(target, why);
        }
    }

    /** The script is over, and with it the call. */
    void hangUp(HangUp why) {
        if (!isGone()) {
            call.hangUp(why);
        }
    }

    /** The served hears all others in a room; a room that it cannot be brought to ends the call. */
    void enterRoom(RoomId room, boolean heard, List<ReadySound> told) {
        if (!served.port().enterRoom(room, heard, told)) {
            call.note("not let into the room", "it is held on another media loop");
            hangUp(HangUp.ROOM_ELSEWHERE);
        }
    }

    private void hushServed() {
        if (served.isAnswered()) {
            served.port().hush();
        }
    }

    /** Whoever is rung for the script is rung by the call; the script goes on when that is over. */
    final class Dialling extends ScriptTask<DialOutcome> {

        private final List<RouteTarget> targets;
        private final DialRules rules;

        Dialling(Awaited<Reply<DialOutcome>> reply, List<RouteTarget> targets, DialRules rules) {
            super(Scripted.this, reply);
            this.targets = List.copyOf(targets);
            this.rules = rules;
        }

        /** All phones of all targets ring; a way out over lines is only taken when it is the only one. */
        @Override
        void begin() {
            dialling = this;
            List<Route> routes = targets.stream().map(this::route).toList();
            List<Route.RingStep> steps = routes.stream()
                    .filter(Route.Ring.class::isInstance)
                    .flatMap(route -> ((Route.Ring) route).steps().stream())
                    .toList();
            if (steps.isEmpty()) {
                follow(routes.getFirst());
            } else {
                hunt().ring(steps, call.shownCaller());
            }
        }

        private Route route(RouteTarget target) {
            Route route = Switchboard.follow(
                    call.directory(),
                    call.offer(),
                    target,
                    "rung by the script",
                    call.desk().moment());
            route.reasons().forEach(reason -> call.note(reason.what(), reason.why()));
            return route;
        }

        private void follow(Route route) {
            switch (route) {
                case Route.Ring ring -> hunt().ring(ring.steps(), ring.callerId());
                case Route.TryLines tries -> hunt().tryLines(tries);
                case Route.RunScript _, Route.PickUp _, Route.Park _ ->
                    back(new DialOutcome.Nobody(Refusal.UNAVAILABLE));
                case Route.NoRoute none -> back(new DialOutcome.Nobody(none.refusal()));
            }
        }

        private Hunt hunt() {
            CallerEar ear = switch (rules.meanwhile()) {
                case MUSIC -> CallerEar.music(served.port());
                case RINGING -> CallerEar.ringing(served.port());
            };
            var hunt = new Hunt(call, served, ear, Scripted.this);
            call.enter(hunt);
            after(rules.longest(), () -> onTooLong(hunt));
            return hunt;
        }

        private void onTooLong(Hunt hunt) {
            if (call.stage() == hunt) {
                hunt.giveUp();
            }
        }

        private void back(DialOutcome outcome) {
            dialling = null;
            hushServed();
            call.enter(Scripted.this);
            finish(outcome);
        }
    }

    @Override
    public void onNobody(Hunt.Outcome outcome, Refusal why, Party by) {
        Dialling rings = dialling;
        if (rings != null) {
            rings.back(new DialOutcome.Nobody(why));
        }
    }

    @Override
    public void onCalledLeft(HangUp why, Party by, Duration talked) {
        Dialling rings = dialling;
        if (rings != null) {
            call.note("the script goes on", why.reason());
            rings.back(new DialOutcome.Talked(talked));
        }
    }

    @Override
    public void leave() {
        leave("the call is over");
    }

    private void leave(String why) {
        if (gone.compareAndSet(false, true)) {
            whyGone = why;
            ScriptTask<?> waits = task;
            if (waits != null) {
                waits.leave(why);
            }
        }
    }

    @Override
    public String word() {
        return "served by a script";
    }
}
