package uz.karnay.pbx.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import uz.karnay.loop.Timer;
import uz.karnay.pbx.call.IncomingCall.Origin;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.record.CallId;
import uz.karnay.pbx.record.CallRecord;
import uz.karnay.pbx.record.CallRecord.MediaFigures;
import uz.karnay.pbx.record.CallRecord.Party;
import uz.karnay.pbx.record.Disposition;
import uz.karnay.pbx.route.Route;
import uz.karnay.pbx.route.Route.Outgoing;

/**
 * A conversation between two parties, from the caller's INVITE to its record. Confined to the loop of the call.
 *
 * <pre>
 * state    event                                  next
 * -------  -------------------------------------  ---------------------------------------------
 * Ringing  a leg rings, plays early media         Ringing; the caller hears it
 *          a leg answers                          Joining; the other legs are hung up
 *          a leg refuses, others still ring       Ringing; a 6xx ends the call: Closing
 *          the last leg refuses                   Ringing on the next line if that may help, else Closing
 *          the caller gives up, nobody answers    Closing
 * Joining  the caller acknowledges                Talking
 *          the legs cannot be joined              Closing
 * Joining, Talking
 *          either hangs up, or it lasts too long  Closing
 * any up to Talking
 *          an administrator, a fault              Closing
 * Closing  all legs closed, or waited enough      Over: exactly one record is written
 * </pre>
 */
final class Call {

    /** Where the call stands, with the timer of that state. */
    sealed interface State {
        record Ringing(Timer giveUp) implements State {}

        record Joining(Leg callee, Timer tooLong) implements State {}

        record Talking(Leg callee, Timer tooLong) implements State {}

        record Closing(Ending ending, Timer giveUp) implements State {}

        record Over() implements State {}
    }

    private final CallId id;
    private final Desk desk;
    private final IncomingCall offer;
    private final Directory directory;
    private final Leg caller;
    private final CallerEar ear;
    private final CallStory story;
    private final List<Leg> legs = new ArrayList<>();
    private final Deque<Outgoing> lines = new ArrayDeque<>();
    private final Refusals refusals = new Refusals();
    private final Route route;
    private State state = new State.Ringing(Timer.none());

    Call(CallId id, Desk desk, IncomingCall offer, LegPort port, Directory directory, Admission admission) {
        this.id = id;
        this.desk = desk;
        this.offer = offer;
        this.directory = directory;
        this.route = admission.route();
        this.caller = new Leg(callerName(offer.origin()), desk.now(), admission.release());
        this.ear = new CallerEar(port);
        this.story = new CallStory(id, offer.origin(), route.facts(), desk.now(), directory.version());
        caller.connect(port);
        legs.add(caller);
    }

    CallId id() {
        return id;
    }

    /** Whose events the gateway is to tell first: the caller's. */
    Leg caller() {
        return caller;
    }

    /** Follows the route. To be called once. */
    void begin() {
        route.reasons().forEach(reason -> note(reason.what(), reason.why()));
        switch (route) {
            case Route.RingDevices ring -> ringDevices(ring);
            case Route.TryLines tries -> {
                lines.addAll(tries.lines());
                tryNextLine();
            }
            case Route.NoRoute(var _, Refusal refusal, Disposition disposition, var reasons) ->
                close(Ending.refused(
                        desk.now(),
                        disposition,
                        Party.KARNAY,
                        refusal,
                        reasons.getLast().why(),
                        HangUp.NORMAL));
        }
    }

    void onRinging(Leg leg) {
        ringing("ringing");
        outgoing(leg).ringing();
        note(leg.name() + " rings", "");
        ear.onRinging();
        show("ringing");
    }

    void onProgress(Leg leg) {
        ringing("early media");
        outgoing(leg).ringing();
        boolean alone = liveOutgoing().size() == 1;
        note(
                leg.name() + " sends early media",
                alone ? "the caller hears it" : "several phones ring: the caller hears ringing");
        ear.onProgress(leg, alone);
        show("ringing");
    }

    void onAnswered(Leg leg) {
        switch (state) {
            case State.Ringing(Timer giveUp) -> {
                giveUp.cancel();
                join(outgoing(leg));
            }
            case State.Joining(Leg callee, Timer tooLong)
            when leg == caller -> {
                state = new State.Talking(callee, tooLong);
                show("talking");
            }
            case State.Joining _, State.Talking _, State.Closing _, State.Over _ -> throw impossible(leg, "answered");
        }
    }

    void onRefused(Leg leg, Refusal why) {
        switch (state) {
            case State.Ringing _ -> refusedWhileRinging(outgoing(leg), why);
            case State.Joining _ -> unjoinable(leg, why);
            case State.Talking _, State.Closing _, State.Over _ -> throw impossible(leg, "refused");
        }
    }

    void onHungUp(Leg leg, HangUp why) {
        switch (state) {
            case State.Ringing _
            when leg == caller -> {
                end(leg, Refusal.CANCELLED.status(), why.reason());
                close(Ending.cancelled(desk.now(), why));
            }
            // a leg that breaks before its answer is as good as a server's failure
            case State.Ringing _ -> refusedWhileRinging(leg, new Refusal(500, why.reason()));
            case State.Joining _, State.Talking _ -> {
                end(leg, Refusal.SERVER_ERROR.status(), why.reason());
                close(Ending.answered(desk.now(), who(leg, why), why));
            }
            case State.Closing _, State.Over _ -> throw impossible(leg, "hung up");
        }
    }

    void onHold(Leg leg, boolean held) {
        note(leg.name() + (held ? " puts the call on hold" : " takes the call back"), "");
        if (state instanceof State.Talking) {
            show(held ? "on hold" : "talking");
        }
    }

    void onClosed(Leg leg, MediaFigures media) {
        if (state instanceof State.Over) {
            return; // too late for the record
        }
        leg.closed(media);
        finishWhenAllClosed();
    }

    /** Karnay itself ends the call. */
    void hangUp(HangUp why) {
        switch (state) {
            case State.Ringing _ -> {
                boolean stopping = why.equals(HangUp.SHUTDOWN);
                Refusal refusal = stopping ? Refusal.OVERLOADED : Refusal.UNAVAILABLE;
                close(Ending.refused(desk.now(), Disposition.FAILED, Party.KARNAY, refusal, why.reason(), why));
            }
            case State.Joining _, State.Talking _ -> close(Ending.answered(desk.now(), Party.KARNAY, why));
            case State.Closing _, State.Over _ -> {} // it ends already
        }
    }

    /** Ends the call after a fault, whatever state it was left in; what fails on the way is added to {@code fault}. */
    void abandon(Throwable fault) {
        if (state instanceof State.Over) {
            return;
        }
        note("a fault in Karnay ended the call", fault.getClass().getSimpleName());
        legs.stream().filter(Leg::isLive).forEach(leg -> abandon(leg, fault));
        if (!(state instanceof State.Closing)) {
            enterClosing(Ending.fault(desk.now()));
        }
        finishWhenAllClosed();
    }

    private void abandon(Leg leg, Throwable fault) {
        leg.abandoned(desk.now(), HangUp.FAULT.reason());
        try {
            leg.port().hangUp(HangUp.FAULT);
        } catch (RuntimeException another) {
            fault.addSuppressed(another);
        }
    }

    private void ringDevices(Route.RingDevices ring) {
        ring.devices().forEach(device -> dial(device, ring.extension().number(), ring.callerId(), () -> {}));
        giveUpAfter(directory.settings().ringTime());
    }

    private void tryNextLine() {
        while (!lines.isEmpty()) {
            Outgoing next = lines.removeFirst();
            var trunk = next.line().trunk();
            boolean emergency = route instanceof Route.TryLines tries && tries.emergency();
            Optional<Runnable> channel = Admission.takeChannel(desk.exchange(), trunk, emergency);
            if (channel.isPresent()) {
                dial(next.line(), next.line().label(), next.callerId(), channel.get());
                giveUpAfter(desk.exchange().limits().lineRingTime());
                return;
            }
            note(trunk.name() + " passed over", Admission.full(trunk));
            refusals.add(Refusal.OVERLOADED);
        }
        refuseCaller(legs.size() == 1 ? Party.KARNAY : Party.CALLED);
    }

    private void dial(DialTarget target, String name, CallerId callerId, Runnable release) {
        var leg = new Leg(name, desk.now(), release);
        note("dial " + target.label(), callerId.number().isEmpty() ? "" : "as " + callerId.number());
        story.over(target, offer.origin());
        leg.connect(place(target, callerId, leg, release));
        legs.add(leg);
        show("ringing");
    }

    private LegPort place(DialTarget target, CallerId callerId, Leg leg, Runnable release) {
        try {
            return desk.dialer().dial(target, callerId, caller.port(), new LegEvents(this, leg, desk.guard()));
        } catch (RuntimeException fault) {
            release.run(); // there is no leg to do so
            throw fault;
        }
    }

    private void giveUpAfter(Duration ringTime) {
        ringing("a timer").giveUp().cancel();
        state = new State.Ringing(desk.after(ringTime, this, this::onNobodyAnswered));
    }

    private void onNobodyAnswered() {
        note("nobody answered in time", "");
        refusals.add(Refusal.UNAVAILABLE);
        hangUpOutgoing(Optional.empty(), HangUp.NO_ANSWER);
        refuseCaller(Party.KARNAY);
    }

    private void refusedWhileRinging(Leg leg, Refusal why) {
        end(leg, why.status(), why.reason());
        note(leg.name() + " refused", why.toString());
        refusals.add(why);
        if (Refusals.isGlobal(why)) {
            hangUpOutgoing(Optional.empty(), HangUp.NORMAL);
            refuseCaller(Party.CALLED);
        } else if (liveOutgoing().isEmpty()) {
            afterLastRefusal(why);
        } else {
            show("ringing");
        }
    }

    private void afterLastRefusal(Refusal why) {
        if (!lines.isEmpty() && Refusals.isOfTheLine(why)) {
            note("try the next line", why.status() + " speaks of the line, not of the called");
            tryNextLine();
        } else {
            refuseCaller(Party.CALLED);
        }
    }

    private void refuseCaller(Party by) {
        Refusal refusal = route instanceof Route.TryLines ? refusals.ofLines() : refusals.ofDevices();
        close(Ending.refused(
                desk.now(), Refusals.disposition(refusal), by, refusal, refusal.toString(), HangUp.NORMAL));
    }

    private void join(Leg callee) {
        Instant now = desk.now();
        callee.answered(now);
        hangUpOutgoing(Optional.of(callee), HangUp.ANSWERED_ELSEWHERE);
        state = new State.Joining(callee, tooLong());
        caller.answered(now);
        story.answered(now);
        note(callee.name() + " answered", "");
        caller.port().answer(callee.port());
        show("answered");
    }

    private Timer tooLong() {
        Duration longest = desk.exchange().limits().longestCall();
        return desk.after(longest, this, () -> hangUp(HangUp.TOO_LONG));
    }

    private void unjoinable(Leg leg, Refusal why) {
        note("the two could not be joined", why.toString());
        end(leg, why.status(), why.reason());
        close(Ending.refused(desk.now(), Disposition.FAILED, Party.KARNAY, why, why.toString(), HangUp.NO_MEDIA));
    }

    private void hangUpOutgoing(Optional<Leg> except, HangUp why) {
        for (Leg leg : liveOutgoing()) {
            if (except.isEmpty() || except.get() != leg) {
                end(leg, Refusal.CANCELLED.status(), why.reason());
                leg.port().hangUp(why);
            }
        }
    }

    private void close(Ending ending) {
        note(
                "the call ends: " + ending.reason(),
                "by " + ending.endedBy().name().toLowerCase(Locale.ROOT));
        enterClosing(ending);
        hangUpOutgoing(Optional.empty(), ending.hangUp());
        if (caller.isLive()) {
            endCaller(ending);
        }
        finishWhenAllClosed();
    }

    private void endCaller(Ending ending) {
        boolean answered = caller.isAnswered();
        end(caller, ending.status(), ending.reason());
        if (answered) {
            caller.port().hangUp(ending.hangUp());
        } else {
            caller.port().refuse(ending.refusal());
        }
    }

    private void enterClosing(Ending ending) {
        switch (state) {
            case State.Ringing(Timer giveUp) -> giveUp.cancel();
            case State.Joining(var _, Timer tooLong) -> tooLong.cancel();
            case State.Talking(var _, Timer tooLong) -> tooLong.cancel();
            case State.Closing _, State.Over _ -> throw new IllegalStateException("ends twice: " + id);
        }
        Duration patience = desk.exchange().limits().closing();
        state = new State.Closing(ending, desk.after(patience, this, this::finish));
        show("ending");
    }

    private void finishWhenAllClosed() {
        if (state instanceof State.Closing && legs.stream().allMatch(Leg::isClosed)) {
            finish();
        }
    }

    private void finish() {
        if (state instanceof State.Closing(Ending ending, Timer giveUp)) {
            giveUp.cancel();
            state = new State.Over();
            desk.over().accept(this);
            CallRecord record = story.record(ending, legs);
            desk.exchange().journal().append(record);
        }
    }

    private void end(Leg leg, int status, String reason) {
        leg.ended(desk.now(), status, reason);
    }

    private List<Leg> liveOutgoing() {
        return legs.stream().filter(leg -> leg != caller && leg.isLive()).toList();
    }

    private Party who(Leg leg, HangUp why) {
        boolean ours = why.equals(HangUp.PEER_VANISHED) || why.equals(HangUp.NO_MEDIA) || why.equals(HangUp.SHUTDOWN);
        return ours ? Party.KARNAY : leg == caller ? Party.CALLER : Party.CALLED;
    }

    private State.Ringing ringing(String event) {
        if (state instanceof State.Ringing ringing) {
            return ringing;
        }
        throw new IllegalStateException(event + " while " + state);
    }

    private Leg outgoing(Leg leg) {
        if (leg == caller) {
            throw impossible(leg, "an event of called phones");
        }
        return leg;
    }

    private IllegalStateException impossible(Leg leg, String event) {
        return new IllegalStateException(event + " of " + leg.name() + " while " + state);
    }

    private void note(String what, String why) {
        story.note(desk.now(), what, why);
    }

    private void show(String word) {
        desk.exchange()
                .book()
                .enter(
                        story.view(word, legs),
                        () -> desk.loop().execute(() -> desk.guard().run(this, () -> hangUp(HangUp.BY_ADMINISTRATOR))));
    }

    private static String callerName(Origin origin) {
        return switch (origin) {
            case Origin.FromExtension(var extension) -> extension.number();
            case Origin.FromTrunk(var trunk) -> trunk.name();
        };
    }
}
