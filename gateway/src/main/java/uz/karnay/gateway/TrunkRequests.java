package uz.karnay.gateway;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.PeerAddress;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.sip.agent.Credentials;
import uz.karnay.sip.agent.Failure;
import uz.karnay.sip.agent.LocalContact;
import uz.karnay.sip.agent.RequestListener;
import uz.karnay.sip.agent.RequestSpec;
import uz.karnay.sip.agent.Series;
import uz.karnay.sip.message.Address;
import uz.karnay.sip.message.Contact;
import uz.karnay.sip.message.Digits;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.RetryAfter;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.message.SipUri;
import uz.karnay.sip.transport.Flow;
import uz.karnay.sip.transport.Resolver;

/**
 * Sends one trunk's REGISTER and OPTIONS to its one resolved target. All its REGISTERs are one series: the same Call-ID,
 * CSeq one by one (RFC 3261 §10.2). Confined to the trunk's loop.
 */
final class TrunkRequests implements TrunkRegistration.Wire {

    /** What an OPTIONS found out. */
    interface Liveness {
        void onAlive(int status, String reason, Duration roundTrip);

        void onSilent(String reason);
    }

    private final CallLoop line;
    private final Trunk trunk;
    private final String token;
    private final TrunkTargets targets;
    private final TrunkFacts facts;
    private final Series series;
    private boolean resolveAgain = true;
    private boolean detached;
    private @Nullable TrunkTarget target;
    private @Nullable InetAddress ownAddress;

    TrunkRequests(CallLoop line, Trunk trunk, String token, TrunkTargets targets, TrunkFacts facts) {
        this.line = line;
        this.trunk = trunk;
        this.token = token;
        this.targets = targets;
        this.facts = facts;
        this.series = new Series(line.newCallId());
    }

    @Override
    public void register(Duration expiry, Consumer<RegisterOutcome> report) {
        withTarget(
                hop -> sendRegister(hop, expiry, report),
                reason -> line.loop().execute(() -> report.accept(new RegisterOutcome.NoAnswer(reason))));
    }

    @Override
    public boolean nextAddress() {
        TrunkTarget tried = target;
        if (tried == null || !tried.hasNext()) {
            return false;
        }
        turnTo(tried.next());
        return true;
    }

    /** The name is resolved anew before the next request; until then calls keep the address they know. */
    @Override
    public void firstAddress() {
        resolveAgain = true;
    }

    /** Calls do not find the way through here any more; what is still sent goes where it went. */
    void detach() {
        detached = true;
        targets.remove(trunk.id());
    }

    /** Finds where the trunk's calls go, and asks nobody there anything. */
    void find(Runnable then, Consumer<String> otherwise) {
        withTarget(_ -> then.run(), otherwise);
    }

    /** Asks whether somebody is there: any final answer says yes (RFC 3261 §11). */
    void options(Liveness liveness) {
        withTarget(hop -> sendOptions(hop, liveness), liveness::onSilent);
    }

    /** Whether a peer sees us under another address than when we registered. */
    boolean hasMoved() {
        return target != null
                && ownAddress != null
                && !ownAddressTowards(target).equals(ownAddress);
    }

    private InetAddress ownAddressTowards(TrunkTarget hop) {
        return line.addresses().towards(hop.addresses().get(hop.current()));
    }

    private void turnTo(TrunkTarget next) {
        target = next;
        if (!detached) {
            targets.put(trunk.id(), next);
        }
    }

    private void withTarget(Consumer<TrunkTarget> then, Consumer<String> otherwise) {
        TrunkTarget known = target;
        if (known != null && (!resolveAgain || detached)) {
            then.accept(known);
            return;
        }
        PeerAddress peer = TrunkAddresses.nextHop(trunk);
        line.resolver().resolve(peer.host(), new Resolver.Listener() {
            @Override
            public void onResolved(List<InetAddress> addresses) {
                resolveAgain = false;
                TrunkTarget found = TrunkTarget.of(peer, addresses);
                turnTo(found);
                then.accept(found);
            }

            @Override
            public void onUnresolved(String reason) {
                otherwise.accept("The name " + peer.host() + " cannot be resolved: " + reason);
            }
        });
    }

    private void sendRegister(TrunkTarget hop, Duration expiry, Consumer<RegisterOutcome> report) {
        ownAddress = ownAddressTowards(hop);
        Address account = Address.of(TrunkAddresses.account(trunk));
        RequestSpec spec = spec(Method.REGISTER, account)
                .withTo(account)
                .withContact(LocalContact.of(token))
                .withSeries(series)
                .withDestination(hop.destination())
                .withHeaders(List.of(HeaderField.of(HeaderType.EXPIRES, Digits.of(expiry))));
        line.agent().send(withCredentials(spec), new RequestListener() {
            @Override
            public void onSuccess(SipResponse response, Flow flow) {
                facts.answered(response.status(), response.reason());
                report.accept(new RegisterOutcome.Granted(granted(response, expiry)));
            }

            @Override
            public void onFailed(Failure failure) {
                report.accept(outcome(failure));
            }
        });
    }

    private void sendOptions(TrunkTarget hop, Liveness liveness) {
        long sentNanos = line.loop().clock().nanos();
        RequestSpec spec = spec(Method.OPTIONS, Address.of(self()))
                .withContact(LocalContact.of(token))
                .withDestination(hop.destination());
        line.agent().send(withCredentials(spec), new RequestListener() {
            @Override
            public void onSuccess(SipResponse response, Flow flow) {
                alive(response);
            }

            @Override
            public void onFailed(Failure failure) {
                switch (failure) {
                    case Failure.Refused(var response) -> alive(response);
                    case Failure.WrongPassword(var response) -> alive(response);
                    case Failure.TimedOut _ -> liveness.onSilent("No answer");
                    case Failure.Unreachable(var reason) -> liveness.onSilent(reason);
                    case Failure.Cancelled _ -> liveness.onSilent("Cancelled");
                }
            }

            private void alive(SipResponse response) {
                facts.answered(response.status(), response.reason());
                Duration roundTrip = Duration.ofNanos(line.loop().clock().nanos() - sentNanos);
                liveness.onAlive(response.status(), response.reason(), roundTrip);
            }
        });
    }

    private SipUri self() {
        return trunk.identity().login().isEmpty()
                ? SipUri.of(TrunkAddresses.domain(trunk))
                : TrunkAddresses.account(trunk);
    }

    private RequestSpec spec(Method method, Address from) {
        return RequestSpec.of(method, TrunkAddresses.server(trunk), from).withRoutes(TrunkAddresses.routes(trunk));
    }

    private RequestSpec withCredentials(RequestSpec spec) {
        return credentials(trunk).map(spec::withCredentials).orElse(spec);
    }

    /** What the trunk's challenges are answered with, if it has a password. */
    static Optional<Credentials> credentials(Trunk trunk) {
        Trunk.Identity identity = trunk.identity();
        return identity.password().isEmpty()
                ? Optional.empty()
                : Optional.of(new Credentials(
                        identity.digestUser(), identity.password().reveal(), Optional.ofNullable(identity.realm())));
    }

    private RegisterOutcome outcome(Failure failure) {
        return switch (failure) {
            case Failure.Refused(var response) -> refused(response);
            case Failure.WrongPassword(var response) -> {
                facts.answered(response.status(), response.reason());
                yield new RegisterOutcome.WrongPassword(
                        response.status(), "Wrong user name or password (" + response.reason() + ")");
            }
            case Failure.TimedOut _ -> new RegisterOutcome.NoAnswer("No answer from " + trunk.server());
            case Failure.Unreachable(var reason) -> new RegisterOutcome.NoAnswer(reason);
            case Failure.Cancelled _ -> new RegisterOutcome.NoAnswer("Cancelled");
        };
    }

    private RegisterOutcome refused(SipResponse response) {
        facts.answered(response.status(), response.reason());
        if (response.status() == 423) {
            long minimum =
                    response.first(HeaderType.MIN_EXPIRES).map(Digits::value).orElse(0L);
            return new RegisterOutcome.TooBrief(Duration.ofSeconds(minimum));
        }
        if (response.status() == 401 || response.status() == 407) {
            return new RegisterOutcome.WrongPassword(response.status(), "No password that this challenge accepts");
        }
        return new RegisterOutcome.Refused(
                response.status(), response.reason(), response.retryAfter().map(RetryAfter::delay));
    }

    /**
     * The expiry of our own Contact among those in the answer (RFC 3261 §10.2.4); an operator that lists none at all
     * means what its Expires header says, or what we asked for.
     */
    private Duration granted(SipResponse response, Duration asked) {
        List<Contact> contacts = response.all(HeaderType.CONTACT);
        long general = response.expires().map(Digits::value).orElse(asked.toSeconds());
        if (contacts.isEmpty()) {
            return Duration.ofSeconds(general);
        }
        return contacts.stream()
                .filter(this::isOurs)
                .findFirst()
                .map(own -> Duration.ofSeconds(expires(own, general)))
                .orElse(Duration.ZERO);
    }

    private boolean isOurs(Contact contact) {
        return contact instanceof Contact.Reachable(var address)
                && address.sipUri().flatMap(SipUri::user).filter(token::equals).isPresent();
    }

    private static long expires(Contact own, long general) {
        long stated = own instanceof Contact.Reachable reachable ? reachable.expiresSeconds() : -1;
        return stated >= 0 ? stated : general;
    }
}
