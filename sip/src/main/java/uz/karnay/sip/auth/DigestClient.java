package uz.karnay.sip.auth;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.Entropy;
import uz.karnay.sip.message.Authentication;
import uz.karnay.sip.message.ByteSink;
import uz.karnay.sip.message.HeaderField;
import uz.karnay.sip.message.HeaderType;
import uz.karnay.sip.message.Headers;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.SipResponse;
import uz.karnay.sip.message.Uri;

/**
 * Answers the challenges of 401 and 407 for one account (RFC 3261 §22.2, §22.3) and goes on using a nonce, counting,
 * until the server wants another. Of several challenges from a realm it takes the strongest, which RFC 8760 §2.4 leaves
 * to local policy; by default it would be the topmost. Knows a wrong password from a nonce that grew old, so that nobody
 * hammers a server. Confined to its owner's loop.
 */
public final class DigestClient {

    /** What a challenge calls for. */
    public enum Outcome {
        /** Send the request again, as {@link #authorize} makes it. */
        RETRY,
        /** These credentials were just refused; another try would be, too. */
        REJECTED,
        /** No digest, no algorithm or qop we know, or none of the realm that is answered. */
        UNSUPPORTED
    }

    private static final int MAX_REALMS = 8;
    private static final int MAX_NONCES_IN_A_ROW = 3;

    /** {@code proxy} tells a 407 from a 401, which may come from the same realm. */
    private record Challenger(boolean proxy, String realm) {}

    private static final class Answering {
        private final DigestChallenge challenge;
        private final int noncesInARow;
        private long uses;

        Answering(DigestChallenge challenge, int noncesInARow) {
            this.challenge = challenge;
            this.noncesInARow = noncesInARow;
        }
    }

    private final String username;
    private final String password;
    private final Optional<String> onlyRealm;
    private final Entropy entropy;
    private final Map<Challenger, Answering> answering = new LinkedHashMap<>();

    public DigestClient(String username, String password, Entropy entropy) {
        this(username, password, Optional.empty(), entropy);
    }

    /** @param onlyRealm whose challenges alone are answered: a stranger is not shown what the password makes of its nonce */
    public DigestClient(String username, String password, Optional<String> onlyRealm, Entropy entropy) {
        this.username = username;
        this.password = password;
        this.onlyRealm = onlyRealm;
        this.entropy = entropy;
    }

    /** Takes the challenges of a 401 or 407 to {@code sent}, the request as it last went out. */
    public Outcome onChallenge(SipRequest sent, SipResponse response) {
        boolean proxy = response.status() == 407;
        List<DigestChallenge> challenges =
                strongestPerRealm(response.all(proxy ? HeaderType.PROXY_AUTHENTICATE : HeaderType.WWW_AUTHENTICATE));
        Outcome outcome = challenges.isEmpty() ? Outcome.UNSUPPORTED : Outcome.RETRY;
        for (DigestChallenge challenge : challenges) {
            if (!take(new Challenger(proxy, challenge.realm()), challenge, sent)) {
                outcome = Outcome.REJECTED;
            }
        }
        return outcome;
    }

    private List<DigestChallenge> strongestPerRealm(List<Authentication> offered) {
        var strongest = new LinkedHashMap<String, DigestChallenge>();
        offered.stream()
                .map(DigestChallenge::from)
                .flatMap(Optional::stream)
                .filter(challenge -> onlyRealm.isEmpty() || onlyRealm.get().equals(challenge.realm()))
                .sorted(Comparator.comparing(DigestChallenge::algorithm).reversed())
                .forEach(challenge -> strongest.putIfAbsent(challenge.realm(), challenge));
        return strongest.values().stream().limit(MAX_REALMS).toList();
    }

    private boolean take(Challenger challenger, DigestChallenge challenge, SipRequest sent) {
        Answering before = answering.get(challenger);
        if (before == null) {
            answering.put(challenger, new Answering(challenge, 1));
            return answering.size() <= MAX_REALMS;
        }
        boolean justAnswered = before.uses == 1 && carries(sent, challenger, before.challenge.nonce());
        int inARow = justAnswered ? before.noncesInARow + 1 : 1;
        if (justAnswered && !challenge.stale() || inARow > MAX_NONCES_IN_A_ROW) {
            return false;
        }
        answering.put(challenger, new Answering(challenge, inARow));
        return true;
    }

    private static boolean carries(SipRequest sent, Challenger challenger, String nonce) {
        return sent.all(header(challenger.proxy)).stream()
                .map(DigestCredentials::from)
                .flatMap(Optional::stream)
                .anyMatch(credentials -> credentials.realm().equals(challenger.realm)
                        && credentials.nonce().equals(nonce));
    }

    /** The request with credentials for everyone who challenged us so far; the request itself if nobody did. */
    public SipRequest authorize(SipRequest request) {
        if (answering.isEmpty()) {
            return request;
        }
        Headers headers = request.headers()
                .without(HeaderType.AUTHORIZATION.name())
                .without(HeaderType.PROXY_AUTHORIZATION.name());
        for (var each : answering.entrySet()) {
            Authentication credentials = credentials(each.getValue(), request).toAuthentication();
            headers = headers.plus(HeaderField.of(header(each.getKey().proxy), credentials));
        }
        return request.withHeaders(headers);
    }

    private DigestCredentials credentials(Answering to, SipRequest request) {
        DigestChallenge challenge = to.challenge;
        to.uses++;
        Qop qop = challenge.preferredQop();
        boolean needsCnonce = qop != Qop.NONE || challenge.algorithm().isSession();
        var unsigned = new DigestCredentials(
                username,
                challenge.realm(),
                challenge.nonce(),
                text(request.uri()),
                challenge.algorithm(),
                qop,
                qop == Qop.NONE ? 0 : to.uses,
                needsCnonce ? entropy.token(16) : "",
                challenge.opaque(),
                "");
        return unsigned.withResponse(DigestResponse.of(unsigned, password, request.method(), request.body()));
    }

    private static String text(Uri uri) {
        var out = new ByteSink(64);
        uri.writeTo(out);
        return out.toString();
    }

    private static HeaderType<Authentication> header(boolean proxy) {
        return proxy ? HeaderType.PROXY_AUTHORIZATION : HeaderType.AUTHORIZATION;
    }

    /** The realm that challenged first, for people. */
    public Optional<String> realm() {
        @Nullable
        Challenger first =
                answering.isEmpty() ? null : answering.keySet().iterator().next();
        return Optional.ofNullable(first).map(Challenger::realm);
    }

    @Override
    public String toString() {
        return "DigestClient[" + username + "]";
    }
}
