package uz.karnay.media;

import java.net.InetSocketAddress;
import uz.karnay.rtp.LatchPolicy;

/**
 * Where the peer said its media are.
 *
 * @param rtp as signalled; the unspecified address means that nothing is sent (hold of old)
 * @param rtcp as signalled, by RFC 3605 or one port above
 * @param mux whether RTCP shares the port of RTP (RFC 5761)
 * @param policy from where else it may come
 * @param clockRate hertz of the RTP timestamps of its first codec, for jitter
 * @param metrics whether it takes VoIP metrics (RFC 3611 §5.1)
 */
public record RemoteMedia(
        InetSocketAddress rtp,
        InetSocketAddress rtcp,
        boolean mux,
        LatchPolicy policy,
        int clockRate,
        boolean metrics) {

    public RemoteMedia {
        if (clockRate <= 0) {
            throw new IllegalArgumentException("a clock rate is positive: " + clockRate);
        }
    }

    /** One that takes no VoIP metrics. */
    public RemoteMedia(InetSocketAddress rtp, InetSocketAddress rtcp, boolean mux, LatchPolicy policy, int clockRate) {
        this(rtp, rtcp, mux, policy, clockRate, false);
    }

    /** The signalled host on any port, G.711's clock. */
    public static RemoteMedia of(InetSocketAddress rtp, InetSocketAddress rtcp, boolean mux) {
        return new RemoteMedia(rtp, rtcp, mux, new LatchPolicy.SameHost(), 8000);
    }
}
