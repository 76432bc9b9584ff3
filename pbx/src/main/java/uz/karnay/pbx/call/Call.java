package uz.karnay.pbx.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import uz.karnay.loop.Timer;
import uz.karnay.pbx.call.IncomingCall.Origin;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.record.CallId;
import uz.karnay.pbx.record.CallRecord;
import uz.karnay.pbx.record.CallRecord.MediaFigures;
import uz.karnay.pbx.record.CallRecord.Party;
import uz.karnay.pbx.record.Disposition;
import uz.karnay.pbx.recording.ConversationRecording;
import uz.karnay.pbx.recording.Side;
import uz.karnay.pbx.route.Route;
import uz.karnay.pbx.route.Switchboard;

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
        record Ringing() implements State {}

        record Joining(Leg callee, Timer tooLong) implements State {}

        record Talking(Leg callee, Timer tooLong) implements State {}

        record Closing(Ending ending, Timer giveUp) implements State {}

        record Over() implements State {}
    }

    private final CallId id;
    private final Desk desk;
    private final Origin origin;
    private final Directory directory;
    private final Route route;
    private final Leg caller;
    private final Hunt hunt;
    private final CallStory story;
    private State state = new State.Ringing();
    private String shown = "";
    private ConversationRecording recording = ConversationRecording.NONE;

    Call(CallId id, Desk desk, IncomingCall offer, LegPort port, Directory directory, Admission admission) {
        this.id = id;
        this.desk = desk;
        this.origin = offer.origin();
        this.directory = directory;
        this.route = admission.route();
        this.caller = new Leg(callerName(origin), desk.now(), admission.release());
        this.story = new CallStory(id, origin, route.facts(), desk.now(), directory.version());
        caller.connect(port);
        this.hunt = new Hunt(this, desk, caller);
        if (origin instanceof Origin.FromExtension(var extension)) {
            caller.belongsTo(extension);
        }
        if (RecordingWish.of(origin)
                || RecordingWish.ofNumber(directory, route.facts().called())) {
            caller.wantsRecording();
        }
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
        show("ringing");
        switch (route) {
            case Route.Ring ring -> hunt.ringDevices(ring);
            case Route.RunScript _ -> onNobody(Refusal.UNAVAILABLE, Party.KARNAY);
            case Route.TryLines tries -> hunt.tryLines(tries);
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

    void onTrying() {
        hunt.onTrying();
    }

    void onRinging(Leg leg) {
        requireRinging(leg, "ringing");
        hunt.onRinging(leg);
        show("ringing");
    }

    void onProgress(Leg leg) {
        requireRinging(leg, "early media");
        hunt.onProgress(leg);
        show("ringing");
    }

    void onAnswered(Leg leg) {
        switch (state) {
            case State.Ringing _ -> {
                requireRinging(leg, "answered");
                join(leg);
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
            case State.Ringing _ -> {
                requireRinging(leg, "refused");
                refused(leg, why);
            }
            case State.Joining _ -> unjoinable(leg, why);
            case State.Talking _, State.Closing _, State.Over _ -> throw impossible(leg, "refused");
        }
    }

    void onRedirected(Leg leg, String number) {
        requireRinging(leg, "redirected");
        hunt.onRedirected(leg, number);
        if (state instanceof State.Ringing) {
            show("ringing");
        }
    }

    /** Who calls, as colleagues see it. */
    CallerId shownCaller() {
        return route.facts().caller();
    }

    /** What a person of the office would reach by dialling {@code number}, by the directory this call goes by. */
    Route routeOf(Extension dialling, String number) {
        var offer = new IncomingCall(
                new Origin.FromExtension(dialling), number, route.facts().caller(), "sent on by its phone");
        Route onward = Switchboard.route(directory, offer, desk.moment());
        onward.reasons().forEach(reason -> note(reason.what(), reason.why()));
        return onward;
    }

    void onHungUp(Leg leg, HangUp why) {
        switch (state) {
            case State.Ringing _ when leg == caller -> callerLeft(why);
            // a leg that breaks before its answer is as good as a server's failure
            case State.Ringing _ -> refused(leg, new Refusal(500, why.reason()));
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

    void onSound(Leg leg, MediaFigures now) {
        leg.sounds(now);
        if (state instanceof State.Talking) {
            show(shown);
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
        legs().stream().filter(Leg::isLive).forEach(leg -> abandon(leg, fault));
        if (!(state instanceof State.Closing)) {
            enterClosing(Ending.fault(desk.now()));
            show("ending");
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

    /** The hunt found nobody. */
    void onNobody(Refusal refusal, Party by) {
        close(Ending.refused(
                desk.now(), Refusals.disposition(refusal), by, refusal, refusal.toString(), HangUp.NORMAL));
    }

    /** The hunt dials. */
    void goesTo(DialTarget target) {
        story.over(target, origin);
    }

    void note(String what, String why) {
        story.note(desk.now(), what, why);
    }

    private void refused(Leg leg, Refusal why) {
        hunt.onRefused(leg, why);
        if (state instanceof State.Ringing) {
            show("ringing");
        }
    }

    /** Before the answer: it gave up, or its leg broke on our side. */
    private void callerLeft(HangUp why) {
        Instant now = desk.now();
        Ending ending = isOurs(why)
                ? Ending.refused(now, Disposition.FAILED, Party.KARNAY, Refusal.OVERLOADED, why.reason(), HangUp.NORMAL)
                : Ending.cancelled(now, why);
        caller.ended(now, ending.status(), ending.reason());
        close(ending);
    }

    private void join(Leg callee) {
        Instant now = desk.now();
        callee.answered(now);
        hunt.wonBy(callee);
        state = new State.Joining(callee, tooLong());
        caller.answered(now);
        story.answered(now);
        note(callee.name() + " answered", "");
        caller.port().answer(callee.port());
        show("answered");
        record(callee);
    }

    /** When either side is one whose conversations are recorded. */
    private void record(Leg callee) {
        if (caller.isRecorded() || callee.isRecorded()) {
            recording = desk.exchange().recorder().begin(id, this::note);
            caller.port().record(recording, Side.CALLER);
            callee.port().record(recording, Side.OTHERS);
        }
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

    private void close(Ending ending) {
        note(
                "the call ends: " + ending.reason(),
                "by " + ending.endedBy().name().toLowerCase(Locale.ROOT));
        enterClosing(ending);
        hunt.hangUp(ending.hangUp());
        if (caller.isLive()) {
            endCaller(ending);
        }
        show("ending");
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
        recording.end();
        switch (state) {
            case State.Ringing _ -> hunt.stop();
            case State.Joining(var _, Timer tooLong) -> tooLong.cancel();
            case State.Talking(var _, Timer tooLong) -> tooLong.cancel();
            case State.Closing _, State.Over _ -> throw new IllegalStateException("ends twice: " + id);
        }
        Duration patience = desk.exchange().limits().closing();
        state = new State.Closing(ending, desk.after(patience, this, this::finish));
    }

    private void finishWhenAllClosed() {
        if (state instanceof State.Closing && legs().stream().allMatch(Leg::isClosed)) {
            finish();
        }
    }

    private void finish() {
        if (state instanceof State.Closing(Ending ending, Timer giveUp)) {
            giveUp.cancel();
            state = new State.Over();
            desk.over().accept(this);
            CallRecord record = story.record(ending, legs());
            desk.exchange().journal().append(record);
        }
    }

    private void end(Leg leg, int status, String reason) {
        leg.ended(desk.now(), status, reason);
    }

    /** The caller's first. */
    private List<Leg> legs() {
        List<Leg> called = hunt.legs();
        var legs = new ArrayList<Leg>(called.size() + 1);
        legs.add(caller);
        legs.addAll(called);
        return legs;
    }

    private Party who(Leg leg, HangUp why) {
        return isOurs(why) ? Party.KARNAY : leg == caller ? Party.CALLER : Party.CALLED;
    }

    /** Whether it was nobody's wish. */
    private static boolean isOurs(HangUp why) {
        return why.equals(HangUp.PEER_VANISHED) || why.equals(HangUp.NO_MEDIA) || why.equals(HangUp.SHUTDOWN);
    }

    /** What only called phones do, and only before one of them has answered. */
    private void requireRinging(Leg leg, String event) {
        if (leg == caller || !(state instanceof State.Ringing)) {
            throw impossible(leg, event);
        }
    }

    private IllegalStateException impossible(Leg leg, String event) {
        return new IllegalStateException(event + " of " + leg.name() + " while " + state);
    }

    private void show(String word) {
        shown = word;
        desk.exchange()
                .book()
                .enter(
                        story.view(word, legs()),
                        () -> desk.loop().execute(() -> desk.guard().run(this, () -> hangUp(HangUp.BY_ADMINISTRATOR))));
    }

    private static String callerName(Origin origin) {
        return switch (origin) {
            case Origin.FromExtension(var extension) -> extension.number();
            case Origin.FromTrunk(var trunk) -> trunk.name();
        };
    }
}
