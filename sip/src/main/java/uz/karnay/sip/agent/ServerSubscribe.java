package uz.karnay.sip.agent;

import java.time.Duration;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.Token;
import uz.karnay.sip.transaction.ServerTransaction;
import uz.karnay.sip.transport.Flow;

/** A SUBSCRIBE while it waits for our word: RFC 6665 §4.2.1. Confined to the call's loop. */
final class ServerSubscribe implements IncomingSubscribe {

    private final Core core;
    private final ServerTransaction transaction;
    private final SipRequest request;

    ServerSubscribe(Core core, ServerTransaction transaction) {
        this.core = core;
        this.transaction = transaction;
        this.request = transaction.request();
    }

    @Override
    public SipRequest request() {
        return request;
    }

    @Override
    public Flow flow() {
        return transaction.flow();
    }

    @Override
    public Token event() {
        return request.first(HeaderType.EVENT).orElseThrow();
    }

    @Override
    public Duration lasts() {
        return core.config().subscriptions().cut(Subscribes.wish(core, request));
    }

    @Override
    public Subscription accept(SubscriptionState state) {
        if (transaction.isAnswered()) {
            throw new IllegalStateException("the SUBSCRIBE is answered");
        }
        var subscription = new ServerSubscription(core, transaction, event(), state);
        subscription.begin(transaction, lasts());
        return subscription;
    }

    @Override
    public void refuse(Refusal refusal) {
        if (!transaction.isAnswered()) {
            transaction.respond(core.refusal(request, refusal, core.newTag()));
        }
    }
}
