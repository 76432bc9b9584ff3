package uz.karnay.server.config;

import java.net.InetSocketAddress;
import uz.karnay.api.HttpConfig;

/** Reads where the API is served. By default only this machine reaches it: it speaks plain HTTP. */
final class HttpSettings {

    private HttpSettings() {}

    static HttpConfig read(Settings settings) {
        InetSocketAddress listen = settings.read("http.listen", Syntax.address("127.0.0.1:8080"), Syntax::address);
        return new HttpConfig(listen.getAddress(), listen.getPort());
    }
}
