package uz.karnay.gateway;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.virtual.VirtualLoop;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.sip.agent.AgentConfig;
import uz.karnay.sip.agent.Content;
import uz.karnay.sip.agent.Credentials;
import uz.karnay.sip.agent.Failure;
import uz.karnay.sip.agent.IncomingInvite;
import uz.karnay.sip.agent.IncomingRequest;
import uz.karnay.sip.agent.InviteListener;
import uz.karnay.sip.agent.InviteSpec;
import uz.karnay.sip.agent.LocalContact;
import uz.karnay.sip.agent.OutgoingInvite;
import uz.karnay.sip.agent.RequestListener;
import uz.karnay.sip.agent.RequestSpec;
import uz.karnay.sip.agent.Session;
import uz.karnay.sip.agent.SessionListener;
import uz.karnay.sip.agent.UserAgent;
import uz.karnay.sip.agent.UserAgentListener;
import uz.karnay.sip.message.Address;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderName;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.message.SipUri;
import uz.karnay.sip.transaction.Timing;
import uz.karnay.sip.transaction.TransactionLayer;
import uz.karnay.sip.transport.Destination;
import uz.karnay.sip.transport.Flow;
import uz.karnay.sip.transport.StreamConnector;
import uz.karnay.sip.transport.TransportConfig;
import uz.karnay.sip.transport.TransportLayer;

/** Somebody else on the wire: a phone, or an operator. */
final class Party implements UserAgentListener {

    static final InetSocketAddress KARNAY = address("10.0.0.1", 5060);

    final InetSocketAddress here;
    final VirtualLoop loop;
    final UserAgent agent;
    final List<IncomingInvite> invites = new ArrayList<>();
    final List<Talking> talks = new ArrayList<>();
    final List<SipRequest> requests = new ArrayList<>();
    private Consumer<IncomingRequest> serves = request -> request.reply(200, "OK");
    private Consumer<IncomingInvite> takes = _ -> {};
    private @Nullable Credentials credentials;
    private String login = "";

    Party(VirtualTime time, Wire wire, String address, int port) {
        this(time, wire, address, port, config -> config);
    }

    Party(VirtualTime time, Wire wire, String address, int port, UnaryOperator<AgentConfig> change) {
        here = address(address, port);
        loop = time.loop(address + ":" + port);
        var transport = new TransportLayer(loop, TransportConfig.STANDARD, wire.resolver(loop), StreamConnector.none());
        wire.plug(loop, here, transport);
        var config = AgentConfig.of("Test", () -> loop.entropy().token(16));
        agent = new UserAgent(loop, change.apply(config), new TransactionLayer(loop, Timing.STANDARD, transport));
        agent.listen(this);
    }

    static InetSocketAddress address(String address, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), port);
    }

    /** Who it is to Karnay. */
    Party as(String user, String password) {
        login = user;
        credentials = new Credentials(user, password);
        return this;
    }

    Party serving(Consumer<IncomingRequest> handler) {
        serves = handler;
        return this;
    }

    Party taking(Consumer<IncomingInvite> handler) {
        takes = handler;
        return this;
    }

    /** Takes every call at once. */
    Party answering(String sdp) {
        return taking(invite -> answer(invite, sdp));
    }

    Talking answer(IncomingInvite invite, String sdp) {
        var talk = new Talking();
        talks.add(talk);
        loop.run(() -> talk.session = invite.accept(List.of(), Content.sdp(sdp), talk));
        return talk;
    }

    @Override
    public void onInvite(IncomingInvite invite) {
        invites.add(invite);
        takes.accept(invite);
    }

    @Override
    public void onRequest(IncomingRequest request) {
        requests.add(request.request());
        serves.accept(request);
    }

    Asked register(int expires) {
        return send(register().withHeaders(List.of(HeaderField.of(HeaderName.EXPIRES, Integer.toString(expires)))));
    }

    RequestSpec register() {
        Address aor = Address.of(SipUri.of("sip:" + login + "@office"));
        RequestSpec spec = RequestSpec.of(Method.REGISTER, SipUri.of("sip:office"), aor)
                .withTo(aor)
                .withContact(LocalContact.of(login))
                .withDestination(Destination.udp(KARNAY));
        Credentials own = credentials;
        return own == null ? spec : spec.withCredentials(own);
    }

    Asked send(RequestSpec spec) {
        var asked = new Asked();
        loop.run(() -> agent.send(spec, asked));
        return asked;
    }

    /** Calls {@code number} at Karnay. */
    Calling call(String number, String sdp) {
        return call(invitation(number, sdp));
    }

    InviteSpec invitation(String number, String sdp) {
        InviteSpec spec = InviteSpec.to(
                        SipUri.of("sip:" + number + "@office"),
                        Address.of(login, SipUri.of("sip:" + login + "@office")),
                        Content.sdp(sdp))
                .withDestination(Destination.udp(KARNAY))
                .withContact(LocalContact.of(login));
        Credentials own = credentials;
        return own == null ? spec : spec.withCredentials(own);
    }

    Calling call(InviteSpec spec) {
        var calling = new Calling();
        loop.run(() -> calling.invite = agent.invite(spec, calling));
        return calling;
    }

    /** A request and what came of it. */
    static final class Asked implements RequestListener {
        @Nullable
        SipResponse response;

        @Nullable
        Failure failure;

        @Override
        public void onSuccess(SipResponse success, Flow flow) {
            response = success;
        }

        @Override
        public void onFailed(Failure why) {
            failure = why;
            response = switch (why) {
                case Failure.Refused(var refusal) -> refusal;
                case Failure.WrongPassword(var refusal) -> refusal;
                case Failure.TimedOut _, Failure.Unreachable _, Failure.Cancelled _ -> null;
            };
        }

        int status() {
            SipResponse known = response;
            return known == null ? 0 : known.status();
        }

        SipResponse answer() {
            return java.util.Objects.requireNonNull(response);
        }
    }

    /** An answered call, seen from here. */
    static final class Talking implements SessionListener {
        @Nullable
        Session session;

        final List<SipRequest> acks = new ArrayList<>();

        @Nullable
        HangUp end;

        Session session() {
            return java.util.Objects.requireNonNull(session);
        }

        @Override
        public void onAcknowledged(SipRequest ack) {
            acks.add(ack);
        }

        @Override
        public void onReInvite(uz.karnay.sip.agent.IncomingReInvite reInvite) {
            reInvite.accept(List.of(), Content.sdp(Sdp.of("10.0.0.99", 9000, "8 PCMA/8000")));
        }

        @Override
        public void onRequest(IncomingRequest request) {
            request.reply(200, "OK");
        }

        @Override
        public void onHungUp(HangUp cause) {
            end = cause;
        }
    }

    /** A call from here and what came of it. */
    static final class Calling implements InviteListener {
        @Nullable
        OutgoingInvite invite;

        final List<SipResponse> provisional = new ArrayList<>();
        final Talking talk = new Talking();

        @Nullable
        SipResponse answer;

        @Nullable
        Failure failure;

        @Override
        public void onTrying() {
            // what a caller hears begins with ringing
        }

        @Override
        public void onProvisional(SipResponse response) {
            provisional.add(response);
        }

        @Override
        public SessionListener onAnswered(Session session, SipResponse response) {
            talk.session = session;
            answer = response;
            return talk;
        }

        @Override
        public void onFailed(Failure why) {
            failure = why;
        }

        List<Integer> heard() {
            return provisional.stream().map(SipResponse::status).toList();
        }

        int status() {
            Failure why = failure;
            return answer != null
                    ? answer.status()
                    : Optional.ofNullable(why).map(Failure::status).orElse(0);
        }

        String sdp() {
            return java.util.Objects.requireNonNull(answer).body().text();
        }

        OutgoingInvite invite() {
            return java.util.Objects.requireNonNull(invite);
        }
    }
}
