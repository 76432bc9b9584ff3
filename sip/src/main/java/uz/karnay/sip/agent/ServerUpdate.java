package uz.karnay.sip.agent;

import java.util.List;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.transaction.ServerTransaction;

/** The peer's UPDATE with an offer while it waits for our word: RFC 3311 §5.2. Confined to the call's loop. */
final class ServerUpdate implements IncomingReInvite {

    private final DialogSession session;
    private final ServerTransaction transaction;
    private final SipRequest request;

    ServerUpdate(DialogSession session, ServerTransaction transaction) {
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

    /** No ACK follows. */
    @Override
    public void accept(List<HeaderField> headers, Content content) {
        if (!isOver()) {
            session.agree(transaction, headers, content);
        }
    }

    @Override
    public void refuse(Refusal refusal) {
        if (!isOver()) {
            session.refuse(transaction, refusal);
        }
    }
}
