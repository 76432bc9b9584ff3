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

    /** {@code auth} with MD5 and SHA-256, see {@link #of(String, List)}. */
    public static DigestPolicy of(String realm) {
        return of(realm, List.of(DigestAlgorithm.MD5, DigestAlgorithm.SHA_256));
    }

    /**
     * {@code auth}; a nonce lives five minutes. A newer phone chooses the strongest of several challenges, but there are
     * phones from before RFC 8760 that give up at the sight of an algorithm they do not know.
     */
    public static DigestPolicy of(String realm, List<DigestAlgorithm> algorithms) {
        return new DigestPolicy(realm, algorithms, List.of(Qop.AUTH), Duration.ofMinutes(5), 65_536);
    }
}
