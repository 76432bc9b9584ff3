package uz.karnay.gateway;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import uz.karnay.sip.transport.Destination;
import uz.karnay.sip.transport.Flow;
import uz.karnay.sip.transport.Protocol;

/** The other end of a flow as it is written in bindings and records: {@code udp:192.0.2.7:5061}, {@code tcp:[::1]:5060}. */
record FlowAddress(Protocol protocol, InetSocketAddress remote) {

    static FlowAddress of(Flow flow) {
        return new FlowAddress(flow.protocol(), flow.remote());
    }

    /** Reads what {@link #toString} wrote; nothing if somebody else wrote it. */
    static Optional<FlowAddress> parse(String text) {
        int first = text.indexOf(':');
        int last = text.lastIndexOf(':');
        if (first <= 0 || last <= first) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.ofLiteral(unbracketed(text.substring(first + 1, last)));
            var remote = new InetSocketAddress(address, Integer.parseInt(text.substring(last + 1)));
            return Protocol.named(text.substring(0, first)).map(protocol -> new FlowAddress(protocol, remote));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    Destination destination() {
        return new Destination.At(protocol, remote, remote.getAddress().getHostAddress());
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    @Override
    public String toString() {
        String host = remote.getAddress().getHostAddress();
        return protocol.parameter() + ":" + (host.contains(":") ? "[" + host + "]" : host) + ":" + remote.getPort();
    }
}
