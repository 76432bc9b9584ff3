package uz.karnay.sip.agent;

import org.jspecify.annotations.Nullable;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.SipResponse;

/** Our re-INVITE under way: RFC 3261 §14.1. Confined to the call's loop. */
final class ClientReInvite implements Exchange.Outcome {

    private final DialogSession session;
    private final ReInvites reInvites;
    private final ReInvites.Wish wish;
    private final int attempt;
    private final Exchange exchange;
    private @Nullable Acknowledgement ack;
    private boolean told;

    ClientReInvite(DialogSession session, ReInvites reInvites, ReInvites.Wish wish, int attempt) {
        this.session = session;
        this.reInvites = reInvites;
        this.wish = wish;
        this.attempt = attempt;
        this.exchange = session.exchange(Method.INVITE, wish.headers(), wish.offer(), this);
    }

    void start() {
        session.start(exchange);
    }

    /** The session ended meanwhile; a 2xx that still comes is acknowledged. */
    void drop(boolean tell) {
        if (!told && tell) {
            wish.listener().onFailed(new Failure.Cancelled());
        }
        told = true;
    }

    @Override
    public void onProvisional(SipResponse response) {
        // nothing rings in a session
    }

    @Override
    public void onSuccess(SipResponse response) {
        if (ack != null) {
            ack.repeat();
            return;
        }
        session.dialog().refreshTarget(response);
        session.timer().onAgreed(response);
        ack = session.owe(exchange.sent().orElseThrow().request());
        if (!wish.offer().isEmpty() || told) {
            ack.send(Content.NONE);
        }
        if (!told) {
            told = true;
            wish.listener().onAgreed(response);
            reInvites.onDone();
        }
    }

    @Override
    public void onFailed(Failure failure) {
        if (told) {
            return;
        }
        if (session.timer().raise(failure)) {
            session.start(exchange);
            return;
        }
        boolean glare = failure instanceof Failure.Refused(var response) && response.status() == 491;
        if (glare && reInvites.retryLater(wish, attempt)) {
            return;
        }
        told = true;
        wish.listener().onFailed(failure);
        reInvites.onDone();
        session.onRequestFailed(failure);
    }
}
