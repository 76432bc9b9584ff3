package uz.karnay.sip.agent;

import java.time.Duration;
import java.util.Optional;
import uz.karnay.sip.message.Digits;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.transaction.ServerTransaction;

/** The checks that a SUBSCRIBE outside a dialog passes before anybody looks at what it wants: RFC 6665 §4.2.1.1. Stateless. */
final class Subscribes {

    private Subscribes() {}

    /** Hands it to {@code listener}, or refuses it. */
    static void take(Core core, ServerTransaction transaction, UserAgentListener listener, Refusal busy) {
        Optional<Refusal> fault = fault(core, transaction.request(), busy);
        if (fault.isPresent()) {
            core.counters().refused++;
            transaction.respond(core.refusal(transaction.request(), fault.get(), core.newTag()));
        } else {
            listener.onSubscribe(new ServerSubscribe(core, transaction));
        }
    }

    private static Optional<Refusal> fault(Core core, SipRequest request, Refusal busy) {
        if (request.first(HeaderType.EVENT).isEmpty()) {
            return Optional.of(Refusal.of(400, "Missing Event"));
        }
        if (request.contact().isEmpty()) {
            return Optional.of(Refusal.of(400, "Missing Contact"));
        }
        return tooBrief(core, request).or(() -> core.hasRoomForSubscription() ? Optional.empty() : Optional.of(busy));
    }

    static Duration wish(Core core, SipRequest request) {
        return request.expires()
                .map(Digits::seconds)
                .orElse(core.config().subscriptions().usual());
    }

    static Optional<Refusal> tooBrief(Core core, SipRequest request) {
        ExpiryRange range = core.config().subscriptions();
        return range.isTooBrief(wish(core, request))
                ? Optional.of(Refusal.of(
                        423, "Interval Too Brief", HeaderField.of(HeaderType.MIN_EXPIRES, Digits.of(range.least()))))
                : Optional.empty();
    }
}
