package uz.karnay.sip.agent;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.Timer;
import uz.karnay.sip.auth.DigestClient;
import uz.karnay.sip.dialog.Dialog;
import uz.karnay.sip.message.Address;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.message.Token;
import uz.karnay.sip.message.Via;
import uz.karnay.sip.transaction.ClientTransactionUser;
import uz.karnay.sip.transaction.Followers;
import uz.karnay.sip.transport.Destination;
import uz.karnay.sip.transport.Flow;

/**
 * An invitation of ours until somebody answers it, and the answers that come too late or too often: RFC 3261 §13.2,
 * §9.1. Confined to the call's loop.
 *
 * <pre>
 * state      | 1xx                  | 2xx                        | failure          | cancel
 * Calling    | to listener, Ringing | session, Answered          | to listener, Over| Hesitating
 * Ringing    | to listener          | session, Answered          | to listener, Over| CANCEL, Cancelling
 * Hesitating | CANCEL, Cancelling   | ACK and BYE, told, Over    | Cancelled, Over  |
 * Cancelling |                      | ACK and BYE, told, Over    | Cancelled, Over  |
 * Answered   |                      | ACK again; a new one: ACK and BYE | -         |
 * Over       |                      | ACK again; a new one: ACK and BYE | -         |
 * </pre>
 */
final class ClientInvite implements OutgoingInvite, Exchange.Draft, Exchange.Outcome {

    private sealed interface State {
        /** Nothing was heard; a CANCEL could overtake the INVITE (§9.1). */
        record Calling() implements State {}

        record Ringing() implements State {}

        /** We gave up, and wait for a provisional answer to say so. */
        record Hesitating(List<HeaderField> headers) implements State {}

        /** CANCEL is on its way; the other side has 64·T1 to react. */
        record Cancelling(Timer patience) implements State {}

        record Answered() implements State {}

        record Over() implements State {}
    }

    private final Core core;
    private final LocalContact contact;
    private final boolean bound; // to the flow it was sent over
    private @Nullable InviteSpec spec; // until somebody answers
    private InviteListener listener;
    private final Address from;
    private final String callId;
    private final @Nullable DigestClient digest;
    private final Exchange exchange;
    /** Those who answered, by their tag: a repeated 2xx wants its ACK again. */
    private final Map<String, Acknowledgement> answers = HashMap.newHashMap(2);

    private final EarlyDialogs early;

    private State state = new State.Calling();
    private long sequence;
    private boolean reliable;
    private Duration leastInterval;

    ClientInvite(Core core, InviteSpec spec, InviteListener listener) {
        this.core = core;
        this.spec = spec;
        this.contact = spec.contact();
        this.bound = spec.destination() instanceof Destination.Over;
        this.listener = listener;
        this.from = spec.caller().withTag(core.newTag());
        this.callId = core.config().callIds().get();
        this.sequence = core.firstSequence();
        this.leastInterval = core.config().timers().least();
        this.digest = core.digest(spec.credentials());
        this.exchange = new Exchange(core, this, () -> ++sequence, digest, this);
        this.early = new EarlyDialogs(core, bound, digest);
    }

    void start() {
        core.calling(this);
        InviteSpec wish = Objects.requireNonNull(spec);
        send(wish);
    }

    private void send(InviteSpec wish) {
        exchange.start(ClientRequest.firstHop(wish.uri(), wish.routes()), wish.destination());
    }

    @Override
    public String callId() {
        return callId;
    }

    @Override
    public String localTag() {
        return from.tag().orElseThrow();
    }

    @Override
    public SipRequest write(Flow flow, Via via, long number) {
        InviteSpec wish = Objects.requireNonNull(spec);
        SipRequest.Builder invite =
                SipRequest.builder(Method.INVITE, wish.uri()).via(via).maxForwards(wish.hops());
        ClientRequest.addRoutes(invite, wish.routes());
        invite.from(from).to(wish.callee()).callId(callId).cseq(number).set(HeaderType.CONTACT, contact.over(flow));
        core.sign(invite, Method.INVITE);
        if (reliable) {
            invite.add(HeaderType.REQUIRE, Token.of(ReliableProgress.EXTENSION));
        }
        invite.addAll(SessionTimer.wish(core.config().timers(), leastInterval));
        Core.fill(invite, wish.headers(), wish.offer());
        return invite.build();
    }

    @Override
    public void cancel(List<HeaderField> headers) {
        exchange.makeLast();
        switch (state) {
            case State.Calling() when exchange.sent().isEmpty() -> core.loop().execute(this::dropUnsent);
            case State.Calling() -> state = new State.Hesitating(headers);
            case State.Ringing() -> sendCancel(headers);
            case State.Hesitating _, State.Cancelling _, State.Answered _, State.Over _ -> {} // nothing to give up
        }
    }

    private void dropUnsent() {
        if (state instanceof State.Calling) {
            exchange.abandon();
            end(new Failure.Cancelled());
        }
    }

    @Override
    public void onProvisional(SipResponse response) {
        if (!early.onProvisional(response, exchange.sent().orElseThrow())) {
            return;
        }
        switch (state) {
            case State.Calling() -> {
                state = new State.Ringing();
                tell(response);
            }
            case State.Ringing() -> tell(response);
            case State.Hesitating(var headers) -> sendCancel(headers);
            case State.Cancelling _, State.Answered _, State.Over _ -> {}
        }
    }

    private void tell(SipResponse response) {
        if (response.status() > 100) {
            listener.onProvisional(response);
        } else {
            listener.onTrying();
        }
    }

    private void sendCancel(List<HeaderField> headers) {
        Exchange.Sent invite = exchange.sent().orElseThrow();
        state = new State.Cancelling(core.loop().after(core.timing().patience(), this::onCancelIgnored));
        core.transactions().start(Followers.cancelOf(invite.request(), headers), invite.line(), IGNORED);
    }

    /** §9.1: "SHOULD then consider the original transaction cancelled and SHOULD destroy" it. */
    private void onCancelIgnored() {
        exchange.abandon();
        end(new Failure.Cancelled());
    }

    @Override
    public void onSuccess(SipResponse response) {
        String tag = response.to().tag().orElse("");
        Acknowledgement known = answers.get(tag);
        if (known != null) {
            known.repeat();
            return;
        }
        switch (state) {
            case State.Calling _, State.Ringing _ -> {
                state = new State.Answered();
                core.called(this);
                begin(response, tag);
            }
            case State.Hesitating _, State.Cancelling _ -> {
                hangUpUnwanted(response, tag);
                end(new Failure.Cancelled());
            }
            case State.Answered _, State.Over _ -> hangUpUnwanted(response, tag);
        }
    }

    private void begin(SipResponse response, String tag) {
        boolean offered = !Objects.requireNonNull(spec).offer().isEmpty();
        DialogSession session = newSession(response, tag);
        session.timer().onAgreed(response);
        spec = null; // half a minute is long
        exchange.fold();
        session.listen(letGo().onAnswered(session, response));
        if (offered) {
            session.acknowledge(Content.NONE);
        }
    }

    /** Another branch of the fork answered (§13.2.2.4), or our CANCEL came too late (§9.1, §15). */
    private void hangUpUnwanted(SipResponse response, String tag) {
        core.counters().surplusAnswers++;
        DialogSession session = newSession(response, tag);
        session.acknowledge(Content.NONE);
        session.hangUp();
    }

    private DialogSession newSession(SipResponse response, String tag) {
        Exchange.Sent invite = exchange.sent().orElseThrow();
        Dialog dialog = early.confirmed(response).orElseGet(() -> Dialog.ofCaller(invite.request(), response));
        var reach = new Reach(core.transactions().transport(), invite.line().flow(), bound);
        var session = new DialogSession(core, dialog, reach, contact, digest);
        answers.put(tag, session.owe(invite.request()));
        return session;
    }

    @Override
    public void onFailed(Failure failure) {
        switch (state) {
            case State.Calling _, State.Ringing _ -> onRefused(failure);
            case State.Hesitating _, State.Cancelling _ -> end(new Failure.Cancelled());
            case State.Answered _, State.Over _ -> {}
        }
    }

    /** Whoever wants to be asked less often may have it so: RFC 4028 §7.3. */
    private void onRefused(Failure failure) {
        Duration asked = core.config().timers().interval();
        boolean first = leastInterval.equals(core.config().timers().least());
        Optional<Duration> demand = first ? SessionTimer.demanded(failure, asked) : Optional.empty();
        if (demand.isPresent() && spec != null) {
            leastInterval = demand.get();
            send(spec);
        } else if (insistsOnReliability(failure) && spec != null) {
            reliable = true;
            send(spec);
        } else {
            end(failure);
        }
    }

    /** 421 from a callee that wants its provisional answers acknowledged (RFC 3262 §3). */
    private boolean insistsOnReliability(Failure failure) {
        return !reliable
                && failure instanceof Failure.Refused(var response)
                && response.status() == 421
                && response.all(HeaderType.REQUIRE).stream().anyMatch(tag -> tag.is(ReliableProgress.EXTENSION));
    }

    private void end(Failure failure) {
        if (state instanceof State.Cancelling(var patience)) {
            patience.cancel();
        }
        state = new State.Over();
        core.called(this);
        letGo().onFailed(failure);
    }

    /** Its transaction keeps an answered INVITE for half a minute, but not all that its listener stands for. */
    private InviteListener letGo() {
        InviteListener last = listener;
        listener = SilentInviteListener.INSTANCE;
        return last;
    }

    /** The fate of a CANCEL shows in what becomes of its INVITE. */
    private static final ClientTransactionUser IGNORED = new ClientTransactionUser() {
        @Override
        public void onResponse(SipResponse response) {
            // 200 or 481: either way the INVITE has an answer of its own
        }

        @Override
        public void onTimeout() {
            // the INVITE's patience ends at the same time
        }

        @Override
        public void onTransportFailed(String reason) {
            // the INVITE's patience ends it
        }
    };
}
