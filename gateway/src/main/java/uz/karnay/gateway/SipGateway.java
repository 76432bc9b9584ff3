package uz.karnay.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.karnay.gateway.event.EventServer;
import uz.karnay.pbx.call.CallerId;
import uz.karnay.pbx.call.Calls;
import uz.karnay.pbx.call.HangUp;
import uz.karnay.pbx.call.IncomingCall;
import uz.karnay.pbx.call.LegListener;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.LiveDirectory;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.sip.agent.Content;
import uz.karnay.sip.agent.IncomingInvite;
import uz.karnay.sip.agent.IncomingRequest;
import uz.karnay.sip.agent.IncomingSubscribe;
import uz.karnay.sip.agent.Refusal;
import uz.karnay.sip.agent.UserAgentListener;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.RetryAfter;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.Token;
import uz.karnay.sip.transport.Flow;

/**
 * Takes what comes to one call loop from outside: finds out who sends it, and hands calls to the domain and registrations
 * to the registrar. Confined to that loop.
 */
final class SipGateway implements UserAgentListener {

    private static final Logger log = LoggerFactory.getLogger(SipGateway.class);

    private static final HeaderField PATH = HeaderField.of(HeaderType.SUPPORTED, Token.of("path"));

    private static final int MAX_LOGGED = 64;

    private final CallLoop line;
    private final GatewayConfig config;
    private final LiveDirectory directory;
    private final Identification identification;
    private final Authenticator authenticator;
    private final ContactTokens tokens;
    private final Registrar registrar;
    private final EventServer events;
    private final Messages messages;
    private final TrunkTracer tracer;
    private final Calls calls;
    private final Admission admission;
    private final LogValve wrongAnswers;
    private final LogValve portsGone;

    SipGateway(
            CallLoop line,
            GatewayConfig config,
            LiveDirectory directory,
            Identification identification,
            Authenticator authenticator,
            ContactTokens tokens,
            Registrar registrar,
            EventServer events,
            Messages messages,
            TrunkTracer tracer,
            Calls calls) {
        this.line = line;
        this.config = config;
        this.directory = directory;
        this.identification = identification;
        this.authenticator = authenticator;
        this.tokens = tokens;
        this.registrar = registrar;
        this.events = events;
        this.messages = messages;
        this.tracer = tracer;
        this.calls = calls;
        this.admission = new Admission(line.loop(), config);
        this.wrongAnswers = new LogValve(line.loop().clock());
        this.portsGone = new LogValve(line.loop().clock());
    }

    /** Hears what comes from now on. */
    void start() {
        admission.start();
        line.transport().tap(tracer);
        line.agent().listen(this);
    }

    /** Ends all calls of this loop. */
    void stop() {
        admission.close();
        calls.hangUpAll(HangUp.SHUTDOWN);
    }

    /** How many calls have not left their record. */
    int callsLeft() {
        return calls.size();
    }

    @Override
    public void onInvite(IncomingInvite invite) {
        if (!admission.admits(calls.size())) {
            invite.refuse(busy());
            return;
        }
        if (invite.replaced().isPresent()) {
            invite.refuse(
                    Refusal.of(501, "Not Implemented")); // better than a second call beside the one it is to replace
            return;
        }
        switch (identification.identify(invite.request(), invite.flow(), directory.current())) {
            case Identification.Sender.Known(var trunk, var evidence) -> fromTrunk(invite, trunk, evidence);
            case Identification.Sender.Proven(Account.OfTrunk(var trunk), var evidence) ->
                fromTrunk(invite, trunk, evidence);
            case Identification.Sender.Proven(Account.OfExtension(var extension), var evidence) ->
                fromExtension(invite, extension, evidence);
            case Identification.Sender.Unknown(var stale) -> challenge(invite, stale);
            case Identification.Sender.Wrong(var claimed) -> {
                logWrong(claimed, invite.flow());
                challenge(invite, false);
            }
            case Identification.Sender.Garbled(var reason) -> invite.refuse(Refusal.of(400, reason));
        }
    }

    private void challenge(IncomingInvite invite, boolean stale) {
        invite.refuse(new Refusal(401, "Unauthorized", authenticator.challenge(invite.request(), stale)));
    }

    private void challenge(IncomingRequest incoming, boolean stale) {
        incoming.reply(401, "Unauthorized", authenticator.challenge(incoming.request(), stale), Content.NONE);
    }

    private Refusal busy() {
        return Refusal.of(
                503, "Service Unavailable", HeaderField.of(HeaderType.RETRY_AFTER, RetryAfter.of(config.retryAfter())));
    }

    private void fromTrunk(IncomingInvite invite, Trunk trunk, String evidence) {
        SipRequest request = invite.request();
        String dialled = IncomingNumbers.dialled(
                request, trunk, user -> tokens.trunk(user).isPresent());
        CallerId caller = IncomingNumbers.caller(request, trunk);
        take(
                invite,
                new IncomingCall(new IncomingCall.Origin.FromTrunk(trunk), dialled, caller, evidence),
                AudioRules.of(trunk));
    }

    private void fromExtension(IncomingInvite invite, Extension extension, String evidence) {
        var caller = new CallerId(extension.number(), extension.name());
        take(
                invite,
                new IncomingCall(
                        new IncomingCall.Origin.FromExtension(extension),
                        IncomingNumbers.dialled(invite.request()),
                        caller,
                        evidence),
                AudioRules.of(extension));
    }

    private void take(IncomingInvite invite, IncomingCall offer, AudioRules rules) {
        var leg = new IncomingLeg(line, invite, config);
        Optional<LegAudio> audio = LegAudio.open(line, rules, FlowAddress.of(invite.flow()), leg);
        if (audio.isEmpty()) {
            portsGone.log(passed -> log.warn(
                    "No media ports left, refusing {} ({} more not shown)",
                    printable(invite.request().callId()),
                    passed));
            invite.refuse(busy());
            return;
        }
        leg.soundsOn(audio.get());
        Optional<Incompatible> problem = invite.request().body().isEmpty()
                ? Optional.empty()
                : audio.get().terms().onOffer(invite.request().body());
        if (problem.isPresent()) {
            refuse(invite, problem.get());
            leg.abandon();
            return;
        }
        log.info(
                "Call {} from {} to {} by {}",
                printable(invite.request().callId()),
                printable(offer.caller().number()),
                printable(offer.dialled()),
                printable(offer.evidence()));
        LegListener events = calls.incoming(offer, leg);
        leg.tell(events);
    }

    private static void refuse(IncomingInvite invite, Incompatible why) {
        String phrase = why.status() == 400 ? "Bad Session Description" : "Not Acceptable Here";
        invite.refuse(Refusal.of(why.status(), phrase, Talk.warning(why.warning(), why.reason())));
    }

    @Override
    public void onRequest(IncomingRequest incoming) {
        SipRequest request = incoming.request();
        if (request.is(Method.REGISTER)) {
            onRegister(incoming);
        } else if (request.is(Method.OPTIONS)) {
            incoming.reply(200, "OK", List.of(PATH, events.allowEvents()), Content.NONE);
        } else if (request.is(Method.MESSAGE)) {
            onMessage(incoming);
        } else if (request.is(Method.NOTIFY)) {
            onNotify(incoming);
        } else if (request.is(Method.PUBLISH)) {
            incoming.reply(489, "Bad Event", List.of(events.allowEvents()), Content.NONE);
        } else if (request.is(Method.REFER)) {
            incoming.reply(403, "Only In A Call"); // a stranger's wish to have us call somebody
        } else {
            incoming.reply(405, "Method Not Allowed");
        }
    }

    /** Only the office's own phones may look, and only once they have proved whose they are. */
    @Override
    public void onSubscribe(IncomingSubscribe subscribe) {
        Directory now = directory.current();
        switch (authenticator.check(subscribe.request(), now)) {
            case Authenticator.Verdict.Proven(Account.OfExtension(var extension)) ->
                events.onSubscribe(subscribe, extension, now);
            case Authenticator.Verdict.Proven(Account.OfTrunk _) -> subscribe.refuse(Refusal.of(403, "Forbidden"));
            case Authenticator.Verdict.Unproven(var stale) -> challenge(subscribe, stale);
            case Authenticator.Verdict.Wrong(var claimed) -> {
                logWrong(claimed, subscribe.flow());
                challenge(subscribe, false);
            }
            case Authenticator.Verdict.Garbled(var reason) -> subscribe.refuse(Refusal.of(400, reason));
        }
    }

    private void challenge(IncomingSubscribe subscribe, boolean stale) {
        subscribe.refuse(new Refusal(401, "Unauthorized", authenticator.challenge(subscribe.request(), stale)));
    }

    /** Subscriptions follow the directory; calls keep the version they began with. */
    void onChanged(Directory after) {
        events.onChanged(after);
    }

    private void onMessage(IncomingRequest incoming) {
        Directory now = directory.current();
        switch (authenticator.check(incoming.request(), now)) {
            case Authenticator.Verdict.Proven(Account.OfExtension(var extension)) ->
                messages.pass(incoming, extension, now);
            case Authenticator.Verdict.Proven(Account.OfTrunk _) -> incoming.reply(403, "Forbidden");
            case Authenticator.Verdict.Unproven(var stale) -> challenge(incoming, stale);
            case Authenticator.Verdict.Wrong(var claimed) -> {
                logWrong(claimed, incoming.flow());
                challenge(incoming, false);
            }
            case Authenticator.Verdict.Garbled(var reason) -> incoming.reply(400, reason);
        }
    }

    /**
     * We subscribe to nothing, and say so (RFC 6665 §4.1.3) to all but our operators: some tell of a mailbox of theirs
     * unasked, and would go on for half a minute, or think the line dead.
     */
    private void onNotify(IncomingRequest incoming) {
        boolean operator = identification.identify(incoming.request(), incoming.flow(), directory.current())
                instanceof Identification.Sender.Known;
        incoming.reply(operator ? 200 : 481, operator ? "OK" : "Subscription Does Not Exist");
    }

    private void onRegister(IncomingRequest incoming) {
        switch (authenticator.check(incoming.request(), directory.current())) {
            case Authenticator.Verdict.Proven(var account) -> registrar.register(incoming, account);
            case Authenticator.Verdict.Unproven(var stale) -> challenge(incoming, stale);
            case Authenticator.Verdict.Wrong(var claimed) -> {
                logWrong(claimed, incoming.flow());
                challenge(incoming, false);
            }
            case Authenticator.Verdict.Garbled(var reason) -> incoming.reply(400, reason);
        }
    }

    private void logWrong(String claimed, Flow flow) {
        wrongAnswers.log(passed -> log.warn(
                "Wrong user name or password for {} from {} ({} more not shown)",
                printable(claimed),
                FlowAddress.of(flow),
                passed));
    }

    /** What a stranger sends is not let loose on a log. */
    private static String printable(String claimed) {
        var plain = new StringBuilder(claimed);
        plain.setLength(Math.min(plain.length(), MAX_LOGGED));
        for (int i = 0; i < plain.length(); i++) {
            if (plain.charAt(i) < ' ' || plain.charAt(i) > '~') {
                plain.setCharAt(i, '?');
            }
        }
        return plain.toString();
    }

    Duration lag() {
        return admission.lag();
    }
}
