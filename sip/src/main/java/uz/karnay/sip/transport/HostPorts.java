package uz.karnay.sip.transport;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import uz.karnay.sip.message.HostPort;

/** Socket addresses as SIP writes them. */
public final class HostPorts {

    private HostPorts() {}

    /** The address in figures, with its port. */
    public static HostPort of(InetSocketAddress address) {
        return HostPort.of(host(address.getAddress()), address.getPort());
    }

    /** The address in figures: IPv6 in brackets and without its zone, which means nothing elsewhere. */
    public static String host(InetAddress address) {
        String text = address.getHostAddress();
        if (!(address instanceof Inet6Address)) {
            return text;
        }
        int zone = text.indexOf('%');
        return "[" + (zone < 0 ? text : text.substring(0, zone)) + "]";
    }

    /** The same as {@link #host}, for {@code received}, where brackets are not written (RFC 3261 §25.1). */
    static String bare(InetAddress address) {
        String host = host(address);
        return host.charAt(0) == '[' ? host.substring(1, host.length() - 1) : host;
    }
}
