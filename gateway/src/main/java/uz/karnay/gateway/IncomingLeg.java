package uz.karnay.gateway;

import java.util.List;
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
import uz.karnay.pbx.script.ReadySound;
import uz.karnay.sip.agent.Content;
import uz.karnay.sip.agent.IncomingInvite;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderName;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.StatusCode;

/**
 * The caller's leg. Confined to the loop of its call.
 *
 * <pre>
 * Offered   ring, progress   Offered
 *           answer           Talking
 *           refuse, hangUp   Over
 *           CANCEL           Over, onHungUp
 * Talking   hangUp           Over
 *           BYE, silence     Over, onHungUp
 * Over      ports closed     onClosed
 * </pre>
 */
final class IncomingLeg implements SipLeg, LegAudio.Listener, Talk.Owner {

    sealed interface State {
        record Offered() implements State {}

        record Talking(Talk talk) implements State {}

        record Over() implements State {}
    }

    private static final int USUAL_HOPS = 70;

    private final CallLoop line;
    private final IncomingInvite invite;
    private final GatewayConfig config;
    private State state = new State.Offered();
    private @Nullable LegAudio audio;
    private @Nullable LegListener events;
    private boolean isEarly;

    IncomingLeg(CallLoop line, IncomingInvite invite, GatewayConfig config) {
        this.line = line;
        this.invite = invite;
        this.config = config;
    }

    /** Gives the leg its ports, once they are there. */
    void soundsOn(LegAudio opened) {
        audio = opened;
    }

    /** Who is told from now on. */
    void tell(LegListener listener) {
        events = listener;
        if (state instanceof State.Offered) {
            line.talks().begin(invite, listener);
        }
        invite.whenCancelled(this::onCancelled);
    }

    /** Its INVITE was refused before any call knew of it. */
    void abandon() {
        close();
    }

    @Override
    public void record(ConversationRecording recording, Side side) {
        if (recording instanceof MediaRecording sound) {
            sound.join(audio(), side);
        }
    }

    @Override
    public LegAudio audio() {
        return java.util.Objects.requireNonNull(audio);
    }

    @Override
    public void ring() {
        switch (state) {
            case State.Offered _ -> invite.progress(180, "Ringing", List.of(), Content.NONE);
            case State.Talking(var talk) -> {
                talk.alone();
                audio().alone().ringing();
            }
            case State.Over _ -> {}
        }
    }

    /** Without an offer of the caller there is nothing to answer early; it hears the progress, not the sound. */
    @Override
    public void progress(LegPort source) {
        LegAudio other = ((SipLeg) source).audio();
        if (state instanceof State.Talking) {
            LegAudio.connect(audio(), other);
            return;
        }
        if (!(state instanceof State.Offered)) {
            return;
        }
        Optional<Content> answer =
                audio().terms().hasOffer() ? audio().terms().describeAs(other.terms()) : Optional.empty();
        answer.ifPresent(_ -> LegAudio.join(audio(), other));
        invite.progress(183, "Session Progress", List.of(), answer.orElse(Content.NONE));
    }

    /** Without an offer of the caller there is nothing to hear by. */
    @Override
    public boolean progress() {
        if (!(state instanceof State.Offered) || !audio().terms().hasOffer()) {
            return state instanceof State.Talking;
        }
        Optional<Content> description = audio().describeAlone();
        description.ifPresent(early -> {
            invite.progress(183, "Session Progress", List.of(), early);
            isEarly = true;
        });
        return description.isPresent();
    }

    @Override
    public void play(List<ReadySound> sounds) {
        if (isEarly && state instanceof State.Offered) {
            audio().play(sounds);
        } else {
            SipLeg.super.play(sounds);
        }
    }

    @Override
    public void answer() {
        if (!(state instanceof State.Offered)) {
            return;
        }
        Optional<Content> description = audio().describeAlone();
        if (description.isPresent()) {
            talk(description.get());
        } else {
            refuse(Refusal.NOT_ACCEPTABLE);
            line.loop().execute(() -> event().onRefused(Refusal.NOT_ACCEPTABLE));
        }
    }

    private Talk talk(Content description) {
        var talk = new Talk(line, this, config.keepAlive());
        state = new State.Talking(talk);
        line.talks().end(invite);
        talk.begin(invite.accept(List.of(), description, talk.listener()));
        return talk;
    }

    @Override
    public void answer(LegPort source) {
        if (!(state instanceof State.Offered)) {
            return;
        }
        SipLeg other = (SipLeg) source;
        Optional<Content> description = audio().terms().describeAs(other.audio().terms());
        if (description.isPresent()) {
            accept(description.get(), other);
            LegAudio.join(audio(), other.audio());
        } else if (audio().terms().voice().isPresent() && audio().terms().hasOffer()) {
            accept(audio().terms().lastDescription(), other);
            other.joinByReInvite(this);
        } else {
            refuse(Refusal.NOT_ACCEPTABLE);
            line.loop().execute(() -> event().onRefused(Refusal.NOT_ACCEPTABLE));
            other.breakOff(HangUp.NO_MEDIA);
        }
    }

    private void accept(Content description, SipLeg other) {
        var talk = new Talk(line, this, config.keepAlive());
        talk.with(other);
        other.pairedWith(this);
        state = new State.Talking(talk);
        line.talks().end(invite);
        talk.begin(invite.accept(List.of(), description, talk.listener()));
    }

    /** Says it in the standard's words: what went wrong behind us is for the record of the call, not for its caller. */
    @Override
    public void refuse(Refusal why) {
        if (state instanceof State.Offered) {
            invite.refuse(
                    uz.karnay.sip.agent.Refusal.of(why.status(), StatusCode.phrase(why.status()), refusalHeaders(why)));
            close();
        }
    }

    private HeaderField[] refusalHeaders(Refusal why) {
        return why.status() == 503
                ? new HeaderField[] {
                    HeaderField.of(
                            HeaderName.RETRY_AFTER,
                            Long.toString(config.retryAfter().toSeconds()))
                }
                : new HeaderField[0];
    }

    @Override
    public void hangUp(HangUp why) {
        switch (state) {
            case State.Offered _ -> refuse(refusal(why));
            case State.Talking(var talk) -> {
                talk.end(why);
                close();
            }
            case State.Over _ -> {}
        }
    }

    private static Refusal refusal(HangUp why) {
        return why.equals(HangUp.SHUTDOWN) ? Refusal.OVERLOADED : Refusal.UNAVAILABLE;
    }

    private void onCancelled(SipRequest cancel) {
        if (state instanceof State.Offered) {
            state = new State.Over();
            event().onHungUp(Talk.cause(cancel, "The caller gave up"));
            close();
        }
    }

    @Override
    public void onAcknowledged(SipRequest ack) {
        event().onAnswered();
    }

    @Override
    public void onHeld(boolean held) {
        event().onHold(held);
    }

    @Override
    public void onEnded(HangUp why) {
        if (!(state instanceof State.Over)) {
            state = new State.Over();
            event().onHungUp(why);
            close();
        }
    }

    @Override
    public void breakOff(HangUp why) {
        switch (state) {
            case State.Offered _ -> refuse(Refusal.NOT_ACCEPTABLE);
            case State.Talking(var talk) -> {
                talk.end(why);
                line.loop().execute(() -> event().onHungUp(why));
                close();
            }
            case State.Over _ -> {}
        }
    }

    @Override
    public Optional<Talk> talk() {
        return state instanceof State.Talking(var talk) ? Optional.of(talk) : Optional.empty();
    }

    @Override
    public int hopsLeft() {
        int hops = invite.request().maxForwards();
        return (hops < 0 ? USUAL_HOPS : Math.min(hops, USUAL_HOPS)) - 1;
    }

    @Override
    public LegFacts facts() {
        return new LegFacts(
                invite.request().callId(),
                FlowAddress.of(invite.flow()).toString(),
                audio == null ? "" : audio.terms().codecName());
    }

    @Override
    public void onMediaFailed(String reason) {
        switch (state) {
            case State.Offered _ -> {
                refuse(Refusal.OVERLOADED);
                event().onHungUp(HangUp.NO_MEDIA);
            }
            case State.Talking _ -> breakOff(HangUp.NO_MEDIA);
            case State.Over _ -> {}
        }
    }

    @Override
    public void onKeyHeard(char key) {
        event().onKey(key);
    }

    @Override
    public void onPlayed() {
        if (!(state instanceof State.Over)) {
            event().onPlayed();
        }
    }

    @Override
    public void onTransferAsked(TransferAsk ask) {
        event().onTransferAsked(ask);
    }

    @Override
    public void onKey(char key) {
        talk().ifPresent(talk -> talk.onKey(key));
    }

    @Override
    public void onMediaWindow(MediaFigures now) {
        LegListener listener = events;
        if (listener != null && state instanceof State.Talking) {
            listener.onSound(now);
        }
    }

    @Override
    public void onMediaClosed(MediaFigures figures) {
        LegListener listener = events;
        if (listener != null) {
            listener.onClosed(figures);
        }
    }

    private void close() {
        state = new State.Over();
        line.talks().end(invite);
        audio().close();
    }

    @Override
    public LegListener events() {
        return event();
    }

    private LegListener event() {
        return java.util.Objects.requireNonNull(events);
    }
}
