package uz.karnay.gateway;

import java.util.List;
import java.util.Locale;
import uz.karnay.pbx.directory.PeerAddress;
import uz.karnay.pbx.directory.Transport;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.sip.message.HostPort;
import uz.karnay.sip.message.SipUri;
import uz.karnay.sip.message.Uri;

/** How one trunk's server and account are written in requests. */
final class TrunkAddresses {

    private TrunkAddresses() {}

    /** The registrar: {@code sip:bell.uz}, with port and transport only where they are not the usual ones. */
    static SipUri server(Trunk trunk) {
        return at(trunk.server());
    }

    /** The address of record: {@code sip:998785553322@bell.uz}. */
    static SipUri account(Trunk trunk) {
        return SipUri.of(trunk.identity().login(), domain(trunk));
    }

    /** The host part of From, and of the address of record. */
    static HostPort domain(Trunk trunk) {
        String configured = trunk.identity().fromDomain();
        return HostPort.of(host(configured == null ? trunk.server().host() : configured));
    }

    /** The called number at the operator: {@code sip:+998901234567@bell.uz}. */
    static SipUri callee(Trunk trunk, String number) {
        return number.isEmpty() ? server(trunk) : server(trunk).withUser(number);
    }

    /** The route through the outbound proxy, if there is one (RFC 3261 §8.1.2). */
    static List<Uri> routes(Trunk trunk) {
        PeerAddress proxy = trunk.outboundProxy();
        return proxy == null ? List.of() : List.of(at(proxy).withParameter("lr"));
    }

    /** Where messages of this trunk go. */
    static PeerAddress nextHop(Trunk trunk) {
        PeerAddress proxy = trunk.outboundProxy();
        return proxy == null ? trunk.server() : proxy;
    }

    /** IPv6 in brackets, as a URI wants it. */
    static String host(String nameOrAddress) {
        return nameOrAddress.contains(":") && nameOrAddress.charAt(0) != '['
                ? "[" + nameOrAddress + "]"
                : nameOrAddress;
    }

    private static SipUri at(PeerAddress peer) {
        int usual = peer.transport() == Transport.TLS ? 5061 : 5060;
        String host = host(peer.host());
        SipUri uri = SipUri.of(peer.port() == usual ? HostPort.of(host) : HostPort.of(host, peer.port()));
        return peer.transport() == Transport.UDP
                ? uri
                : uri.withParameter("transport", peer.transport().name().toLowerCase(Locale.ROOT));
    }
}
