package uz.karnay.sip.transport;

import uz.karnay.sip.message.HostPort;
import uz.karnay.sip.message.SipUri;

/**
 * Where a URI leads: protocol, host and port by RFC 3261 §18.1.1, §19.1.1 and the part of RFC 3263 §4 that asks no DNS
 * for NAPTR or SRV.
 *
 * @param host a name, or an address without brackets
 */
public record NextHop(Protocol protocol, String host, int port) {

    public static NextHop of(SipUri uri) {
        Protocol protocol = protocolOf(uri);
        String host = uri.parameter("maddr")
                .filter(maddr -> !maddr.isEmpty())
                .orElseGet(() -> uri.hostPort().address());
        return new NextHop(protocol, host, uri.hostPort().portOr(protocol.defaultPort()));
    }

    private static Protocol protocolOf(SipUri uri) {
        Protocol named = uri.transport().flatMap(Protocol::named).orElse(Protocol.UDP);
        if (!uri.isSecure()) {
            return named;
        }
        return named == Protocol.WS || named == Protocol.WSS ? Protocol.WSS : Protocol.TLS;
    }

    /** Where the responses to a request go whose Via names this host (RFC 3261 §18.2.2). */
    static int responsePort(HostPort sentBy, Protocol protocol) {
        return sentBy.portOr(protocol.defaultPort());
    }
}
