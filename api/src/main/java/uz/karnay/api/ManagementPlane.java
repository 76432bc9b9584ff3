package uz.karnay.api;

import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import uz.karnay.api.web.PlaneContext;

/**
 * The running management plane. Starting blocks until it answers, so do it beside the calls, not before them; closing
 * waits for requests in flight and leaves everything it was handed as it is.
 */
public final class ManagementPlane implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ManagementPlane.class);

    /** Tomcat tells each step of its start to the JDK's log; held, because the JDK forgets levels of loggers nobody holds. */
    private static final java.util.logging.Logger TOMCAT = java.util.logging.Logger.getLogger("org.apache");

    private final AnnotationConfigServletWebServerApplicationContext context;
    private final InetSocketAddress address;

    private ManagementPlane(AnnotationConfigServletWebServerApplicationContext context, InetSocketAddress address) {
        this.context = context;
        this.address = address;
    }

    /** @throws HttpUnavailable when the address cannot be listened on */
    public static ManagementPlane start(HttpConfig http, Ports ports) {
        TOMCAT.setLevel(java.util.logging.Level.WARNING);
        long begin = ports.clock().nanos();
        var context = PlaneContext.create(http, ports);
        refresh(context, http);
        var address = new InetSocketAddress(http.address(), listeningPort(context));
        LOG.info(
                "API is ready at {} ({} ms)",
                PlaneContext.url(address),
                Duration.ofNanos(ports.clock().nanos() - begin).toMillis());
        return new ManagementPlane(context, address);
    }

    /** Where it listens; the port is the real one also when any free one was asked for. */
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public void close() {
        context.close();
    }

    AnnotationConfigServletWebServerApplicationContext context() {
        return context;
    }

    private static void refresh(AnnotationConfigServletWebServerApplicationContext context, HttpConfig http) {
        try {
            context.refresh();
        } catch (RuntimeException failure) {
            context.close();
            BindException bind = bindFailure(failure);
            if (bind == null) {
                throw failure;
            }
            throw new HttpUnavailable(
                    "cannot listen for HTTP on " + http.address().getHostAddress() + ":" + http.port() + ": "
                            + bind.getMessage() + "; stop what uses it or choose another with --http ADDRESS:PORT",
                    failure);
        }
    }

    private static @Nullable BindException bindFailure(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException bind) {
                return bind;
            }
        }
        return null;
    }

    private static int listeningPort(AnnotationConfigServletWebServerApplicationContext context) {
        var server = context.getWebServer();
        if (server == null) {
            throw new IllegalStateException("no web server was started");
        }
        return server.getPort();
    }
}
