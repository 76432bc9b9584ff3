package uz.karnay.api;

import java.net.InetAddress;

/**
 * Where the management plane listens.
 *
 * @param port 0 to 65535; 0 takes any free one
 */
public record HttpConfig(InetAddress address, int port) {

    public HttpConfig {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("http port must be 0 to 65535, not " + port);
        }
    }
}
