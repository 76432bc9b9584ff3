package uz.karnay.sip.auth;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import uz.karnay.sip.message.Authentication;
import uz.karnay.sip.message.Parameters;

/**
 * Asks for a digest (RFC 3261 §20.44, RFC 7616 §3.3). {@code qops} is empty if the challenger does not know qop;
 * {@code opaque} is empty if there is none.
 */
public record DigestChallenge(
        String realm, String nonce, String opaque, DigestAlgorithm algorithm, List<Qop> qops, boolean stale) {

    public DigestChallenge {
        qops = List.copyOf(qops);
    }

    /** The challenge, if it is one we can answer: the scheme, the algorithm and one of the qops are known. */
    public static Optional<DigestChallenge> from(Authentication challenge) {
        Parameters parameters = challenge.parameters();
        if (!challenge.isDigest() || !parameters.has("nonce") || !parameters.has("realm")) {
            return Optional.empty();
        }
        List<Qop> qops = qops(parameters);
        if (parameters.has("qop") && qops.isEmpty()) {
            return Optional.empty();
        }
        return DigestAlgorithm.of(parameters.value("algorithm").orElse("MD5"))
                .map(algorithm -> new DigestChallenge(
                        parameters.value("realm").orElse(""),
                        parameters.value("nonce").orElse(""),
                        parameters.value("opaque").orElse(""),
                        algorithm,
                        qops,
                        parameters.value("stale").orElse("").equalsIgnoreCase("true")));
    }

    private static List<Qop> qops(Parameters parameters) {
        return Arrays.stream(parameters.value("qop").orElse("").split(","))
                .map(name -> Qop.of(name.strip()))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** The protection to answer with: {@code auth} where it is offered, since bodies change on their way. */
    Qop preferredQop() {
        return qops.isEmpty() ? Qop.NONE : qops.contains(Qop.AUTH) ? Qop.AUTH : Qop.AUTH_INT;
    }

    public Authentication toAuthentication() {
        Parameters parameters = Parameters.NONE.withQuoted("realm", realm).withQuoted("nonce", nonce);
        if (!opaque.isEmpty()) {
            parameters = parameters.withQuoted("opaque", opaque);
        }
        parameters = stale ? parameters.with("stale", "true") : parameters;
        parameters = parameters.with("algorithm", algorithm.wireName());
        if (!qops.isEmpty()) {
            parameters = parameters.withQuoted(
                    "qop", qops.stream().map(Qop::wireName).collect(Collectors.joining(",")));
        }
        return new Authentication("Digest", parameters);
    }
}
