package uz.karnay.pbx.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import uz.karnay.loop.Timer;
import uz.karnay.pbx.call.IncomingCall.Origin;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.record.CallId;
import uz.karnay.pbx.record.CallRecord;
import uz.karnay.pbx.record.CallRecord.MediaFigures;
import uz.karnay.pbx.record.CallRecord.Party;
import uz.karnay.pbx.record.Disposition;
import uz.karnay.pbx.route.Route;
import uz.karnay.pbx.route.Switchboard;
import uz.karnay.pbx.speech.Language;

/**
 * A conversation, from the caller's INVITE to its record. It holds the legs and goes from stage to stage; somebody is
 * served in each: the caller, or whoever a transfer has left. Confined to the loop of the call.
 *
 * <pre>
 * stage     event                                  next
 * --------  -------------------------------------  ------------------------------------------------------
 * Hunt      somebody answers                       Talking; the other legs are hung up
 *           nobody does                            what its {@link Purpose} says: the route goes on
 *                                                  elsewhere, a script goes on, or Closing
 *           the served gives up                    Closing
 * Talking   the served hangs up, it lasts too long Closing
 *           the called hangs up                    a script that rang him goes on, else Closing
 *           one is transferred                     Hunt, Scripted, Parked, or Talking with another
 * Parked    somebody takes the call out            Talking
 *           nobody does in time                    Hunt: whoever parked it is rung
 *           the served hangs up                    Closing
 * Scripted  the script rings somebody              Hunt, for the script
 *           the script sends the call on           Hunt, Scripted, or Closing
 *           the script ends, the served hangs up   Closing
 * any       an administrator, a fault              Closing
 * Closing   all legs closed, or waited enough      Over: exactly one record is written
 * </pre>
 */
final class Call {

    /** So often a call goes on to another target of our own. */
    private static final int MAX_HOPS = 20;

    private final CallId id;
    private final Desk desk;
    private final IncomingCall offer;
    private final Directory directory;
    private final Route firstRoute;
    private final Leg caller;
    private final CallStory story;
    private final Transfers transfers;
    private final Taping taping;
    /** The caller's first. */
    private final List<Leg> legs = new ArrayList<>();

    private Leg served;
    private Stage stage;
    private Timer tooLong = Timer.none();
    private Language language = Language.UZ;
    private int hops;
    private String shown = "";
    private boolean isSentOn;

    Call(CallId id, Desk desk, IncomingCall offer, LegPort port, Directory directory, Admission admission) {
        this.id = id;
        this.desk = desk;
        this.offer = offer;
        this.directory = directory;
        this.firstRoute = admission.route();
        Origin origin = offer.origin();
        this.caller = new Leg(callerName(origin), origin, desk.now(), admission.release());
        this.story = new CallStory(id, origin, firstRoute.facts(), desk.now(), directory.version());
        caller.connect(port);
        legs.add(caller);
        if (RecordingWish.of(origin)
                || RecordingWish.ofNumber(directory, firstRoute.facts().called())) {
            caller.wantsRecording();
        }
        this.served = caller;
        this.transfers = new Transfers(this);
        this.taping = new Taping(this);
        this.stage = new Hunt(this, served, CallerEar.ringing(port), new Purpose.OfRoute(this, Route.Onward.NOWHERE));
    }

    CallId id() {
        return id;
    }

    Desk desk() {
        return desk;
    }

    Directory directory() {
        return directory;
    }

    /** What came to us in the beginning. */
    IncomingCall offer() {
        return offer;
    }

    /** Whose events the gateway is to tell first: the caller's. */
    Leg caller() {
        return caller;
    }

    Leg served() {
        return served;
    }

    Stage stage() {
        return stage;
    }

    Transfers transfers() {
        return transfers;
    }

    Route.Facts facts() {
        return firstRoute.facts();
    }

    Language language() {
        return language;
    }

    void speak(Language chosen) {
        language = chosen;
    }

    /** Follows the route. To be called once. */
    void begin() {
        follow(firstRoute);
    }

    /** A stage that is over gives way to the next. */
    void enter(Stage next) {
        stage = next;
        show(next.word());
    }

    /** The call goes where {@code route} leads, and leaves whatever it did. */
    private void follow(Route route) {
        route.reasons().forEach(reason -> note(reason.what(), reason.why()));
        stage.leave();
        switch (route) {
            case Route.Ring ring -> hunt(ring.onward()).ring(ring.steps(), shownAs(ring));
            case Route.TryLines tries -> hunt(Route.Onward.NOWHERE).tryLines(tries);
            case Route.RunScript run -> runScript(run);
            case Route.PickUp pickUp -> soon(() -> PickUps.pickUp(this, pickUp));
            case Route.Park park -> soon(() -> PickUps.takeOut(this, park));
            case Route.NoRoute none ->
                refuse(
                        none.refusal(),
                        none.disposition(),
                        Party.KARNAY,
                        none.reasons().getLast().why());
        }
    }

    /** Once it is known who hears of the caller's leg: only then can that leg go to another call. */
    private void soon(Runnable pickUp) {
        hunt(Route.Onward.NOWHERE);
        desk.loop()
                .execute(() -> desk.guard().run(this, () -> {
                    if (!isClosing()) {
                        pickUp.run();
                    }
                }));
    }

    /** Nothing that could be picked up. */
    void foundNothing(String why) {
        refuse(Refusal.NOT_FOUND, Disposition.NO_ROUTE, Party.KARNAY, why);
    }

    /** Whoever was transferred is shown as itself, not as the one who transferred it. */
    private CallerId shownAs(Route.Ring ring) {
        return isSentOn ? shownCaller() : ring.callerId();
    }

    private Hunt hunt(Route.Onward onward) {
        var hunt = new Hunt(this, served, CallerEar.ringing(served.port()), new Purpose.OfRoute(this, onward));
        enter(hunt);
        return hunt;
    }

    private void runScript(Route.RunScript run) {
        var script = new Scripted(this, served);
        enter(script);
        script.start(desk.exchange().scripting().plans().script(run.plan(), directory));
    }

    /** The call goes on to another target, as often as is sensible. */
    void goOn(RouteTarget target, String why) {
        goOn(target, why, offer);
    }

    /** @param as who sends it there, and may do so */
    void goOn(RouteTarget target, String why, IncomingCall as) {
        note("the call goes on", why);
        if (++hops > MAX_HOPS) {
            refuse(Refusal.UNAVAILABLE, Disposition.FAILED, Party.KARNAY, "the call was sent on too often");
        } else {
            follow(Switchboard.follow(directory, as, target, why, desk.moment()));
        }
    }

    /** The call goes on to what {@code route} says, such as the wish of a party. */
    void goOn(Route route) {
        hops++;
        isSentOn = true;
        follow(route);
    }

    /** Who is served, as colleagues see it: the caller, or a colleague whom a transfer left. */
    CallerId shownCaller() {
        return served == caller ? firstRoute.facts().caller() : served.shownAs();
    }

    /** What a person of the office would reach by dialling {@code number}, by the directory this call goes by. */
    Route routeOf(Origin dialling, String number, String evidence) {
        var wish = new IncomingCall(dialling, number, firstRoute.facts().caller(), evidence);
        return Switchboard.route(directory, wish, desk.moment());
    }

    void onAnswered(Leg leg) {
        if (leg.awaitsAcknowledgement()) {
            leg.acknowledged();
            stage.onAcknowledged(leg);
        } else {
            stage.onAnswered(leg);
        }
    }

    void onRefused(Leg leg, Refusal why) {
        if (leg.awaitsAcknowledgement()) {
            unjoinable(leg, why);
        } else {
            stage.onRefused(leg, why);
        }
    }

    void onHold(Leg leg, boolean held) {
        note(leg.name() + (held ? " puts the call on hold" : " takes the call back"), "");
        stage.onHold(held);
    }

    void onSound(Leg leg, MediaFigures now) {
        leg.sounds(now);
        if (story.isAnswered() && !isClosing()) {
            show(shown);
        }
    }

    void onClosed(Leg leg, MediaFigures media) {
        if (stage instanceof Over) {
            return; // too late for the record
        }
        leg.closed(media);
        finishWhenAllClosed();
    }

    /** A leg is dialled. */
    void add(Leg leg, DialTarget target) {
        legs.add(leg);
        story.over(target, offer.origin());
    }

    /** A leg of another call is ours now. */
    void add(Leg leg) {
        legs.add(leg);
    }

    /** A leg goes to another call; what it was here stays in the record. */
    Leg handOver(Leg leg, String to) {
        Leg trace = leg.leftBehind(desk.now(), to);
        legs.replaceAll(one -> one == leg ? trace : one);
        return trace;
    }

    /** The legs that live. */
    List<Leg> live() {
        return legs.stream().filter(Leg::isLive).toList();
    }

    /** Whoever is served talks with {@code called} from now on, who has answered. */
    void talk(Leg called, Purpose purpose) {
        var talking = new Talking(this, served, called, purpose);
        stage = talking;
        transfers.foundSomebody();
        if (served.isAnswered()) {
            served.port().join(called.port());
        } else {
            servedAnswers();
            served.port().answer(called.port());
        }
        show(talking.word());
        taping.onTalk(served, called);
    }

    /** From now on the longest time of a call counts. */
    void servedAnswers() {
        Instant now = desk.now();
        served.weAnswer(now);
        if (!story.isAnswered()) {
            story.answered(now);
            tooLong = desk.after(desk.exchange().limits().longestCall(), this, () -> hangUp(HangUp.TOO_LONG));
        }
    }

    /** After a transfer another one is served, whom the call is for from now on. */
    void serve(Leg leg) {
        served = leg;
    }

    /** Karnay itself ends the call. */
    void hangUp(HangUp why) {
        if (isClosing()) {
            return;
        }
        if (story.isAnswered()) {
            close(Ending.answered(desk.now(), Party.KARNAY, why));
        } else {
            Refusal refusal = why.equals(HangUp.SHUTDOWN) ? Refusal.OVERLOADED : Refusal.UNAVAILABLE;
            close(Ending.refused(desk.now(), Disposition.FAILED, Party.KARNAY, refusal, why.reason(), why));
        }
    }

    /** Ends the call after a fault, whatever state it was left in; what fails on the way is added to {@code fault}. */
    void abandon(Throwable fault) {
        if (stage instanceof Over) {
            return;
        }
        note("a fault in Karnay ended the call", fault.getClass().getSimpleName());
        live().forEach(leg -> abandon(leg, fault));
        if (!(stage instanceof Closing)) {
            enterClosing(Ending.fault(desk.now()));
            show(stage.word());
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

    /** The route leads no further, and nobody answered. */
    void onNobody(Refusal refusal, Party by) {
        refuse(refusal, Refusals.disposition(refusal), by, refusal.toString());
    }

    /** Ends the call for who is served, unless it goes back: by a refusal, or, when that is too late, by hanging up. */
    private void refuse(Refusal refusal, Disposition disposition, Party by, String reason) {
        if (transfers.goesBack(reason)) {
            return;
        }
        if (served.isAnswered()) {
            close(Ending.answered(desk.now(), by, new HangUp(refusal.q850(), reason)));
        } else {
            close(Ending.refused(desk.now(), disposition, by, refusal, reason, HangUp.NORMAL));
        }
    }

    /** The one who is served left before somebody answered: it gave up, or its leg broke on our side. */
    void servedLeft(HangUp why) {
        Instant now = desk.now();
        if (story.isAnswered()) {
            end(served, Refusal.SERVER_ERROR.status(), why.reason());
            endAnswered(why, who(served, why));
            return;
        }
        Ending ending = isOurs(why)
                ? Ending.refused(now, Disposition.FAILED, Party.KARNAY, Refusal.OVERLOADED, why.reason(), HangUp.NORMAL)
                : Ending.cancelled(now, why);
        served.ended(now, ending.status(), ending.reason());
        close(ending);
    }

    /** Ends the call for all, after its answer. */
    void endAnswered(HangUp why, Party by) {
        close(Ending.answered(desk.now(), by, why));
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
        live().stream().filter(leg -> leg != served).forEach(leg -> hangUp(leg, ending.hangUp()));
        if (served.isLive()) {
            endServed(ending);
        }
        show(stage.word());
        finishWhenAllClosed();
    }

    private void endServed(Ending ending) {
        boolean answered = served.isAnswered();
        end(served, ending.status(), ending.reason());
        if (answered) {
            served.port().hangUp(ending.hangUp());
        } else {
            served.port().refuse(ending.refusal());
        }
    }

    /** Ends one leg; the call goes on. */
    void hangUp(Leg leg, HangUp why) {
        end(leg, Refusal.CANCELLED.status(), why.reason());
        leg.port().hangUp(why);
    }

    private void enterClosing(Ending ending) {
        if (isClosing()) {
            throw new IllegalStateException("ends twice: " + id);
        }
        taping.end();
        tooLong.cancel();
        Stage before = stage;
        Duration patience = desk.exchange().limits().closing();
        stage = new Closing(ending, desk.after(patience, this, this::finish));
        before.leave();
    }

    private boolean isClosing() {
        return stage instanceof Closing || stage instanceof Over;
    }

    private void finishWhenAllClosed() {
        if (stage instanceof Closing && legs.stream().allMatch(Leg::isClosed)) {
            finish();
        }
    }

    private void finish() {
        if (stage instanceof Closing closing) {
            closing.leave();
            stage = new Over();
            desk.over().accept(this);
            CallRecord record = story.record(closing.ending(), legs);
            desk.exchange().journal().append(record);
        }
    }

    void end(Leg leg, int status, String reason) {
        leg.ended(desk.now(), status, reason);
    }

    void note(String what, String why) {
        story.note(desk.now(), what, why);
    }

    /** By whose wish a leg ended. */
    Party who(Leg leg, HangUp why) {
        return isOurs(why) ? Party.KARNAY : leg == caller ? Party.CALLER : Party.CALLED;
    }

    /** Whether it was nobody's wish. */
    private static boolean isOurs(HangUp why) {
        return why.equals(HangUp.PEER_VANISHED) || why.equals(HangUp.NO_MEDIA) || why.equals(HangUp.SHUTDOWN);
    }

    void show(String word) {
        shown = word;
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
