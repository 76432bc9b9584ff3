package uz.karnay.sip.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import uz.karnay.sip.message.Address;
import uz.karnay.sip.message.Contact;
import uz.karnay.sip.message.HeaderName;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.message.Via;
import uz.karnay.sip.transaction.ClientTransactionUser;
import uz.karnay.sip.transaction.ServerTransaction;
import uz.karnay.sip.transaction.TransactionUser;
import uz.karnay.sip.transport.Destination;
import uz.karnay.sip.transport.Flow;
import uz.karnay.sip.transport.HostPorts;
import uz.karnay.sip.transport.Line;
import uz.karnay.sip.transport.OutgoingRequest;

/** Alice's phone as one that only subscribes: by RFC 6665 §4.1, in one dialog, and written on no agent. */
final class Subscriber implements TransactionUser, ClientTransactionUser {

    final List<SipRequest> notes = new ArrayList<>();
    final List<SipResponse> answers = new ArrayList<>();
    /** What it says to a NOTIFY; 0 for nothing. */
    int answer = 200;

    private final Phone phone;
    private final Phone notifier;
    private Address to;
    private int sequence;

    Subscriber(Phone phone, Phone notifier) {
        this.phone = phone;
        this.notifier = notifier;
        this.to = Address.of(notifier.uri());
        phone.transactions.deliverTo(this);
    }

    void subscribe(String event, String expires) {
        subscribe(event, expires, UnaryOperator.identity());
    }

    void subscribe(String event, String expires, UnaryOperator<SipRequest> change) {
        phone.loop.run(() -> phone.transport.route(
                new OutgoingRequest() {
                    @Override
                    public SipRequest over(Flow flow) {
                        return change.apply(request(flow, event, expires));
                    }

                    @Override
                    public void onReady(SipRequest request, Line line) {
                        phone.transactions.start(request, line, Subscriber.this);
                    }

                    @Override
                    public void onNoWay(String reason) {
                        throw new AssertionError(reason);
                    }
                },
                notifier.uri(),
                Destination.byUri()));
    }

    private SipRequest request(Flow flow, String event, String expires) {
        var via = Via.of(flow.protocol().name(), HostPorts.of(flow.sentBy()), phone.transactions.newBranch());
        SipRequest.Builder request = SipRequest.builder(Method.SUBSCRIBE, notifier.uri())
                .via(via)
                .from(Address.of(phone.uri()).withTag("alices"))
                .to(to)
                .callId("subscription")
                .cseq(++sequence)
                .set(HeaderType.CONTACT, Contact.of(Address.of(phone.uri())));
        if (!event.isEmpty()) {
            request.header(HeaderName.EVENT, event);
        }
        if (!expires.isEmpty()) {
            request.header(HeaderName.EXPIRES, expires);
        }
        return request.build();
    }

    /** The NOTIFYs so far, each as state and body. */
    List<String> told() {
        return notes.stream()
                .map(note -> note.header(HeaderName.SUBSCRIPTION_STATE).orElse("") + " "
                        + note.body().text())
                .toList();
    }

    @Override
    public void onRequest(ServerTransaction transaction) {
        notes.add(transaction.request());
        if (answer > 0) {
            transaction.respond(SipResponse.to(transaction.request(), answer).build());
        }
    }

    @Override
    public void onAck(SipRequest ack, Flow flow) {
        throw new AssertionError("nobody calls");
    }

    @Override
    public void onResponse(SipResponse response) {
        answers.add(response);
        if (response.isSuccess()) {
            to = response.to();
        }
    }

    @Override
    public void onTimeout() {
        throw new AssertionError("no answer");
    }

    @Override
    public void onTransportFailed(String reason) {
        throw new AssertionError(reason);
    }
}
