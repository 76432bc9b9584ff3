package uz.karnay.sip.agent;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.Timer;
import uz.karnay.sip.dialog.Dialog;
import uz.karnay.sip.dialog.DialogId;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.message.SipUri;
import uz.karnay.sip.transaction.ServerTransaction;
import uz.karnay.sip.transport.Flow;

/**
 * Somebody's INVITE and the early dialog it makes: RFC 3261 §13.3, §9.2 for its CANCEL. Confined to the call's loop.
 */
final class ServerInvite implements IncomingInvite, DialogUser {

    /** §13.3.1.1: proxies forget an INVITE that nobody speaks of for three minutes. */
    private static final Duration REMINDER = Duration.ofMinutes(1);

    private final Core core;
    private final ServerTransaction transaction;
    private final SipRequest invite;
    private final DialogId id;
    private final LocalContact contact;
    private final Optional<Replaced> replaced;
    private final @Nullable ReliableProgress reliable; // if the caller insists
    private Timer reminder = Timer.none();
    private @Nullable CancelListener cancelListener;
    private @Nullable SipRequest cancelledBy;
    private boolean over;

    ServerInvite(Core core, ServerTransaction transaction, Optional<Replaced> replaced) {
        this.core = core;
        this.transaction = transaction;
        this.replaced = replaced;
        this.invite = transaction.request();
        this.id =
                new DialogId(invite.callId(), core.newTag(), invite.from().tag().orElse(""));
        this.contact =
                LocalContact.of(invite.uri() instanceof SipUri sip ? sip.user().orElse("") : "");
        this.reliable = ReliableProgress.isRequiredBy(invite)
                ? new ReliableProgress(core, transaction, this::onProgressUnheard)
                : null;
        core.enter(id, this);
        core.pending(transaction, this::onCancel);
    }

    @Override
    public SipRequest request() {
        return invite;
    }

    @Override
    public Flow flow() {
        return transaction.flow();
    }

    @Override
    public String localTag() {
        return id.localTag();
    }

    @Override
    public Optional<Replaced> replaced() {
        return replaced;
    }

    @Override
    public boolean isOver() {
        return over;
    }

    @Override
    public void progress(int status, String reason, List<HeaderField> headers, Content content) {
        if (status <= 100 || status >= 200) {
            throw new IllegalArgumentException("progress is 101 to 199: " + status);
        }
        if (!over) {
            tell(answer(status, reason, headers, content));
        }
    }

    /** A reliable one would have to bring the offer that the INVITE lacks, and its PRACK the answer: RFC 3262 §5. */
    private void tell(SipResponse response) {
        if (reliable == null) {
            transaction.respond(response);
        } else if (!invite.body().isEmpty()) {
            reliable.send(response);
        }
        reminder.cancel();
        reminder = core.loop().after(REMINDER, () -> tell(response));
    }

    /** Whoever insists on acknowledging and does not is not there any more (RFC 3262 §3). */
    private void onProgressUnheard() {
        if (!over) {
            refuse(Refusal.of(504, "Server Time-out"));
            cancelledBy = invite;
            if (cancelListener != null) {
                cancelListener.onCancelled(invite);
            }
        }
    }

    @Override
    public Session accept(List<HeaderField> headers, Content content, SessionListener listener) {
        if (over) {
            throw new IllegalStateException("the invitation is over");
        }
        end();
        Dialog dialog = Dialog.ofCalled(invite, id.localTag(), core.firstSequence());
        var session = new DialogSession(
                core, dialog, new Reach(core.transactions().transport(), flow(), false), contact, null);
        session.listen(listener);
        List<HeaderField> all = Stream.concat(session.timer().agree(invite).stream(), headers.stream())
                .toList();
        session.answer(transaction, answer(200, "OK", all, content), Optional.ofNullable(reliable));
        return session;
    }

    private SipResponse answer(int status, String reason, List<HeaderField> headers, Content content) {
        SipResponse.Builder response = core.response(invite, status, reason, id.localTag())
                .set(HeaderType.CONTACT, contact.over(flow()))
                .addAll(core.abilities());
        Core.fill(response, headers, content);
        return response.build();
    }

    @Override
    public void refuse(Refusal refusal) {
        if (!over) {
            end();
            if (reliable != null) {
                reliable.stop();
            }
            transaction.respond(core.refusal(invite, refusal, id.localTag()));
        }
    }

    @Override
    public void whenCancelled(CancelListener listener) {
        cancelListener = listener;
        if (cancelledBy != null) {
            listener.onCancelled(cancelledBy);
        }
    }

    /** The caller's CANCEL, which has its 200: §9.2. */
    void onCancel(SipRequest cancel) {
        if (!over) {
            refuse(Refusal.of(487, "Request Terminated"));
            cancelledBy = cancel;
            if (cancelListener != null) {
                cancelListener.onCancelled(cancel);
            }
        }
    }

    /** In the early dialog the caller may say BYE (§15); all else waits until the invitation is answered. */
    @Override
    public void onRequest(ServerTransaction later) {
        SipRequest request = later.request();
        if (request.is(Method.PRACK) && reliable != null) {
            later.respond(core.prackAnswer(request, reliable.onPrack(request), id.localTag()));
        } else if (request.is(Method.BYE)) {
            later.respond(core.response(request, 200, "OK", id.localTag()).build());
            onCancel(request);
        } else {
            later.respond(core.refusal(request, core.notYet("Not Answered Yet"), id.localTag()));
        }
    }

    @Override
    public void onAck(SipRequest ack, Flow heard) {
        core.counters().strayAcks++;
    }

    private void end() {
        over = true;
        reminder.cancel();
        core.leave(id, this);
        core.settled(transaction);
    }
}
