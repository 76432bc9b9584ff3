package uz.karnay.sip.agent;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uz.karnay.sip.auth.DigestClient;
import uz.karnay.sip.dialog.Dialog;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.transaction.ServerTransaction;
import uz.karnay.sip.transport.Flow;

/**
 * A confirmed INVITE dialog, from the 2xx to the BYE: RFC 3261 §12.2, §14, §15. Confined to the call's loop.
 *
 * <p>It is over when a BYE went either way, or is about to; it stays in the table of dialogs until its own BYE was
 * answered, so that a BYE that crosses ours gets its 200.
 */
final class DialogSession implements Session, DialogUser {

    /** What says where its sender is to be found (RFC 3261 §12.2, RFC 3311 §4, RFC 3515 §2.1, RFC 6665 §4.4.1). */
    private static final Set<Method> REFRESHING =
            Set.of(Method.INVITE, Method.UPDATE, Method.NOTIFY, Method.REFER, Method.SUBSCRIBE);

    private final Core core;
    private final Dialog dialog;
    private final Reach reach;
    private final LocalContact contact;
    private final @Nullable DigestClient digest;
    private final ReInvites reInvites;
    private final Referrals referrals;
    private final SessionTimer timer;
    private SessionListener listener = SilentListener.INSTANCE;
    private @Nullable AnswerRepeater answer;
    private @Nullable ReliableProgress progress;
    private @Nullable Acknowledgement owed;
    private @Nullable List<HeaderField> byeAfterAck;
    private boolean over;

    DialogSession(Core core, Dialog dialog, Reach reach, LocalContact contact, @Nullable DigestClient digest) {
        this.core = core;
        this.dialog = dialog;
        this.reach = reach;
        this.contact = contact;
        this.digest = digest;
        this.reInvites = new ReInvites(core, this);
        this.referrals = new Referrals(core, this);
        this.timer = new SessionTimer(core, this);
        core.enter(dialog.id(), this);
    }

    void listen(SessionListener sessionListener) {
        listener = sessionListener;
    }

    SessionListener listener() {
        return listener;
    }

    Dialog dialog() {
        return dialog;
    }

    Referrals referrals() {
        return referrals;
    }

    SessionTimer timer() {
        return timer;
    }

    @Override
    public String callId() {
        return dialog.id().callId();
    }

    @Override
    public String localTag() {
        return dialog.id().localTag();
    }

    @Override
    public String remoteTag() {
        return dialog.id().remoteTag();
    }

    @Override
    public Flow flow() {
        return reach.flow();
    }

    @Override
    public boolean isOver() {
        return over;
    }

    /** Whether a 2xx of either side still lacks its ACK, so that no new INVITE may begin (§14.1). */
    boolean awaitsAck() {
        return answer != null && answer.isWaiting() || owed != null && owed.isOwed();
    }

    // Our side of an INVITE

    /** The peer's 2xx to {@code invite} is to be acknowledged. */
    Acknowledgement owe(SipRequest invite) {
        owed = new Acknowledgement(core, dialog, reach, invite);
        return owed;
    }

    @Override
    public void acknowledge(Content content) {
        if (owed != null && owed.isOwed()) {
            owed.send(content);
            reInvites.next();
        }
    }

    @Override
    public void reInvite(List<HeaderField> headers, Content offer, ReInviteListener wishListener) {
        reInvites.wish(new ReInvites.Wish(headers, offer, wishListener));
    }

    // The peer's side of an INVITE

    /** Gives a 2xx, once what was said before is acknowledged where it has to be, and repeats it until it is, too. */
    void answer(ServerTransaction transaction, SipResponse response, Optional<ReliableProgress> before) {
        AnswerRepeater repeater = newAnswer(transaction, response);
        if (before.isPresent()) {
            progress = before.get();
            progress.finish(repeater::start);
        } else {
            repeater.start();
        }
    }

    private AnswerRepeater newAnswer(ServerTransaction transaction, SipResponse response) {
        core.settled(transaction);
        if (answer != null) {
            answer.stop(); // a newer INVITE shows that the peer had the 2xx, whose ACK was lost
        }
        answer = new AnswerRepeater(core, transaction, response, this::onAckMissing);
        return answer;
    }

    void refuse(ServerTransaction transaction, Refusal refusal) {
        core.settled(transaction);
        transaction.respond(core.refusal(transaction.request(), refusal, localTag()));
        reInvites.next();
    }

    SipResponse agreement(SipRequest reInvite, List<HeaderField> headers, Content content) {
        SipResponse.Builder response = core.response(reInvite, 200, "OK", localTag())
                .set(HeaderType.CONTACT, contact.over(flow()))
                .addAll(core.abilities())
                .addAll(timer.agree(reInvite));
        Core.fill(response, headers, content);
        return response.build();
    }

    /** Says yes to an UPDATE, which no ACK follows. */
    void agree(ServerTransaction update, List<HeaderField> headers, Content content) {
        update.respond(agreement(update.request(), headers, content));
        reInvites.next();
    }

    /** Says yes to a request other than INVITE that may refresh the target. */
    void agree(ServerTransaction transaction, int status, String reason, List<HeaderField> headers) {
        transaction.respond(core.response(transaction.request(), status, reason, localTag())
                .set(HeaderType.CONTACT, contact.over(flow()))
                .addAll(headers)
                .build());
    }

    @Override
    public void onAck(SipRequest ack, Flow heard) {
        if (answer == null || !answer.onAck(ack)) {
            core.counters().strayAcks++; // the ACK of a repeated 2xx
            return;
        }
        reach.onHeard(heard);
        if (byeAfterAck != null) {
            sendBye(byeAfterAck);
        } else if (!over) {
            listener.onAcknowledged(ack);
            reInvites.next();
        }
    }

    private void onAckMissing() {
        if (byeAfterAck != null) {
            sendBye(byeAfterAck);
        } else {
            end(new SessionListener.HangUp.AckMissing());
            sendBye(List.of());
        }
    }

    // Requests in the dialog

    @Override
    public void onRequest(ServerTransaction transaction) {
        SipRequest request = transaction.request();
        if (!dialog.admits(request)) {
            core.counters().outOfOrder++;
            refuse(transaction, Refusal.of(500, "CSeq Out of Order")); // §12.2.2
            return;
        }
        reach.onHeard(transaction.flow());
        if (request.is(Method.BYE)) {
            onBye(transaction);
        } else if (request.is(Method.PRACK)) {
            boolean matched = progress != null && progress.onPrack(request);
            transaction.respond(core.prackAnswer(request, matched, localTag()));
        } else if (over) {
            refuse(transaction, Refusal.of(481, "Call Does Not Exist"));
        } else if (request.is(Method.INVITE) || request.is(Method.UPDATE)) {
            onChange(transaction);
        } else if (request.is(Method.REFER)) {
            dialog.refreshTarget(request);
            ServerRefer.take(this, transaction);
        } else if (request.is(Method.SUBSCRIBE)) {
            dialog.refreshTarget(request);
            referrals.onSubscribe(transaction);
        } else {
            listener.onRequest(new ServerRequest(core, transaction, List.of(core.allow())));
        }
    }

    private void onChange(ServerTransaction transaction) {
        SipRequest request = transaction.request();
        Optional<Refusal> tooSmall = SessionTimer.tooSmall(core, request);
        if (tooSmall.isPresent()) {
            refuse(transaction, tooSmall.get());
            return;
        }
        dialog.refreshTarget(request);
        if (request.is(Method.INVITE)) {
            reInvites.onAsked(transaction);
        } else if (request.body().isEmpty()) {
            agree(transaction, List.of(), Content.NONE); // only a sign of life: RFC 4028 §7.4
        } else {
            reInvites.onUpdate(transaction);
        }
    }

    private void onBye(ServerTransaction transaction) {
        SipRequest bye = transaction.request();
        transaction.respond(core.response(bye, 200, "OK", localTag()).build());
        if (over && byeAfterAck == null) {
            stopAnswer(); // ours has crossed this one, and ends the dialog when it is answered
        } else if (over) {
            byeAfterAck = null; // ours is not needed any more
            stopAnswer();
            core.leave(dialog.id(), this);
        } else {
            core.leave(dialog.id(), this);
            end(new SessionListener.HangUp.Bye(bye));
        }
    }

    @Override
    public void send(Method method, List<HeaderField> headers, Content content, RequestListener requestListener) {
        if (over) {
            core.loop().execute(() -> requestListener.onFailed(new Failure.Unreachable("the session is over")));
        } else {
            new SessionRequest(this, requestListener).start(method, headers, content);
        }
    }

    /** A request in the dialog: §12.2.1.1. */
    Exchange exchange(Method method, List<HeaderField> headers, Content content, Exchange.Outcome outcome) {
        Exchange.Draft draft = (flow, via, sequence) -> {
            SipRequest.Builder request = dialog.request(method, via, sequence);
            if (REFRESHING.contains(method)) {
                request.set(HeaderType.CONTACT, contact.over(flow));
            }
            core.sign(request, method);
            if (method.equals(Method.INVITE) || method.equals(Method.UPDATE)) {
                request.addAll(timer.headers());
            }
            Core.fill(request, headers, content);
            return request.build();
        };
        return new Exchange(core, draft, dialog::nextSequence, digest, outcome);
    }

    void start(Exchange exchange) {
        exchange.start(dialog.nextHop(), reach.destination(dialog));
    }

    /**
     * A 481, a 408 or silence to a request in the dialog ends it (§12.2.1.2); but not while our 2xx is on its way, since
     * the peer may not know of the dialog yet.
     */
    void onRequestFailed(Failure failure) {
        boolean lost = failure instanceof Failure.TimedOut
                || failure instanceof Failure.Refused(var response)
                        && (response.status() == 481 || response.status() == 408);
        boolean known = answer == null || !answer.isWaiting();
        if (lost && known && !over) {
            end(new SessionListener.HangUp.PeerLost(failure));
            sendBye(List.of());
        }
    }

    /** The peer did not refresh the session, or did not let us (RFC 4028 §10). */
    void onExpired() {
        if (!over) {
            end(new SessionListener.HangUp.PeerLost(new Failure.TimedOut()));
            sendBye(List.of());
        }
    }

    // The end

    @Override
    public void hangUp(List<HeaderField> headers) {
        if (over) {
            return;
        }
        over = true;
        timer.stop();
        reInvites.stop(false);
        acknowledge(Content.NONE); // a 2xx without ACK would be repeated for half a minute
        if (answer != null && answer.isWaiting()) {
            byeAfterAck = headers; // §15: "MUST NOT send a BYE on a confirmed dialog until it has received an ACK"
        } else {
            sendBye(headers);
        }
        listener = SilentListener.INSTANCE; // whoever hangs up is not told, and need not wait for the BYE in memory
    }

    private void sendBye(List<HeaderField> headers) {
        byeAfterAck = null;
        stopAnswer();
        start(exchange(Method.BYE, headers, Content.NONE, new ByeOutcome()));
    }

    private void end(SessionListener.HangUp cause) {
        over = true;
        timer.stop();
        stopAnswer();
        reInvites.stop(true);
        SessionListener last = listener;
        listener = SilentListener.INSTANCE;
        last.onHungUp(cause);
    }

    private void stopAnswer() {
        if (answer != null) {
            answer.stop();
        }
    }

    /** Whatever the peer says to our BYE, or says nothing: the dialog is gone (§15.1.1). */
    private final class ByeOutcome implements Exchange.Outcome {
        @Override
        public void onProvisional(SipResponse response) {
            // the final answer counts
        }

        @Override
        public void onSuccess(SipResponse response) {
            core.leave(dialog.id(), DialogSession.this);
        }

        @Override
        public void onFailed(Failure failure) {
            core.leave(dialog.id(), DialogSession.this);
        }
    }
}
