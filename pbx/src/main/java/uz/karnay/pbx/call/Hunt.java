package uz.karnay.pbx.call;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import uz.karnay.loop.Timer;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.pbx.record.CallRecord.Party;
import uz.karnay.pbx.route.Route;
import uz.karnay.pbx.route.Route.Outgoing;

/**
 * The search for someone who answers: all devices of an extension at once, or lines one after the other. Confined to
 * the loop of its call.
 */
final class Hunt {

    private final Call call;
    private final Desk desk;
    private final Leg caller;
    private final CallerEar ear;
    private final Deque<Outgoing> lines = new ArrayDeque<>();
    private final List<Leg> legs = new ArrayList<>();
    private final Refusals refusals = new Refusals();
    private boolean outside;
    private boolean emergency;
    private Timer giveUp = Timer.none();

    Hunt(Call call, Desk desk, Leg caller) {
        this.call = call;
        this.desk = desk;
        this.caller = caller;
        this.ear = new CallerEar(caller.port());
    }

    /** All legs dialled so far, ended ones included. */
    List<Leg> legs() {
        return legs;
    }

    void ringDevices(Route.RingDevices ring, Duration ringTime) {
        ring.devices().forEach(device -> dial(device, ring.extension().number(), ring.callerId(), () -> {}));
        giveUpAfter(ringTime);
    }

    void tryLines(Route.TryLines tries) {
        outside = true;
        emergency = tries.emergency();
        lines.addAll(tries.lines());
        tryNextLine();
    }

    void onRinging(Leg leg) {
        leg.ringing();
        call.note(leg.name() + " rings", "");
        ear.onRinging();
    }

    void onProgress(Leg leg) {
        leg.ringing();
        boolean alone = live().size() == 1;
        call.note(
                leg.name() + " sends early media",
                alone ? "the caller hears it" : "several phones ring: the caller hears ringing");
        ear.onProgress(leg, alone);
    }

    void onRefused(Leg leg, Refusal why) {
        leg.ended(desk.now(), why.status(), why.reason());
        call.note(leg.name() + " refused", why.toString());
        refusals.add(why);
        if (Refusals.isGlobal(why)) {
            hangUp(HangUp.NORMAL);
            fail(Party.CALLED);
        } else if (live().isEmpty()) {
            afterLastRefusal(why);
        }
    }

    /** One has answered: the others need not ring any more. */
    void wonBy(Leg answered) {
        giveUp.cancel();
        live().stream().filter(leg -> leg != answered).forEach(leg -> hangUp(leg, HangUp.ANSWERED_ELSEWHERE));
    }

    /** The search is over for another reason than an answer. */
    void stop() {
        giveUp.cancel();
    }

    /** Ends all legs that still live. */
    void hangUp(HangUp why) {
        live().forEach(leg -> hangUp(leg, why));
    }

    private void hangUp(Leg leg, HangUp why) {
        leg.ended(desk.now(), Refusal.CANCELLED.status(), why.reason());
        leg.port().hangUp(why);
    }

    private List<Leg> live() {
        return legs.stream().filter(Leg::isLive).toList();
    }

    private void afterLastRefusal(Refusal why) {
        if (!lines.isEmpty() && Refusals.isOfTheLine(why)) {
            call.note("try the next line", why.status() + " speaks of the line, not of the called");
            tryNextLine();
        } else {
            fail(Party.CALLED);
        }
    }

    private void tryNextLine() {
        while (!lines.isEmpty()) {
            Outgoing next = lines.removeFirst();
            Trunk trunk = next.line().trunk();
            Optional<Runnable> channel = Admission.takeChannel(desk.exchange(), trunk, emergency);
            if (channel.isPresent()) {
                dial(next.line(), next.line().label(), next.callerId(), channel.get());
                giveUpAfter(desk.exchange().limits().lineRingTime());
                return;
            }
            call.note(trunk.name() + " passed over", Admission.full(trunk));
            refusals.add(Refusal.OVERLOADED);
        }
        fail(legs.isEmpty() ? Party.KARNAY : Party.CALLED);
    }

    /** @param release gives back what the leg holds, a trunk's channel */
    private void dial(DialTarget target, String name, CallerId callerId, Runnable release) {
        var leg = new Leg(name, desk.now(), release);
        call.note("dial " + target.label(), callerId.number().isEmpty() ? "" : "as " + callerId.number());
        call.goesTo(target);
        leg.connect(place(target, callerId, leg, release));
        legs.add(leg);
    }

    private LegPort place(DialTarget target, CallerId callerId, Leg leg, Runnable release) {
        try {
            return desk.dialer().dial(target, callerId, caller.port(), new LegEvents(call, leg, desk.guard()));
        } catch (RuntimeException fault) {
            release.run(); // there is no leg to do so
            throw fault;
        }
    }

    private void giveUpAfter(Duration ringTime) {
        giveUp.cancel();
        giveUp = desk.after(ringTime, call, this::onNobodyAnswered);
    }

    private void onNobodyAnswered() {
        call.note("nobody answered in time", "");
        refusals.add(Refusal.UNAVAILABLE);
        hangUp(HangUp.NO_ANSWER);
        fail(Party.KARNAY);
    }

    private void fail(Party by) {
        call.onNobody(outside ? refusals.ofLines() : refusals.ofDevices(), by);
    }
}
