package uz.karnay.sip.transport;

import java.net.InetSocketAddress;
import java.util.Optional;
import uz.karnay.sip.message.Via;

/** Where a response goes by the top Via of its request, which {@link Arrivals} marked: RFC 3261 §18.2.2. Stateless. */
final class ResponseRoute {

    private ResponseRoute() {}

    /**
     * Over UDP: to the very source if {@code rport} was asked for (RFC 3581 §4), else to the source's address with the
     * port of {@code sent-by}. A Via with {@code maddr} is answered at the source too: multicast is not spoken here.
     */
    static InetSocketAddress datagram(Via via, InetSocketAddress source) {
        return via.hasRport() ? source : stream(via, source, Protocol.UDP);
    }

    /** For a request that could not be read: to the port of its Via if that much could be, else to the source. */
    static Flow malformed(Optional<Via> via, Flow flow) {
        return flow instanceof Flow.Datagrams(var port, var source) && via.isPresent()
                ? new Flow.Datagrams(port, datagram(via.get(), source))
                : flow;
    }

    /** When the request's own connection is gone: the source's address with the port of {@code sent-by}. */
    static InetSocketAddress stream(Via via, InetSocketAddress source, Protocol protocol) {
        return new InetSocketAddress(source.getAddress(), NextHop.responsePort(via.sentBy(), protocol));
    }
}
