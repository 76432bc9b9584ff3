package uz.karnay.pbx.call;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import uz.karnay.loop.Timer;
import uz.karnay.pbx.call.IncomingCall.Origin;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.pbx.record.CallRecord.Party;
import uz.karnay.pbx.route.Route;
import uz.karnay.pbx.route.Route.Outgoing;
import uz.karnay.pbx.route.Route.RingStep;

/**
 * The search for someone who answers: phones in steps, all of a step at once, or lines one after the other. Confined to
 * the loop of its call.
 */
final class Hunt implements Stage {

    /** What came of a search that found nobody. */
    enum Outcome {
        BUSY("they are busy"),
        NO_ANSWER("nobody answered"),
        UNREACHABLE("none of the phones is there"),
        REFUSED("the called number refused");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    private static final int MAX_SENT_ON = 5;
    private static final int MOVED = 302;

    private final Call call;
    private final Desk desk;
    private final Leg served;
    private final CallerEar ear;
    private final Purpose purpose;
    private final long beganNanos;
    private final Deque<Outgoing> lines = new ArrayDeque<>();
    private final List<RingStep> steps = new ArrayList<>();
    private final List<Leg> legs = new ArrayList<>();
    private final Refusals refusals = new Refusals();
    private final Set<String> sentOn = new HashSet<>();
    private final List<Timer> timers = new ArrayList<>();
    private CallerId shown = new CallerId("", "");
    private boolean outside;
    private boolean emergency;
    private boolean rang;
    private Timer nextStep = Timer.none();
    private Timer patience = Timer.none();

    /** @param served for whom somebody is searched */
    Hunt(Call call, Leg served, CallerEar ear, Purpose purpose) {
        this.call = call;
        this.desk = call.desk();
        this.served = served;
        this.ear = ear;
        this.purpose = purpose;
        this.beganNanos = desk.loop().clock().nanos();
    }

    /**
     * Rings phones.
     *
     * @param callerId who calls, as they are told
     */
    void ring(List<RingStep> wanted, CallerId callerId) {
        shown = callerId;
        steps.addAll(wanted);
        steps.sort(Comparator.comparing(RingStep::after));
        beginNextStep();
    }

    /** The next step, and those that are due with it. */
    private void beginNextStep() {
        nextStep.cancel();
        begin(steps.removeFirst());
        while (!steps.isEmpty() && untilNextStep().isZero()) {
            begin(steps.removeFirst());
        }
        if (live().isEmpty()) {
            afterLastOfStep(Party.KARNAY);
        } else if (!steps.isEmpty()) {
            nextStep = desk.after(untilNextStep(), call, this::beginNextStep);
        }
    }

    private Duration untilNextStep() {
        Duration gone = Duration.ofNanos(desk.loop().clock().nanos() - beganNanos);
        Duration left = steps.getFirst().after().minus(gone);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private void begin(RingStep step) {
        var rung = new ArrayList<Leg>();
        for (DialTarget target : step.targets()) {
            ring(target, shown).ifPresent(rung::add);
        }
        for (Outgoing line : step.lines()) {
            ring(line.line(), line.callerId()).ifPresent(rung::add);
        }
        timers.add(desk.after(step.lasts(), call, () -> onRangLongEnough(rung)));
    }

    private Optional<Leg> ring(DialTarget target, CallerId callerId) {
        return switch (target) {
            case DialTarget.Device device ->
                Optional.of(dial(device, device.extension().number(), callerId, () -> {}));
            case DialTarget.Line line -> {
                Optional<Runnable> channel = Admission.takeChannel(desk.exchange(), line.trunk(), false);
                if (channel.isEmpty()) {
                    passOver(line.trunk());
                }
                yield channel.map(release -> dial(line, line.label(), callerId, release));
            }
        };
    }

    private void onRangLongEnough(List<Leg> rung) {
        List<Leg> ringing = rung.stream().filter(Leg::isLive).toList();
        if (ringing.isEmpty()) {
            return;
        }
        call.note("nobody answered in time", "");
        refusals.add(Refusal.UNAVAILABLE);
        rang = true;
        ringing.forEach(leg -> call.hangUp(leg, HangUp.NO_ANSWER));
        if (live().isEmpty()) {
            afterLastOfStep(Party.KARNAY);
        }
    }

    private void afterLastOfStep(Party by) {
        if (steps.isEmpty()) {
            fail(legs.isEmpty() ? Party.KARNAY : by);
        } else {
            beginNextStep();
        }
    }

    void tryLines(Route.TryLines tries) {
        outside = true;
        emergency = tries.emergency();
        tries.lines().stream().filter(line -> !isOutOfOrder(line)).forEach(lines::add);
        tries.lines().stream().filter(this::isOutOfOrder).forEach(this::keepForTheEnd);
        tryNextLine();
    }

    private boolean isOutOfOrder(Outgoing line) {
        return desk.dialer().isOutOfOrder(line.line().trunk());
    }

    private void keepForTheEnd(Outgoing line) {
        call.note(line.line().trunk().name() + " is tried last", "it is known to be out of order");
        lines.add(line);
    }

    @Override
    public void onTrying() {
        patience.cancel();
    }

    @Override
    public void onRinging(Leg leg) {
        requireCalled(leg);
        patience.cancel();
        leg.ringing();
        rang = true;
        call.note(leg.name() + " rings", "");
        ear.onRinging();
        call.show(word());
    }

    @Override
    public void onProgress(Leg leg) {
        requireCalled(leg);
        patience.cancel();
        leg.ringing();
        rang = true;
        boolean alone = live().size() == 1;
        call.note(
                leg.name() + " sends early media",
                alone ? "the caller hears it" : "several phones ring: the caller hears ringing");
        ear.onProgress(leg, alone);
        call.show(word());
    }

    /** One has answered: the others need not ring any more. */
    @Override
    public void onAnswered(Leg leg) {
        requireCalled(leg);
        leg.answered(desk.now());
        wonBy(leg);
        call.note(leg.name() + " answered", "");
        call.talk(leg, purpose);
    }

    /** The search is over, because of this leg: one of ours, or one that picked the call up. */
    void wonBy(Leg winner) {
        stop();
        live().stream().filter(leg -> leg != winner).forEach(leg -> call.hangUp(leg, HangUp.ANSWERED_ELSEWHERE));
    }

    /** Whether a phone of one of these rings now. */
    boolean ringsAt(Set<ExtensionId> owners) {
        return live().stream()
                .anyMatch(
                        leg -> leg.origin() instanceof Origin.FromExtension(var owner) && owners.contains(owner.id()));
    }

    Purpose purpose() {
        return purpose;
    }

    @Override
    public void onHungUp(Leg leg, HangUp why) {
        if (leg == served) {
            call.servedLeft(why);
        } else {
            // a leg that breaks before its answer is as good as a server's failure
            onRefused(leg, new Refusal(500, why.reason()));
        }
    }

    @Override
    public void onRefused(Leg leg, Refusal why) {
        requireCalled(leg);
        patience.cancel();
        leg.ended(desk.now(), why.status(), why.reason());
        call.note(leg.name() + " refused", why.toString());
        refusals.add(why);
        if (Refusals.isGlobal(why)) {
            onRefusedForAll(leg);
        } else if (live().isEmpty()) {
            afterLastRefusal(why);
        }
        showIfRinging();
    }

    /** It speaks for all phones of its owner, and for nobody else's (RFC 3261 §16.7 step 5). */
    private void onRefusedForAll(Leg leg) {
        live().stream()
                .filter(other -> other.origin().equals(leg.origin()))
                .forEach(other -> call.hangUp(other, HangUp.NORMAL));
        if (live().isEmpty()) {
            lines.clear();
            afterLastOfStep(Party.CALLED);
        }
    }

    private void showIfRinging() {
        if (call.stage() == this) {
            call.show(word());
        }
    }

    /** A phone sends its caller on (RFC 3261 §8.1.3.4): as far as its owner may call, and never in circles. */
    @Override
    public void onRedirected(Leg leg, String number) {
        requireCalled(leg);
        patience.cancel();
        leg.ended(desk.now(), MOVED, "Sent on to " + number);
        call.note(leg.name() + " sends the call on", "to " + number);
        boolean ours = leg.origin() instanceof Origin.FromExtension;
        if (!ours || sentOn.size() >= MAX_SENT_ON || !sentOn.add(number)) {
            call.note("not followed", ours ? "it was sent on too often" : "it is no phone of ours");
            nobodyThere(Refusal.UNAVAILABLE);
        } else {
            followTo(call.routeOf(leg.origin(), number, "sent on by its phone"));
        }
        showIfRinging();
    }

    private void followTo(Route onward) {
        switch (onward) {
            case Route.Ring ring -> {
                noteReasons(ring);
                ring.steps().forEach(this::begin);
            }
            case Route.TryLines tries -> {
                noteReasons(tries);
                tryLines(tries);
            }
            case Route.PickUp _, Route.Park _ -> {
                noteReasons(onward);
                nobodyThere(Refusal.UNAVAILABLE);
            }
            case Route.RunScript script
            when live().isEmpty() && purpose instanceof Purpose.OfRoute -> call.goOn(script);
            case Route.RunScript script -> {
                noteReasons(script);
                call.note("not followed", "somebody else is being rung");
                nobodyThere(Refusal.UNAVAILABLE);
            }
            case Route.NoRoute none -> {
                noteReasons(none);
                nobodyThere(none.refusal());
            }
        }
    }

    private void noteReasons(Route route) {
        route.reasons().forEach(reason -> call.note(reason.what(), reason.why()));
    }

    private void nobodyThere(Refusal why) {
        refusals.add(why);
        if (live().isEmpty()) {
            afterLastOfStep(Party.CALLED);
        }
    }

    /** Whoever searches has waited long enough. */
    void giveUp() {
        refusals.add(Refusal.UNAVAILABLE);
        call.note("nobody answered in time", "");
        live().forEach(leg -> call.hangUp(leg, HangUp.NO_ANSWER));
        fail(Party.KARNAY);
    }

    /** Its timers stop, and whoever rings is hung up. */
    @Override
    public void leave() {
        stop();
        if (call.stage() == this) {
            live().forEach(leg -> call.hangUp(leg, HangUp.NORMAL));
        }
        purpose.leave();
    }

    /** The search is over; nobody else is rung. */
    private void stop() {
        nextStep.cancel();
        patience.cancel();
        timers.forEach(Timer::cancel);
    }

    private List<Leg> live() {
        return legs.stream().filter(Leg::isLive).toList();
    }

    private void afterLastRefusal(Refusal why) {
        if (!lines.isEmpty() && Refusals.isOfTheLine(why)) {
            call.note("try the next line", why.status() + " speaks of the line, not of the called");
            tryNextLine();
        } else {
            afterLastOfStep(Party.CALLED);
        }
    }

    private void tryNextLine() {
        while (!lines.isEmpty()) {
            Outgoing next = lines.removeFirst();
            Trunk trunk = next.line().trunk();
            Optional<Runnable> channel = Admission.takeChannel(desk.exchange(), trunk, emergency);
            if (channel.isPresent()) {
                Leg leg = dial(next.line(), next.line().label(), next.callerId(), channel.get());
                timers.forEach(Timer::cancel);
                timers.add(desk.after(
                        desk.exchange().limits().lineRingTime(), call, () -> onRangLongEnough(List.of(leg))));
                bewareOfSilence(trunk);
                return;
            }
            passOver(trunk);
        }
        fail(legs.isEmpty() ? Party.KARNAY : Party.CALLED);
    }

    private void passOver(Trunk trunk) {
        call.note(trunk.name() + " passed over", Admission.full(trunk));
        refusals.add(Refusal.OVERLOADED);
    }

    /** @param release gives back what the leg holds, a trunk's channel */
    private Leg dial(DialTarget target, String name, CallerId callerId, Runnable release) {
        var leg = new Leg(name, origin(target), desk.now(), release);
        call.note("dial " + target.label(), callerId.number().isEmpty() ? "" : "as " + callerId.number());
        leg.connect(place(target, callerId, leg, release));
        legs.add(leg);
        call.add(leg, target);
        if (RecordingWish.of(target)) {
            leg.wantsRecording();
        }
        return leg;
    }

    private static Origin origin(DialTarget target) {
        return switch (target) {
            case DialTarget.Device device -> new Origin.FromExtension(device.extension());
            case DialTarget.Line line -> new Origin.FromTrunk(line.trunk());
        };
    }

    private LegPort place(DialTarget target, CallerId callerId, Leg leg, Runnable release) {
        try {
            return desk.dialer().dial(target, callerId, served.port(), leg.listen(call, desk.guard()));
        } catch (RuntimeException fault) {
            release.run(); // there is no leg to do so
            throw fault;
        }
    }

    /** A silent trunk would keep its caller for 64·T1, 32 s, before the next one is tried. */
    private void bewareOfSilence(Trunk trunk) {
        patience.cancel();
        if (!lines.isEmpty() || desk.dialer().isOutOfOrder(trunk)) {
            Duration limit = desk.exchange().limits().lineSilence();
            patience = desk.after(limit, call, () -> onSilence(legs.getLast(), trunk, limit));
        }
    }

    private void onSilence(Leg leg, Trunk trunk, Duration limit) {
        call.note(leg.name() + " is silent", "not even a 100 in " + limit.toSeconds() + " s");
        leg.ended(desk.now(), Refusal.TIMEOUT.status(), "No reaction in " + limit.toSeconds() + " s");
        leg.port().hangUp(HangUp.NO_ANSWER);
        desk.dialer().suspect(trunk);
        refusals.add(Refusal.TIMEOUT);
        afterLastRefusal(Refusal.TIMEOUT);
    }

    private void fail(Party by) {
        stop();
        Refusal refusal = outside ? refusals.ofLines() : refusals.ofDevices();
        purpose.onNobody(outcome(refusal), refusal, by);
    }

    private Outcome outcome(Refusal refusal) {
        return switch (refusal.status()) {
            case 486, 600, 603 -> Outcome.BUSY;
            case 480, 408 -> rang ? Outcome.NO_ANSWER : Outcome.UNREACHABLE;
            default -> refusal.status() / 100 == 5 && !rang ? Outcome.UNREACHABLE : Outcome.REFUSED;
        };
    }

    /** What only called phones do. */
    private void requireCalled(Leg leg) {
        if (!legs.contains(leg)) {
            throw new IllegalStateException(leg.name() + " is not called, and acts as if");
        }
    }

    @Override
    public String word() {
        return "ringing";
    }
}
