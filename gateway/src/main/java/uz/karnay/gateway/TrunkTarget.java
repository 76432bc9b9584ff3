package uz.karnay.gateway;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import uz.karnay.pbx.directory.PeerAddress;
import uz.karnay.pbx.directory.Transport;
import uz.karnay.sip.transport.Destination;
import uz.karnay.sip.transport.Protocol;

/**
 * Where one trunk's REGISTER, OPTIONS and INVITE go: its server, or outbound proxy, resolved once for all of them.
 *
 * @param addresses in the order to try them, never empty
 * @param current index of the one in use
 */
record TrunkTarget(PeerAddress peer, List<InetSocketAddress> addresses, int current) {

    TrunkTarget {
        addresses = List.copyOf(addresses);
    }

    static TrunkTarget of(PeerAddress peer, List<InetAddress> resolved) {
        return new TrunkTarget(
                peer,
                resolved.stream()
                        .map(address -> new InetSocketAddress(address, peer.port()))
                        .toList(),
                0);
    }

    Destination destination() {
        return new Destination.At(protocol(peer.transport()), addresses.get(current), peer.host());
    }

    boolean hasNext() {
        return current + 1 < addresses.size();
    }

    TrunkTarget next() {
        return new TrunkTarget(peer, addresses, current + 1);
    }

    boolean isAt(InetAddress address) {
        return addresses.stream().anyMatch(own -> own.getAddress().equals(address));
    }

    static Protocol protocol(Transport transport) {
        return switch (transport) {
            case UDP -> Protocol.UDP;
            case TCP -> Protocol.TCP;
            case TLS -> Protocol.TLS;
        };
    }
}
