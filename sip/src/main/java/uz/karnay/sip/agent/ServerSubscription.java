package uz.karnay.sip.agent;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import uz.karnay.sip.dialog.Dialog;
import uz.karnay.sip.message.Digits;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipUri;
import uz.karnay.sip.message.Token;
import uz.karnay.sip.transaction.ServerTransaction;
import uz.karnay.sip.transport.Flow;

/** The dialog that a SUBSCRIBE has made: RFC 6665 §4.2, §4.4.1. Confined to the call's loop. */
final class ServerSubscription implements Subscription, DialogUser {

    private final Core core;
    private final Dialog dialog;
    private final Reach reach;
    private final LocalContact contact;
    private final SubscriptionState state;
    private final NotifySeries series;

    ServerSubscription(Core core, ServerTransaction transaction, Token event, SubscriptionState state) {
        SipRequest subscribe = transaction.request();
        this.core = core;
        this.state = state;
        this.dialog = Dialog.ofCalled(subscribe, core.newTag(), core.firstSequence());
        this.reach = new Reach(core.transactions().transport(), transaction.flow(), false);
        this.contact = LocalContact.of(
                subscribe.uri() instanceof SipUri sip ? sip.user().orElse("") : "");
        this.series = new NotifySeries(core, event, state::now, this::send, this::onOver);
    }

    /** The first NOTIFY follows its 200 at once (§4.2.1.2). */
    void begin(ServerTransaction subscribe, Duration lasts) {
        core.enter(dialog.id(), this);
        grant(subscribe, lasts);
    }

    private void grant(ServerTransaction subscribe, Duration lasts) {
        subscribe.respond(
                core.response(subscribe.request(), 200, "OK", dialog.id().localTag())
                        .set(HeaderType.CONTACT, contact.over(reach.flow()))
                        .set(HeaderType.EXPIRES, Digits.of(lasts.toSeconds()))
                        .build());
        series.renew(lasts);
    }

    private void send(List<HeaderField> headers, Content content, Exchange.Outcome outcome) {
        Exchange.Draft draft = (flow, via, sequence) -> {
            SipRequest.Builder request = dialog.request(Method.NOTIFY, via, sequence);
            request.set(HeaderType.CONTACT, contact.over(flow));
            core.sign(request, Method.NOTIFY);
            Core.fill(request, headers, content);
            return request.build();
        };
        new Exchange(core, draft, dialog::nextSequence, null, outcome)
                .start(dialog.nextHop(), reach.destination(dialog));
    }

    @Override
    public void onRequest(ServerTransaction transaction) {
        SipRequest request = transaction.request();
        if (!dialog.admits(request)) {
            core.counters().outOfOrder++;
            refuse(transaction, Refusal.of(500, "CSeq Out of Order")); // RFC 3261 §12.2.2
            return;
        }
        reach.onHeard(transaction.flow());
        if (request.is(Method.SUBSCRIBE)) {
            onSubscribe(transaction);
        } else {
            refuse(transaction, Refusal.of(405, "Method Not Allowed", core.allow()));
        }
    }

    /** The subscriber asks for more time, or for no more (§4.2.1.4). */
    private void onSubscribe(ServerTransaction transaction) {
        SipRequest request = transaction.request();
        if (request.first(HeaderType.EVENT).filter(series::isOf).isEmpty()) {
            refuse(transaction, Refusal.of(489, "Bad Event"));
            return;
        }
        Optional<Refusal> tooBrief = Subscribes.tooBrief(core, request);
        if (tooBrief.isPresent()) {
            refuse(transaction, tooBrief.get());
            return;
        }
        dialog.refreshTarget(request);
        grant(transaction, core.config().subscriptions().cut(Subscribes.wish(core, request)));
    }

    private void refuse(ServerTransaction transaction, Refusal refusal) {
        transaction.respond(
                core.refusal(transaction.request(), refusal, dialog.id().localTag()));
    }

    @Override
    public void onAck(SipRequest ack, Flow flow) {
        core.counters().strayAcks++;
    }

    @Override
    public void changed() {
        series.changed();
    }

    @Override
    public void end(String why) {
        series.end(why);
    }

    @Override
    public boolean isOver() {
        return series.isOver();
    }

    private void onOver() {
        core.leave(dialog.id(), this);
        state.onOver();
    }
}
