package uz.karnay.media;

import java.net.InetAddress;

/**
 * Under which addresses an engine is reached.
 *
 * @param bind what sockets are bound to; the unspecified address lets the system choose by its routes
 * @param advertised what {@link MediaEndpoint#localAddress} tells: the public address behind a NAT
 */
public record MediaAddresses(InetAddress bind, InetAddress advertised) {

    /** Bound to what is advertised. */
    public static MediaAddresses of(InetAddress address) {
        return new MediaAddresses(address, address);
    }
}
