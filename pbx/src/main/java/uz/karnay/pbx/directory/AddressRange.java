package uz.karnay.pbx.directory;

/**
 * Addresses from which a trunk's calls come, as CIDR, optionally narrowed to one source port.
 *
 * @param network such as {@code 192.0.2.0}
 * @param prefixBits 0 to 32, or to 128 for IPv6
 * @param port 0 for any
 */
public record AddressRange(String network, int prefixBits, int port) {}
