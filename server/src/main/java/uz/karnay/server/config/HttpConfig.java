package uz.karnay.server.config;

import java.net.InetSocketAddress;

/**
 * Where the API and the panel are served. By default only this machine reaches them, since they speak plain HTTP.
 *
 * @param listen TCP
 */
public record HttpConfig(InetSocketAddress listen) {

    static HttpConfig read(Settings settings) {
        return new HttpConfig(settings.read("http.listen", Syntax.address("127.0.0.1:8080"), Syntax::address));
    }
}
