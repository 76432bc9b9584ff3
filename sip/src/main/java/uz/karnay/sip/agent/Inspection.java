package uz.karnay.sip.agent;

import java.util.List;
import java.util.Optional;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderName;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.MediaType;
import uz.karnay.sip.message.Method;
import uz.karnay.sip.message.OtherUri;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.Token;

/** The checks that a request passes before anybody looks at what it wants: RFC 3261 §8.2.1 to §8.2.3. Immutable. */
final class Inspection {

    private final AgentConfig config;
    private final HeaderField allow;
    private final HeaderField accept;

    Inspection(AgentConfig config, HeaderField allow) {
        this.config = config;
        this.allow = allow;
        this.accept = HeaderField.of(HeaderType.ACCEPT, List.copyOf(config.bodies()));
    }

    /** What is wrong with the request, in the order of the RFC. */
    Optional<Refusal> of(SipRequest request) {
        return method(request)
                .or(() -> uri(request))
                .or(() -> hops(request))
                .or(() -> extensions(request))
                .or(() -> request.is(Method.INVITE) ? content(request) : Optional.empty());
    }

    /** §8.2.1: 405 for a method that we know and do not take, 501 for one that nobody knows (§21.5.2). */
    private Optional<Refusal> method(SipRequest request) {
        if (config.methods().contains(request.method())) {
            return Optional.empty();
        }
        return request.method().isKnown()
                ? refusal(405, "Method Not Allowed", allow)
                : refusal(501, "Not Implemented", allow);
    }

    /** §8.2.2.1. */
    private static Optional<Refusal> uri(SipRequest request) {
        return request.uri() instanceof OtherUri ? refusal(416, "Unsupported URI Scheme") : Optional.empty();
    }

    /** A call that goes round in circles through us ends here, as in a proxy (§16.3); OPTIONS may be aimed at us by it (§11). */
    private static Optional<Refusal> hops(SipRequest request) {
        return request.maxForwards() == 0 && request.is(Method.INVITE)
                ? refusal(483, "Too Many Hops")
                : Optional.empty();
    }

    /** §8.2.2.3: not in a CANCEL. */
    private Optional<Refusal> extensions(SipRequest request) {
        List<Token> unknown = request.is(Method.CANCEL)
                ? List.of()
                : request.all(HeaderType.REQUIRE).stream()
                        .filter(tag -> !config.extensions().contains(tag.word()))
                        .toList();
        return unknown.isEmpty()
                ? Optional.empty()
                : refusal(420, "Bad Extension", HeaderField.of(HeaderType.UNSUPPORTED, unknown));
    }

    /** §8.2.3, and 406 when no answer of ours would be understood (§21.4.7). */
    private Optional<Refusal> content(SipRequest invite) {
        if (!invite.body().isEmpty()) {
            if (isEncoded(invite)) {
                return refusal(415, "Unsupported Media Type", HeaderField.of(HeaderName.ACCEPT_ENCODING, "identity"));
            }
            if (invite.contentType().filter(this::isTaken).isEmpty()) {
                return refusal(415, "Unsupported Media Type", accept);
            }
        }
        return acceptsNothingOfOurs(invite) ? refusal(406, "Not Acceptable") : Optional.empty();
    }

    private static boolean isEncoded(SipRequest request) {
        return request.all(HeaderType.CONTENT_ENCODING).stream().anyMatch(coding -> !coding.is("identity"));
    }

    private boolean isTaken(MediaType type) {
        return config.bodies().stream().anyMatch(taken -> taken.matches(type));
    }

    private boolean acceptsNothingOfOurs(SipRequest invite) {
        return invite.has(HeaderType.ACCEPT)
                && invite.all(HeaderType.ACCEPT).stream()
                        .noneMatch(range -> config.bodies().stream().anyMatch(range::matches));
    }

    /** What an OPTIONS is told about bodies (§11.2). */
    HeaderField accept() {
        return accept;
    }

    private static Optional<Refusal> refusal(int status, String reason, HeaderField... headers) {
        return Optional.of(Refusal.of(status, reason, headers));
    }
}
