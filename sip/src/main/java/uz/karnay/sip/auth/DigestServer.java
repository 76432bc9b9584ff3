package uz.karnay.sip.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;
import uz.karnay.sip.message.Authentication;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.OtherUri;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipUri;
import uz.karnay.sip.message.TelUri;
import uz.karnay.sip.message.Uri;

/**
 * Challenges requests and checks their digests (RFC 3261 §22.4, RFC 8760 §2.3). One per call loop and confined
 * to it; all share a {@link NonceKey}.
 */
public final class DigestServer {

    private final DigestPolicy policy;
    private final Clock clock;
    private final Nonces nonces;
    private final NonceUses uses;

    public DigestServer(DigestPolicy policy, NonceKey key, Clock clock, Entropy entropy) {
        this.policy = policy;
        this.clock = clock;
        this.nonces = new Nonces(key, policy.realm(), clock, entropy);
        this.uses = new NonceUses(policy.maxNonces(), policy.nonceLife().toNanos());
    }

    public String realm() {
        return policy.realm();
    }

    /** One challenge for each algorithm, to be put into WWW-Authenticate or Proxy-Authenticate fields of their own. */
    public List<Authentication> challenges(SipRequest request, boolean stale) {
        String nonce = nonces.next(request.callId());
        return policy.algorithms().stream()
                .map(algorithm -> new DigestChallenge(policy.realm(), nonce, "", algorithm, policy.qops(), stale))
                .map(DigestChallenge::toAuthentication)
                .toList();
    }

    /**
     * Checks the credentials in {@code header}, Authorization or Proxy-Authorization.
     *
     * @param passwords the password of a user, if there is such a user
     */
    public DigestVerdict verify(
            SipRequest request, HeaderType<Authentication> header, Function<String, Optional<String>> passwords) {
        Authentication ours = request.all(header).stream()
                .filter(this::isForOurRealm)
                .findFirst()
                .orElse(null);
        if (ours == null) {
            return new DigestVerdict.Missing();
        }
        DigestCredentials credentials = DigestCredentials.from(ours).orElse(null);
        if (credentials == null || !isOffered(credentials)) {
            return new DigestVerdict.Unreadable("Bad Credentials");
        }
        if (!namesTarget(credentials.uri(), request.uri())) {
            return new DigestVerdict.Unreadable("Credentials For Another URI");
        }
        return check(request, credentials, passwords.apply(credentials.username()));
    }

    private boolean isForOurRealm(Authentication credentials) {
        return credentials.isDigest()
                && credentials
                        .parameters()
                        .value("realm")
                        .filter(policy.realm()::equals)
                        .isPresent();
    }

    /** Without qop it is RFC 2069's digest, as old phones send it; each of their nonces is good once. */
    private boolean isOffered(DigestCredentials credentials) {
        return policy.algorithms().contains(credentials.algorithm())
                && (credentials.qop() == Qop.NONE || policy.qops().contains(credentials.qop()));
    }

    private DigestVerdict check(SipRequest request, DigestCredentials credentials, Optional<String> password) {
        // an unknown user costs as much time as a known one, so that nobody can list our users with a clock
        String expected = DigestResponse.of(credentials, password.orElse(""), request.method(), request.body());
        if (!same(expected, credentials.response()) || password.isEmpty()) {
            return new DigestVerdict.Wrong(credentials.username(), password.isPresent());
        }
        return isFresh(request, credentials)
                ? new DigestVerdict.Accepted(credentials.username())
                : new DigestVerdict.Stale(credentials.username());
    }

    private boolean isFresh(SipRequest request, DigestCredentials credentials) {
        if (!nonces.isOurs(credentials.nonce(), request.callId())) {
            return false;
        }
        long now = clock.nanos();
        long made = Nonces.madeNanos(credentials.nonce());
        return now - made <= policy.nonceLife().toNanos()
                && uses.use(credentials.nonce(), made, credentials.nonceCount(), now);
    }

    private static boolean same(String expected, String response) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.ISO_8859_1),
                response.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.ISO_8859_1));
    }

    /**
     * The host must agree, and the user where one is named: some phones write only the server, as in REGISTER. Parameters
     * and ports are changed by proxies and phones. RFC 7616 §3.4.6 asks for the same resource; what guards against
     * replay is the nonce, which is good for one Call-ID and counts.
     */
    private static boolean namesTarget(String text, Uri target) {
        Uri named = Uri.parse(text).orElse(null);
        return switch (target) {
            case SipUri sip ->
                named instanceof SipUri same
                        && (same.user().isEmpty() || sip.user().equals(same.user()))
                        && sip.host().equalsIgnoreCase(same.host());
            case TelUri tel -> tel.equals(named);
            case OtherUri other -> other.equals(named);
        };
    }
}
