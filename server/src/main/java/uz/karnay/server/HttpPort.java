package uz.karnay.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import uz.karnay.api.HttpConfig;

/** Looks early whether the API will have its port, since it takes it only seconds after the calls have begun. */
final class HttpPort {

    private HttpPort() {}

    /** @throws StartException when it is taken, not allowed or not of this machine */
    static void requireFree(HttpConfig http) {
        var address = new InetSocketAddress(http.address(), http.port());
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(address);
        } catch (IOException e) {
            throw SipSockets.cannotListen("HTTP", "--http", address, e);
        }
    }
}
