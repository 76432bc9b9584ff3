package uz.karnay.gateway;

import java.time.Duration;
import java.util.List;
import uz.karnay.sip.auth.DigestAlgorithm;

/**
 * How the gateway behaves towards phones and operators.
 *
 * @param domain our name: the realm of challenges and the host of internal callers' addresses
 * @param product the value of Server and User-Agent
 * @param minExpiry shorter registrations are refused with 423, at least 30 s (RFC 3261 §10.3)
 * @param defaultExpiry granted when a phone asks for none
 * @param maxExpiry longer ones are shortened to it
 * @param maxCallsPerLoop calls at once on one call loop; more are refused with 503
 * @param maxLag how late a call loop may keep running before it refuses new calls with 503
 * @param retryAfter what such a 503 tells the caller to wait
 * @param keepAlive pause between OPTIONS inside an answered dialog, which end a call whose peer is gone; zero: none are
 *     sent
 * @param digestAlgorithms what phones are challenged with, a challenge for each (RFC 8760 §2.3); MD5 alone unless every
 *     phone of the house understands more: baresip 1.0 gives up when it sees SHA-256
 */
public record GatewayConfig(
        String domain,
        String product,
        Duration minExpiry,
        Duration defaultExpiry,
        Duration maxExpiry,
        int maxCallsPerLoop,
        Duration maxLag,
        Duration retryAfter,
        Duration keepAlive,
        List<DigestAlgorithm> digestAlgorithms) {

    public GatewayConfig {
        digestAlgorithms = List.copyOf(digestAlgorithms);
        if (digestAlgorithms.isEmpty()) {
            throw new IllegalArgumentException("digest-algorithms must name one at least");
        }
        if (domain.isBlank()) {
            throw new IllegalArgumentException("domain must not be empty");
        }
        if (minExpiry.compareTo(Duration.ofSeconds(30)) < 0) {
            throw new IllegalArgumentException("min-expiry must be at least 30 s: " + minExpiry);
        }
        if (defaultExpiry.compareTo(minExpiry) < 0 || maxExpiry.compareTo(defaultExpiry) < 0) {
            throw new IllegalArgumentException("min-expiry, default-expiry and max-expiry must not decrease: "
                    + minExpiry + ", " + defaultExpiry + ", " + maxExpiry);
        }
        if (maxCallsPerLoop < 1) {
            throw new IllegalArgumentException("max-calls-per-loop must be positive: " + maxCallsPerLoop);
        }
        if (keepAlive.isNegative() || maxLag.isNegative() || retryAfter.isNegative()) {
            throw new IllegalArgumentException("keep-alive, max-lag and retry-after must not be negative");
        }
    }

    public static GatewayConfig defaults(String domain) {
        return new GatewayConfig(
                domain,
                "Karnay",
                Duration.ofSeconds(60),
                Duration.ofHours(1),
                Duration.ofHours(2),
                5000,
                Duration.ofMillis(500),
                Duration.ofSeconds(10),
                Duration.ofMinutes(2),
                List.of(DigestAlgorithm.MD5));
    }
}
