package uz.karnay.sdp;

import java.net.InetSocketAddress;

/**
 * The audio stream of the other side, as it described it.
 *
 * @param terms narrowed to what was allowed
 * @param rtp where it wants RTP; unresolved when it wrote a name, unspecified when it wrote 0.0.0.0
 * @param rtcp where it wants RTCP (RFC 3605), else one port above
 * @param rtcpMux whether it wants RTCP on the port of RTP (RFC 5761)
 * @param takesMetrics whether it takes VoIP metrics in its reports (RFC 3611 §5.1)
 * @param protection the keys, if there are any
 */
public record RemoteAudio(
        AudioTerms terms,
        InetSocketAddress rtp,
        InetSocketAddress rtcp,
        boolean rtcpMux,
        boolean takesMetrics,
        Protection protection) {

    /** Whether it does not listen now: it put us on hold. */
    public boolean isHold() {
        return !terms.direction().receives();
    }
}
