package uz.karnay.sip.agent;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import uz.karnay.loop.virtual.VirtualLoop;
import uz.karnay.sip.message.Address;
import uz.karnay.sip.message.HostPort;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.message.SipUri;
import uz.karnay.sip.transaction.Timing;
import uz.karnay.sip.transaction.TransactionLayer;
import uz.karnay.sip.transport.DatagramPort;
import uz.karnay.sip.transport.Resolver;
import uz.karnay.sip.transport.TransportConfig;
import uz.karnay.sip.transport.TransportLayer;

/** A user agent on its own loop that writes down all it hears, and does with it what a test told it. */
final class Phone implements UserAgentListener, SessionListener, InviteListener {

    final String name;
    final InetSocketAddress address;
    final VirtualLoop loop;
    final TransportLayer transport;
    final DatagramPort port;
    final TransactionLayer transactions;
    final UserAgent agent;
    /** What happened, in order. */
    final List<String> heard = new ArrayList<>();

    final List<IncomingInvite> rung = new ArrayList<>();
    final List<Session> sessions = new ArrayList<>();
    final List<IncomingReInvite> reInvites = new ArrayList<>();
    final List<IncomingRefer> refers = new ArrayList<>();
    final List<SipRequest> acks = new ArrayList<>();
    final List<SipResponse> answers = new ArrayList<>();
    final List<Failure> failures = new ArrayList<>();
    final List<Net.Pipe> pipes = new ArrayList<>();
    Consumer<IncomingInvite> onRing = invite -> {};
    Consumer<IncomingRequest> onAsk = request -> request.reply(200, "OK");
    Consumer<IncomingReInvite> onChange = reInvite -> reInvite.accept(List.of(), Content.sdp("agreed"));

    Consumer<IncomingRefer> onRefer = refers::add;
    Consumer<IncomingSubscribe> onSubscribe = subscribe -> subscribe.refuse(Refusal.of(489, "Bad Event"));

    Runnable onRefreshDue = () -> {};

    Phone(Net net, String name, String ip) {
        this(net, name, ip, config -> config);
    }

    Phone(Net net, String name, String ip, UnaryOperator<AgentConfig> change) {
        this.name = name;
        this.address = new InetSocketAddress(InetAddress.ofLiteral(ip), 5060);
        this.loop = net.time.loop(name);
        this.transport = new TransportLayer(loop, TransportConfig.STANDARD, new Hosts(), net.connector(this));
        this.port = net.port(this);
        transport.open(port);
        this.transactions = new TransactionLayer(loop, Timing.STANDARD, transport);
        AgentConfig config = AgentConfig.of("Karnay", () -> loop.entropy().token(20))
                .withMaxDialogs(4)
                .withMaxSubscriptions(2);
        this.agent = new UserAgent(loop, change.apply(config), transactions);
        agent.listen(this);
        net.join(this);
    }

    private static final class Hosts implements Resolver {
        @Override
        public void resolve(String host, Listener listener) {
            if (host.endsWith(".invalid")) {
                listener.onUnresolved("no such name");
            } else {
                listener.onResolved(List.of(InetAddress.ofLiteral(host)));
            }
        }
    }

    SipUri uri() {
        return SipUri.of(name, HostPort.of(address.getAddress().getHostAddress()));
    }

    InviteSpec specTo(Phone callee) {
        return InviteSpec.to(callee.uri(), Address.of(uri()), Content.sdp("offer of " + name))
                .withContact(LocalContact.of(name));
    }

    OutgoingInvite call(Phone callee) {
        return call(specTo(callee));
    }

    OutgoingInvite call(InviteSpec spec) {
        OutgoingInvite[] invite = new OutgoingInvite[1];
        loop.run(() -> invite[0] = agent.invite(spec, this));
        return invite[0];
    }

    void does(Runnable task) {
        loop.run(task);
    }

    Session session() {
        return sessions.getLast();
    }

    IncomingInvite ring() {
        return rung.getLast();
    }

    void hangUp() {
        loop.run(() -> session().hangUp());
    }

    /** Answers every call at once. */
    Phone answersAtOnce() {
        onRing = this::accept;
        return this;
    }

    void accept(IncomingInvite invite) {
        loop.run(() -> sessions.add(invite.accept(List.of(), Content.sdp("answer of " + name), this)));
    }

    void rings(IncomingInvite invite) {
        invite.progress(180, "Ringing", List.of(), Content.NONE);
    }

    @Override
    public void onInvite(IncomingInvite invite) {
        heard.add("invite");
        rung.add(invite);
        invite.whenCancelled(request -> heard.add("cancelled by " + request.method()));
        onRing.accept(invite);
    }

    @Override
    public void onSubscribe(IncomingSubscribe subscribe) {
        heard.add("subscribe");
        onSubscribe.accept(subscribe);
    }

    @Override
    public void onRequest(IncomingRequest request) {
        heard.add("request " + request.request().method());
        onAsk.accept(request);
    }

    @Override
    public void onAcknowledged(SipRequest ack) {
        heard.add("acknowledged");
        acks.add(ack);
    }

    @Override
    public void onReInvite(IncomingReInvite reInvite) {
        heard.add("re-invite");
        reInvites.add(reInvite);
        onChange.accept(reInvite);
    }

    @Override
    public void onRefer(IncomingRefer refer) {
        heard.add("refer");
        onRefer.accept(refer);
    }

    @Override
    public void onRefreshDue() {
        heard.add("refresh due");
        onRefreshDue.run();
    }

    @Override
    public void onHungUp(HangUp cause) {
        heard.add("hung up: " + cause.getClass().getSimpleName());
    }

    @Override
    public void onTrying() {
        // nothing to tell by
    }

    @Override
    public void onProvisional(SipResponse response) {
        heard.add("progress " + response.status());
    }

    @Override
    public SessionListener onAnswered(Session session, SipResponse response) {
        heard.add("answered");
        sessions.add(session);
        answers.add(response);
        return this;
    }

    @Override
    public void onFailed(Failure failure) {
        heard.add("failed " + failure.status() + " " + failure.getClass().getSimpleName());
        failures.add(failure);
    }

    /** A listener for changes that writes them down here. */
    ReInviteListener changes() {
        return new ReInviteListener() {
            @Override
            public void onAgreed(SipResponse response) {
                heard.add("agreed");
                answers.add(response);
            }

            @Override
            public void onFailed(Failure failure) {
                heard.add("not agreed " + failure.status());
                failures.add(failure);
            }
        };
    }

    /** A listener for requests that writes them down here. */
    RequestListener replies() {
        return new RequestListener() {
            @Override
            public void onSuccess(SipResponse response, uz.karnay.sip.transport.Flow flow) {
                heard.add("reply " + response.status());
                answers.add(response);
            }

            @Override
            public void onFailed(Failure failure) {
                Phone.this.onFailed(failure);
            }
        };
    }
}
