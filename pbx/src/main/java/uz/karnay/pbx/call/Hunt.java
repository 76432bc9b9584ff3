package uz.karnay.pbx.call;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import uz.karnay.loop.Timer;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.pbx.record.CallRecord.Party;
import uz.karnay.pbx.route.Route;
import uz.karnay.pbx.route.Route.Outgoing;

/**
 * The search for someone who answers: all devices of an extension at once, or lines one after the other. Confined to
 * the loop of its call.
 */
final class Hunt {

    private static final int MAX_SENT_ON = 5;
    private static final int MOVED = 302;

    private final Call call;
    private final Desk desk;
    private final Leg caller;
    private final CallerEar ear;
    private final Deque<Outgoing> lines = new ArrayDeque<>();
    private final List<Leg> legs = new ArrayList<>();
    private final Refusals refusals = new Refusals();
    /** Whose phone each leg is: it may send the call wherever its owner may call. */
    private final Map<Leg, Extension> owners = new HashMap<>();

    private final Set<String> sentOn = new HashSet<>();
    private boolean outside;
    private boolean emergency;
    private Timer giveUp = Timer.none();
    private Timer patience = Timer.none();

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

    void ringDevices(Route.Ring ring) {
        ring(ring, ring.callerId());
        giveUpAfter(ring.steps().getFirst().lasts());
    }

    private void ring(Route.Ring ring, CallerId callerId) {
        for (DialTarget target : ring.steps().getFirst().targets()) {
            if (target instanceof DialTarget.Device device) {
                owners.put(dial(device, device.extension().number(), callerId, () -> {}), device.extension());
            }
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

    void onTrying() {
        patience.cancel();
    }

    void onRinging(Leg leg) {
        patience.cancel();
        leg.ringing();
        call.note(leg.name() + " rings", "");
        ear.onRinging();
    }

    void onProgress(Leg leg) {
        patience.cancel();
        leg.ringing();
        boolean alone = live().size() == 1;
        call.note(
                leg.name() + " sends early media",
                alone ? "the caller hears it" : "several phones ring: the caller hears ringing");
        ear.onProgress(leg, alone);
    }

    void onRefused(Leg leg, Refusal why) {
        patience.cancel();
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

    /** A phone sends its caller on (RFC 3261 §8.1.3.4): as far as its owner may call, and never in circles. */
    void onRedirected(Leg leg, String number) {
        patience.cancel();
        leg.ended(desk.now(), MOVED, "Sent on to " + number);
        call.note(leg.name() + " sends the call on", "to " + number);
        Extension owner = owners.get(leg);
        if (owner == null || sentOn.size() >= MAX_SENT_ON || !sentOn.add(number)) {
            call.note("not followed", owner == null ? "it is no phone of ours" : "it was sent on too often");
            nobodyThere(Refusal.UNAVAILABLE);
            return;
        }
        switch (call.routeOf(owner, number)) {
            case Route.Ring onward -> ring(onward, call.shownCaller());
            case Route.TryLines onward -> tryLines(onward);
            case Route.RunScript _ -> nobodyThere(Refusal.UNAVAILABLE);
            case Route.NoRoute none -> nobodyThere(none.refusal());
        }
    }

    private void nobodyThere(Refusal why) {
        refusals.add(why);
        if (live().isEmpty()) {
            fail(Party.CALLED);
        }
    }

    /** One has answered: the others need not ring any more. */
    void wonBy(Leg answered) {
        stop();
        live().stream().filter(leg -> leg != answered).forEach(leg -> hangUp(leg, HangUp.ANSWERED_ELSEWHERE));
    }

    /** The search is over for another reason than an answer. */
    void stop() {
        giveUp.cancel();
        patience.cancel();
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
                bewareOfSilence(trunk);
                return;
            }
            call.note(trunk.name() + " passed over", Admission.full(trunk));
            refusals.add(Refusal.OVERLOADED);
        }
        fail(legs.isEmpty() ? Party.KARNAY : Party.CALLED);
    }

    /** @param release gives back what the leg holds, a trunk's channel */
    private Leg dial(DialTarget target, String name, CallerId callerId, Runnable release) {
        var leg = new Leg(name, desk.now(), release);
        call.note("dial " + target.label(), callerId.number().isEmpty() ? "" : "as " + callerId.number());
        call.goesTo(target);
        leg.connect(place(target, callerId, leg, release));
        legs.add(leg);
        if (target instanceof DialTarget.Device(var extension, var _)) {
            leg.belongsTo(extension);
        }
        if (RecordingWish.of(target)) {
            leg.wantsRecording();
        }
        return leg;
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
        call.onNobody(outside ? refusals.ofLines() : refusals.ofDevices(), by);
    }
}
