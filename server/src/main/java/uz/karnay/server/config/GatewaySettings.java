package uz.karnay.server.config;

import java.util.List;
import java.util.stream.Stream;
import uz.karnay.gateway.GatewayConfig;
import uz.karnay.sip.auth.DigestAlgorithm;

/** Reads how the gateway behaves towards phones and operators. */
final class GatewaySettings {

    private GatewaySettings() {}

    /** @param domain unless it is set */
    static GatewayConfig read(Settings settings, String domain) {
        GatewayConfig defaults = GatewayConfig.defaults(domain);
        try {
            return new GatewayConfig(
                    settings.read("gateway.domain", defaults.domain(), text -> text),
                    defaults.product(),
                    settings.read("gateway.min-expiry", defaults.minExpiry(), Syntax::duration),
                    settings.read("gateway.default-expiry", defaults.defaultExpiry(), Syntax::duration),
                    settings.read("gateway.max-expiry", defaults.maxExpiry(), Syntax::duration),
                    settings.read("gateway.max-calls-per-loop", defaults.maxCallsPerLoop(), Syntax::count),
                    settings.read("gateway.max-lag", defaults.maxLag(), Syntax::duration),
                    settings.read("gateway.retry-after", defaults.retryAfter(), Syntax::duration),
                    settings.read("gateway.keep-alive", defaults.keepAlive(), Syntax::duration),
                    settings.read(
                            "gateway.digest-algorithms", defaults.digestAlgorithms(), GatewaySettings::algorithms));
        } catch (IllegalArgumentException e) {
            throw new ConfigException("gateway." + e.getMessage());
        }
    }

    private static List<DigestAlgorithm> algorithms(String text) {
        return Stream.of(text.split(","))
                .map(name -> Syntax.choice(DigestAlgorithm.class, name.strip()))
                .toList();
    }
}
