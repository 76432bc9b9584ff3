package uz.karnay.gateway;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.call.HangUp;
import uz.karnay.pbx.call.LegListener;
import uz.karnay.pbx.call.LegPort;
import uz.karnay.pbx.call.Refusal;
import uz.karnay.pbx.call.TransferAsk;
import uz.karnay.pbx.record.CallRecord.MediaFigures;
import uz.karnay.pbx.recording.ConversationRecording;
import uz.karnay.pbx.recording.Side;
import uz.karnay.sip.agent.Failure;
import uz.karnay.sip.agent.InviteListener;
import uz.karnay.sip.agent.InviteSpec;
import uz.karnay.sip.agent.OutgoingInvite;
import uz.karnay.sip.agent.Session;
import uz.karnay.sip.agent.SessionListener;
import uz.karnay.sip.message.Contact;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.OtherUri;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.message.SipUri;
import uz.karnay.sip.message.TelUri;

/**
 * A called leg. Confined to the loop of its call.
 *
 * <pre>
 * Idle      dial               Dialing
 * Dialing   18x                Dialing, onRinging or onProgress
 *           2xx                Talking, onAnswered
 *           3xx with a number  Over, onRedirected
 *           3xx-6xx, silence   Over, onRefused
 *           hangUp             Over (CANCEL)
 * Talking   hangUp             Over (BYE)
 *           BYE, silence       Over, onHungUp
 * Over      ports closed       onClosed
 * </pre>
 */
final class OutgoingLeg implements SipLeg, LegAudio.Listener, Talk.Owner, InviteListener {

    sealed interface State {
        record Idle() implements State {}

        record Dialing(OutgoingInvite invite) implements State {}

        record Talking(Talk talk) implements State {}

        record Over() implements State {}
    }

    private final CallLoop line;
    private final GatewayConfig config;
    private final LegListener events;
    private final String peer;
    private final int hops;
    private State state = new State.Idle();
    private @Nullable LegAudio audio;
    private String callId = "";
    private boolean rang;

    OutgoingLeg(CallLoop line, GatewayConfig config, LegListener events, String peer, int hops) {
        this.line = line;
        this.config = config;
        this.events = events;
        this.peer = peer;
        this.hops = hops;
    }

    void soundsOn(LegAudio opened) {
        audio = opened;
    }

    void dial(InviteSpec spec) {
        OutgoingInvite invite = line.agent().invite(spec, this);
        callId = invite.callId();
        if (state instanceof State.Idle) {
            state = new State.Dialing(invite);
        }
    }

    /** It does not even come to an INVITE. The call is told later, never from within. */
    void fail(Refusal why) {
        state = new State.Over();
        line.loop().execute(() -> {
            events.onRefused(why);
            release();
        });
    }

    @Override
    public void record(ConversationRecording recording, Side side) {
        if (recording instanceof MediaRecording sound) {
            sound.join(audio(), side);
        }
    }

    @Override
    public LegAudio audio() {
        return Objects.requireNonNull(audio);
    }

    @Override
    public void onTrying() {
        if (state instanceof State.Dialing) {
            events.onTrying();
        }
    }

    @Override
    public void onProvisional(SipResponse response) {
        if (state instanceof State.Over) {
            return;
        }
        boolean audible =
                !response.body().isEmpty() && audio().onAnswer(response.body()).isEmpty();
        if (response.status() == 180 && !rang) {
            rang = true;
            events.onRinging();
        }
        if (audible) {
            events.onProgress();
        }
    }

    @Override
    public SessionListener onAnswered(Session session, SipResponse response) {
        var talk = new Talk(line, this, config.keepAlive());
        talk.begin(session);
        if (state instanceof State.Over) {
            talk.end(HangUp.NORMAL);
            return talk.listener();
        }
        state = new State.Talking(talk);
        Optional<Refusal> problem = problem(response);
        if (problem.isPresent()) {
            talk.end(HangUp.NO_MEDIA);
            state = new State.Over();
            events.onRefused(problem.get());
            release();
        } else {
            events.onAnswered();
        }
        return talk.listener();
    }

    /** A 200 without SDP after an early answer confirms that one; without any there is nothing to hear. */
    private Optional<Refusal> problem(SipResponse response) {
        if (response.body().isEmpty()) {
            return audio().terms().voice().isPresent()
                    ? Optional.empty()
                    : Optional.of(new Refusal(502, "The answer has no SDP"));
        }
        return audio().onAnswer(response.body()).map(why -> new Refusal(why.status() == 488 ? 488 : 502, why.reason()));
    }

    @Override
    public void onFailed(Failure failure) {
        if (!(state instanceof State.Over)) {
            state = new State.Over();
            line.loop().execute(() -> {
                tell(failure);
                release();
            });
        }
    }

    private void tell(Failure failure) {
        Optional<String> onward = failure instanceof Failure.Refused(var response) && response.isRedirect()
                ? response.all(HeaderType.CONTACT).stream()
                        .flatMap(contact -> number(contact).stream())
                        .findFirst()
                : Optional.empty();
        onward.ifPresentOrElse(events::onRedirected, () -> events.onRefused(refusal(failure)));
    }

    /** A number in our office's terms, whatever host it names: we go where our dial plan leads, not where a phone says. */
    private static Optional<String> number(Contact contact) {
        return contact instanceof Contact.Reachable(var address)
                ? switch (address.uri()) {
                    case SipUri sip -> sip.user();
                    case TelUri tel -> Optional.of(tel.number());
                    case OtherUri _ -> Optional.empty();
                }
                : Optional.empty();
    }

    /** A trunk that does not take our password is out of order, as far as a caller is concerned. */
    private static Refusal refusal(Failure failure) {
        return switch (failure) {
            case Failure.Refused(var response)
            when response.status() == 401 || response.status() == 407 ->
                new Refusal(503, "Challenged, and there is no password to answer with");
            case Failure.Refused(var response)
            when response.isRedirect() -> new Refusal(480, "Moved: " + response.reason());
            case Failure.Refused(var response) -> new Refusal(response.status(), response.reason());
            case Failure.WrongPassword _ -> new Refusal(503, "Wrong user name or password");
            case Failure.TimedOut _ -> Refusal.TIMEOUT;
            case Failure.Unreachable(var reason) -> new Refusal(503, reason);
            case Failure.Cancelled _ -> Refusal.CANCELLED;
        };
    }

    @Override
    public void hangUp(HangUp why) {
        switch (state) {
            case State.Idle _, State.Over _ -> {
                return;
            }
            case State.Dialing(var invite) -> invite.cancel(SipLeg.reason(why));
            case State.Talking(var talk) -> talk.end(why);
        }
        state = new State.Over();
        release();
    }

    /** Who was called and waits for another hears a tone. */
    @Override
    public void ring() {
        talk().ifPresent(talk -> {
            talk.alone();
            audio().alone().ringing();
        });
    }

    @Override
    public void progress(LegPort source) {
        if (state instanceof State.Talking) {
            LegAudio.connect(audio(), ((SipLeg) source).audio());
        }
    }

    /** It has answered us. */
    @Override
    public boolean progress() {
        return true;
    }

    /** As above. */
    @Override
    public void answer() {}

    /** Only a caller is answered. */
    @Override
    public void answer(LegPort source) {}

    /** Only a caller is refused; a called leg is hung up. */
    @Override
    public void refuse(Refusal why) {
        hangUp(HangUp.NORMAL);
    }

    @Override
    public void onAcknowledged(SipRequest ack) {
        // the ACK of a re-INVITE: nothing the call has to know
    }

    @Override
    public void onHeld(boolean held) {
        events.onHold(held);
    }

    @Override
    public void onEnded(HangUp why) {
        if (state instanceof State.Talking) {
            state = new State.Over();
            events.onHungUp(why);
            release();
        }
    }

    @Override
    public void breakOff(HangUp why) {
        if (!(state instanceof State.Over)) {
            hangUp(why);
            line.loop().execute(() -> events.onHungUp(why));
        }
    }

    @Override
    public Optional<Talk> talk() {
        return state instanceof State.Talking(var talk) ? Optional.of(talk) : Optional.empty();
    }

    @Override
    public int hopsLeft() {
        return hops;
    }

    @Override
    public LegFacts facts() {
        return new LegFacts(callId, peer, audio == null ? "" : audio.terms().codecName());
    }

    @Override
    public void onMediaFailed(String reason) {
        switch (state) {
            case State.Idle _, State.Over _ -> {}
            case State.Dialing(var invite) -> {
                invite.cancel(List.of());
                state = new State.Over();
                events.onRefused(new Refusal(503, reason));
                release();
            }
            case State.Talking _ -> breakOff(HangUp.NO_MEDIA);
        }
    }

    @Override
    public void onKeyHeard(char key) {
        events.onKey(key);
    }

    @Override
    public void onPlayed() {
        if (state instanceof State.Talking) {
            events.onPlayed();
        }
    }

    @Override
    public void onTransferAsked(TransferAsk ask) {
        events.onTransferAsked(ask);
    }

    @Override
    public void onKey(char key) {
        talk().ifPresent(talk -> talk.onKey(key));
    }

    @Override
    public void onMediaWindow(MediaFigures now) {
        if (state instanceof State.Talking) {
            events.onSound(now);
        }
    }

    @Override
    public void onMediaClosed(MediaFigures figures) {
        events.onClosed(figures);
    }

    @Override
    public LegListener events() {
        return events;
    }

    private void release() {
        LegAudio sound = audio;
        if (sound == null) {
            line.loop().execute(() -> events.onClosed(MediaFigures.NONE));
        } else {
            sound.close();
        }
    }
}
