package uz.karnay.sip.message;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** When two SIP URIs name the same resource, RFC 3261 §19.1.4. */
final class SipUriEquivalence {

    /** A URI that has one of these never equals one that has not. */
    private static final List<String> DECISIVE = List.of("user", "ttl", "method", "maddr");

    private SipUriEquivalence() {}

    static boolean same(SipUri a, SipUri b) {
        return a.isSecure() == b.isSecure()
                && a.user().equals(b.user())
                && Objects.equals(a.rawPassword(), b.rawPassword())
                && a.hostPort().equals(b.hostPort())
                && sameParameters(a, b)
                && headers(a).equals(headers(b));
    }

    /** "Any uri-parameter appearing in both URIs must match"; {@code transport} also if only one has it. */
    private static boolean sameParameters(SipUri a, SipUri b) {
        return DECISIVE.stream().allMatch(name -> sameValue(a.parameter(name), b.parameter(name)))
                && sameValue(a.transport(), b.transport())
                && commonMatch(a, b);
    }

    private static boolean commonMatch(SipUri a, SipUri b) {
        boolean[] match = {true};
        a.parameters()
                .forEach((name, value) ->
                        match[0] &= !b.parameters().has(name) || sameValue(a.parameter(name), b.parameter(name)));
        return match[0];
    }

    private static boolean sameValue(Optional<String> a, Optional<String> b) {
        return a.isPresent() == b.isPresent() && a.orElse("").equalsIgnoreCase(b.orElse(""));
    }

    private static Set<String> headers(SipUri uri) {
        var headers = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Arrays.stream(uri.headers().split("&", -1)).map(Escapes::decoded).forEach(headers::add);
        return headers;
    }
}
