package uz.karnay.api.web;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import uz.karnay.api.HttpConfig;
import uz.karnay.api.Ports;

/** Makes Spring's context of the management plane: no scanning, no configuration files, no environment variables. */
public final class PlaneContext {

    private PlaneContext() {}

    /** A context to be refreshed. It closes nothing of {@code ports}. */
    public static AnnotationConfigServletWebServerApplicationContext create(HttpConfig http, Ports ports) {
        var context = new AnnotationConfigServletWebServerApplicationContext();
        context.setEnvironment(environment());
        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
        register(context.getDefaultListableBeanFactory(), http, ports);
        context.register(WebConfiguration.class);
        return context;
    }

    /** The address as a person types it into a browser. */
    public static String url(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        boolean six = address.getAddress() instanceof Inet6Address;
        return "http://" + (six ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    /** Ready-made singletons are never destroyed by the context, unlike beans it makes. */
    private static void register(DefaultListableBeanFactory beans, HttpConfig http, Ports ports) {
        beans.registerSingleton("httpConfig", http);
        beans.registerSingleton("ports", ports);
        beans.registerSingleton("directory", ports.directory());
        beans.registerSingleton("bindings", ports.bindings());
        beans.registerSingleton("trunkLines", ports.trunks());
        beans.registerSingleton("liveCalls", ports.liveCalls());
        beans.registerSingleton("callHistory", ports.history());
        beans.registerSingleton("accountStore", ports.accounts());
        beans.registerSingleton("recordings", ports.recordings());
        beans.registerSingleton("sounds", ports.sounds());
        beans.registerSingleton("voicemail", ports.voicemail());
        beans.registerSingleton("queues", ports.queues());
        beans.registerSingleton("clock", ports.clock());
        beans.registerSingleton("entropy", ports.entropy());
    }

    private static StandardEnvironment environment() {
        var environment = new PlaneEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "karnay",
                        Map.of(
                                "springdoc.api-docs.path", "/api/v1/openapi.json",
                                "springdoc.api-docs.version", "openapi_3_1",
                                "springdoc.paths-to-match", "/api/v1/**",
                                "springdoc.default-consumes-media-type", "application/json",
                                "springdoc.default-produces-media-type", "application/json",
                                "springdoc.override-with-generic-response", "false",
                                "springdoc.writer-with-order-by-keys", "true")));
        return environment;
    }

    /** Takes nothing from the process: a stray variable must not change the server. */
    private static final class PlaneEnvironment extends StandardEnvironment {
        @Override
        protected void customizePropertySources(org.springframework.core.env.MutablePropertySources sources) {}
    }
}
