package uz.karnay.server.config;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import uz.karnay.sip.agent.SessionTimers;

/**
 * Where and how SIP is spoken.
 *
 * @param listen UDP and TCP; the unspecified address stands for every interface
 * @param publicAddress what peers outside the local networks reach this server by, when a router translates addresses
 * @param maxConnections TCP connections at once, from everywhere
 * @param maxConnectionsPerAddress TCP connections at once from one address
 * @param idleTimeout a TCP connection that carried nothing for so long is closed
 * @param messageTimeout the time a peer on TCP has for one message from its first byte to its last
 * @param sessionTimer a call whose peer gives no sign of life for so long ends (RFC 4028); zero asks for none
 * @param trace a file that every message is written to
 */
public record SipConfig(
        InetSocketAddress listen,
        Optional<InetAddress> publicAddress,
        int maxConnections,
        int maxConnectionsPerAddress,
        Duration idleTimeout,
        Duration messageTimeout,
        Duration sessionTimer,
        Optional<Path> trace) {

    public SipConfig {
        Check.between("sip.max-connections", maxConnections, 1, 100_000);
        Check.between("sip.max-connections-per-address", maxConnectionsPerAddress, 1, maxConnections);
        Check.between("sip.idle-timeout", idleTimeout, Duration.ofSeconds(10), Duration.ofDays(1));
        Check.between("sip.message-timeout", messageTimeout, Duration.ofSeconds(1), Duration.ofMinutes(1));
        if (sessionTimer.isPositive()) {
            Check.between("sip.session-timer", sessionTimer, Duration.ofSeconds(90), Duration.ofDays(1));
        }
    }

    /** What calls ask for. */
    public SessionTimers timers() {
        return new SessionTimers(sessionTimer, SessionTimers.STANDARD.least());
    }

    static SipConfig read(Settings settings) {
        return new SipConfig(
                settings.read("sip.listen", Syntax.address("0.0.0.0:5060"), Syntax::address),
                settings.read("sip.public-address", Optional.empty(), text -> Optional.of(Syntax.host(text))),
                settings.read("sip.max-connections", 4096, Syntax::count),
                settings.read("sip.max-connections-per-address", 256, Syntax::count),
                settings.read("sip.idle-timeout", Duration.ofHours(1), Syntax::duration),
                settings.read("sip.message-timeout", Duration.ofSeconds(10), Syntax::duration),
                settings.read("sip.session-timer", SessionTimers.STANDARD.interval(), Syntax::duration),
                settings.read("sip.trace", Optional.empty(), text -> Optional.of(Path.of(text))));
    }
}
