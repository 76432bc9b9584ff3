package uz.karnay.sip.agent;

import java.util.List;
import java.util.Optional;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.transaction.ServerTransaction;

/** The peer's re-INVITE while it waits for our word: RFC 3261 §14.2. Confined to the call's loop. */
final class ServerReInvite implements IncomingReInvite {

    private final DialogSession session;
    private final ServerTransaction transaction;
    private final SipRequest request;

    ServerReInvite(DialogSession session, ServerTransaction transaction) {
        this.session = session;
        this.transaction = transaction;
        this.request = transaction.request();
    }

    @Override
    public SipRequest request() {
        return request;
    }

    @Override
    public boolean isOver() {
        return transaction.isAnswered();
    }

    @Override
    public void accept(List<HeaderField> headers, Content content) {
        if (!isOver()) {
            session.answer(transaction, session.agreement(request, headers, content), Optional.empty());
        }
    }

    @Override
    public void refuse(Refusal refusal) {
        if (!isOver()) {
            session.refuse(transaction, refusal);
        }
    }
}
