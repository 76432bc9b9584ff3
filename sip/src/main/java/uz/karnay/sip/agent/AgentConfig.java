package uz.karnay.sip.agent;

import java.util.Set;
import java.util.function.Supplier;
import uz.karnay.sip.message.MediaType;
import uz.karnay.sip.message.Method;

/**
 * What a user agent is and takes.
 *
 * @param product our name in User-Agent and Server; empty to leave both out
 * @param callIds draws the Call-ID of a request of ours, such that its answers find this loop
 * @param methods what is handled, and so what Allow says; INVITE, ACK, CANCEL and BYE are always among them
 * @param extensions the option tags that a peer may Require, and that Supported names
 * @param bodies the media types that an INVITE may carry
 * @param maxDialogs how many dialogs at most; an INVITE beyond is refused with 503
 * @param subscriptions how long they last
 * @param maxSubscriptions how many at most; a SUBSCRIBE beyond is refused with 503
 * @param timers after how long a session without a sign of life is over
 */
public record AgentConfig(
        String product,
        Supplier<String> callIds,
        Set<Method> methods,
        Set<String> extensions,
        Set<MediaType> bodies,
        int maxDialogs,
        ExpiryRange subscriptions,
        int maxSubscriptions,
        SessionTimers timers) {

    private static final Set<Method> METHODS = Set.of(
            Method.INVITE,
            Method.ACK,
            Method.CANCEL,
            Method.BYE,
            Method.OPTIONS,
            Method.REGISTER,
            Method.INFO,
            Method.UPDATE,
            Method.PRACK,
            Method.NOTIFY,
            Method.SUBSCRIBE,
            Method.REFER,
            Method.MESSAGE);

    /** Replacing a call (RFC 3891), a REFER that wants no news (RFC 4488), session timers (RFC 4028), PRACK
     * (RFC 3262). */
    private static final Set<String> EXTENSIONS = Set.of("replaces", "norefersub", "timer", "100rel");

    public AgentConfig {
        methods = Set.copyOf(methods);
        extensions = Set.copyOf(extensions);
        bodies = Set.copyOf(bodies);
        if (!methods.containsAll(Set.of(Method.INVITE, Method.ACK, Method.CANCEL, Method.BYE))) {
            throw new IllegalArgumentException("a session needs INVITE, ACK, CANCEL and BYE: " + methods);
        }
        if (maxDialogs < 1) {
            throw new IllegalArgumentException("maxDialogs must be positive: " + maxDialogs);
        }
        if (maxSubscriptions < 0) {
            throw new IllegalArgumentException("maxSubscriptions must not be negative: " + maxSubscriptions);
        }
    }

    /** A PBX: sessions described in SDP, their transfer, registrations, subscriptions. */
    public static AgentConfig of(String product, Supplier<String> callIds) {
        return new AgentConfig(
                product,
                callIds,
                METHODS,
                EXTENSIONS,
                Set.of(MediaType.SDP),
                20_000,
                ExpiryRange.STANDARD,
                20_000,
                SessionTimers.STANDARD);
    }

    public AgentConfig withMethods(Set<Method> all) {
        return new AgentConfig(
                product, callIds, all, extensions, bodies, maxDialogs, subscriptions, maxSubscriptions, timers);
    }

    public AgentConfig withMaxDialogs(int most) {
        return new AgentConfig(
                product, callIds, methods, extensions, bodies, most, subscriptions, maxSubscriptions, timers);
    }

    public AgentConfig withMaxSubscriptions(int most) {
        return new AgentConfig(product, callIds, methods, extensions, bodies, maxDialogs, subscriptions, most, timers);
    }

    public AgentConfig withTimers(SessionTimers sessionTimers) {
        return new AgentConfig(
                product,
                callIds,
                methods,
                extensions,
                bodies,
                maxDialogs,
                subscriptions,
                maxSubscriptions,
                sessionTimers);
    }
}
