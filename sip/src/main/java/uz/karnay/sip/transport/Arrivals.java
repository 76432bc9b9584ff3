package uz.karnay.sip.transport;

import java.net.InetSocketAddress;
import uz.karnay.sip.message.SipRequest;
import uz.karnay.sip.message.Via;

/** Marks requests with the address they really came from: RFC 3261 §18.2.1 and RFC 3581 §4. Stateless. */
final class Arrivals {

    private Arrivals() {}

    /**
     * The request with {@code received} in its top Via if the host there is not the source ("MUST add a received
     * parameter"), and with {@code rport} filled in, and {@code received} in any case, if it was asked for.
     */
    static SipRequest marked(SipRequest request, InetSocketAddress source) {
        Via via = request.topVia();
        String address = HostPorts.bare(source.getAddress());
        boolean wantsPort = via.hasRport();
        if (!wantsPort && via.sentBy().address().equalsIgnoreCase(address)) {
            return request;
        }
        Via received = via.withReceived(address);
        return request.withTopVia(wantsPort ? received.withRport(source.getPort()) : received);
    }
}
