package uz.karnay.sip.auth;

import java.time.Duration;
import java.util.List;

/**
 * How a server challenges. {@code algorithms} in order of preference, each in a challenge of its own (RFC 8760 §2.3);
 * {@code maxNonces} bounds the memory that keeps requests from being replayed.
 */
public record DigestPolicy(
        String realm, List<DigestAlgorithm> algorithms, List<Qop> qops, Duration nonceLife, int maxNonces) {

    public DigestPolicy {
        algorithms = List.copyOf(algorithms);
        qops = List.copyOf(qops);
        if (algorithms.isEmpty() || qops.isEmpty() || qops.contains(Qop.NONE)) {
            throw new IllegalArgumentException("a challenge needs an algorithm and a qop");
        }
        if (!nonceLife.isPositive() || maxNonces < 1) {
            throw new IllegalArgumentException("a nonce needs some time and room");
        }
    }

    /**
     * {@code auth} with SHA-256 and MD5, which most phones still need; a nonce lives five minutes. Offers MD5 first:
     * phones from before RFC 8760 take the first challenge or none, and newer ones choose the stronger.
     */
    public static DigestPolicy of(String realm) {
        return new DigestPolicy(
                realm,
                List.of(DigestAlgorithm.MD5, DigestAlgorithm.SHA_256),
                List.of(Qop.AUTH),
                Duration.ofMinutes(5),
                65_536);
    }
}
