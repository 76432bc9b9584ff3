package uz.karnay.api.web;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import org.apache.catalina.core.StandardHost;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Cookie;
import org.springframework.boot.web.server.servlet.Session;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uz.karnay.api.HttpConfig;
import uz.karnay.api.problem.BodyTooLarge;
import uz.karnay.api.problem.ProblemValve;

/** The embedded Tomcat: one address, a virtual thread per request, small limits on everything. */
@Configuration(proxyBeanMethods = false)
class TomcatConfiguration {

    private static final int MAX_CONNECTIONS = 256;
    private static final int HEADERS_LIMIT_BYTES = 8 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);
    private static final Duration SESSION_IDLE = Duration.ofHours(1);

    @Bean
    TomcatServletWebServerFactory webServer(HttpConfig http) {
        var factory = new TomcatServletWebServerFactory(http.port());
        factory.setAddress(http.address());
        factory.setDisableMBeanRegistry(true);
        factory.getSettings().setRegisterDefaultServlet(false);
        factory.getSettings().getJsp().setRegistered(false);
        sessions(factory.getSettings().getSession());
        factory.addConnectorCustomizers(connector -> {
            connector.setXpoweredBy(false);
            if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol) {
                limits(protocol);
            }
        });
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemValve.class.getName());
            }
        });
        return factory;
    }

    private static void sessions(Session session) {
        session.setTimeout(SESSION_IDLE);
        session.setTrackingModes(Set.of(Session.SessionTrackingMode.COOKIE));
        Cookie cookie = session.getCookie();
        cookie.setName("karnay-session");
        cookie.setHttpOnly(true);
        cookie.setSameSite(Cookie.SameSite.LAX);
        cookie.setPath("/");
    }

    private static void limits(AbstractHttp11Protocol<?> protocol) {
        virtualThreads(protocol);
        protocol.setMaxConnections(MAX_CONNECTIONS);
        protocol.setAcceptCount(64);
        protocol.setConnectionTimeout((int) PATIENCE.toMillis());
        protocol.setKeepAliveTimeout((int) KEEP_ALIVE.toMillis());
        protocol.setMaxHttpRequestHeaderSize(HEADERS_LIMIT_BYTES);
        protocol.setMaxSwallowSize(2 * BodyTooLarge.LIMIT_BYTES);
        protocol.setUseSendfile(false);
    }

    private static void virtualThreads(AbstractProtocol<?> protocol) {
        protocol.setExecutor(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("http-", 0).factory()));
    }
}
