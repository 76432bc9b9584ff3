package uz.karnay.gateway;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.virtual.VirtualLoop;
import uz.karnay.sip.auth.DigestClient;
import uz.karnay.sip.message.Address;
import uz.karnay.sip.message.Contact;
import uz.karnay.sip.message.HeaderName;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.message.SipUri;
import uz.karnay.sip.message.Via;
import uz.karnay.sip.transaction.ClientTransactionUser;
import uz.karnay.sip.transaction.ServerTransaction;
import uz.karnay.sip.transaction.Timing;
import uz.karnay.sip.transaction.TransactionLayer;
import uz.karnay.sip.transaction.TransactionUser;
import uz.karnay.sip.transport.Destination;
import uz.karnay.sip.transport.Flow;
import uz.karnay.sip.transport.HostPorts;
import uz.karnay.sip.transport.Line;
import uz.karnay.sip.transport.OutgoingRequest;
import uz.karnay.sip.transport.StreamConnector;
import uz.karnay.sip.transport.TransportConfig;
import uz.karnay.sip.transport.TransportLayer;

/** A phone's lamp key: subscribes to one event of one number and keeps what it is told. */
final class Watcher implements TransactionUser, ClientTransactionUser, OutgoingRequest {

    final List<SipRequest> notes = new ArrayList<>();
    final List<SipResponse> answers = new ArrayList<>();

    private final VirtualLoop loop;
    private final TransportLayer transport;
    private final TransactionLayer transactions;
    private final DigestClient digest;
    private final String login;
    private final SipUri resource;
    private final String event;
    private Address to;
    private int sequence;
    private int expires;
    private @Nullable SipRequest last;

    Watcher(Office office, String login, String password, String address, String number, String event) {
        InetSocketAddress here = Party.address(address, 5062);
        this.login = login;
        this.resource = SipUri.of("sip:" + number + "@office");
        this.event = event;
        this.to = Address.of(resource);
        loop = office.time.loop("watcher of " + number + " for " + login);
        transport =
                new TransportLayer(loop, TransportConfig.STANDARD, office.wire.resolver(loop), StreamConnector.none());
        office.wire.plug(loop, here, transport);
        transactions = new TransactionLayer(loop, Timing.STANDARD, transport);
        transactions.deliverTo(this);
        digest = new DigestClient(login, password, loop.entropy());
    }

    static Watcher of(Office office, String login, String number, String event) {
        return new Watcher(office, login, "secret of " + login, "10.1.0.9", number, event);
    }

    Watcher subscribe(int seconds) {
        expires = seconds;
        loop.run(this::send);
        return this;
    }

    private void send() {
        transport.route(this, resource, Destination.udp(Party.KARNAY));
    }

    @Override
    public SipRequest over(Flow flow) {
        SipUri self = SipUri.of("sip:" + login + "@office");
        SipUri here = SipUri.of(HostPorts.of(flow.sentBy())).withUser(login);
        return digest.authorize(SipRequest.builder(Method.SUBSCRIBE, resource)
                .via(Via.of(flow.protocol().name(), HostPorts.of(flow.sentBy()), transactions.newBranch()))
                .from(Address.of(self).withTag("watcher"))
                .to(to)
                .callId(login + "-watches-" + resource.user().orElse("") + event)
                .cseq(++sequence)
                .set(HeaderType.CONTACT, Contact.of(Address.of(here)))
                .header(HeaderName.EVENT, event)
                .header(HeaderName.EXPIRES, Integer.toString(expires))
                .build());
    }

    @Override
    public void onReady(SipRequest request, Line line) {
        last = request;
        transactions.start(request, line, this);
    }

    @Override
    public void onNoWay(String reason) {
        throw new AssertionError(reason);
    }

    int status() {
        return answers.getLast().status();
    }

    /** The state of the subscription and what the last NOTIFY said. */
    String state() {
        return notes.getLast().header(HeaderName.SUBSCRIPTION_STATE).orElse("");
    }

    String body() {
        return notes.getLast().body().text();
    }

    @Override
    public void onRequest(ServerTransaction transaction) {
        notes.add(transaction.request());
        transaction.respond(SipResponse.to(transaction.request(), 200).build());
    }

    @Override
    public void onAck(SipRequest ack, Flow flow) {
        throw new AssertionError("nobody calls");
    }

    @Override
    public void onResponse(SipResponse response) {
        answers.add(response);
        SipRequest sent = Objects.requireNonNull(last);
        if (response.status() == 401 && digest.onChallenge(sent, response) == DigestClient.Outcome.RETRY) {
            send();
        } else if (response.isSuccess()) {
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
