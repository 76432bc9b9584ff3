package uz.karnay.sdp;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Where media go: {@code c=} (RFC 8866 §5.7). */
public record Connection(String networkType, String addressType, String address) {

    static final String INTERNET = "IN";

    /** The description has no such line here. */
    public static final Connection NONE = new Connection("", "", "");

    static Connection of(InetAddress address) {
        return new Connection(INTERNET, typeOf(address), textOf(address));
    }

    static String typeOf(InetAddress address) {
        return address instanceof Inet6Address ? "IP6" : "IP4";
    }

    static String textOf(InetAddress address) {
        String text = address.getHostAddress();
        int scope = text.indexOf('%');
        return scope < 0 ? text : text.substring(0, scope);
    }

    public boolean isPresent() {
        return !address.isEmpty();
    }

    /** Whether it is of the Internet: anything else is not reached from here. */
    boolean isInternet() {
        return networkType.equals(INTERNET) && (addressType.equals("IP4") || addressType.equals("IP6"));
    }

    /** The host without a multicast scope; unresolved when it is a name, since nothing here asks a name server. */
    InetSocketAddress at(int port) {
        int slash = address.indexOf('/');
        return hostAt(slash < 0 ? address : address.substring(0, slash), port);
    }

    private static InetSocketAddress hostAt(String host, int port) {
        try {
            return new InetSocketAddress(InetAddress.ofLiteral(host), port);
        } catch (IllegalArgumentException _) {
            return InetSocketAddress.createUnresolved(host, port);
        }
    }

    @Override
    public String toString() {
        return networkType + " " + addressType + " " + address;
    }
}
