package uz.karnay.pbx.directory;

/**
 * Where an operator's server or proxy listens.
 *
 * @param host a name or an address
 * @param port 1 to 65535
 */
public record PeerAddress(String host, int port, Transport transport) {

    @Override
    public String toString() {
        return transport.name().toLowerCase(java.util.Locale.ROOT) + ":"
                + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
