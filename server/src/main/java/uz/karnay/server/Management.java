package uz.karnay.server;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.karnay.api.HttpConfig;
import uz.karnay.api.HttpUnavailable;
import uz.karnay.api.ManagementPlane;
import uz.karnay.api.Ports;

/**
 * The management plane as it comes up beside the calls: it needs seconds, they do not wait for it, and if it cannot come
 * up they go on without it.
 */
final class Management implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Management.class);

    private final CompletableFuture<@Nullable ManagementPlane> plane = new CompletableFuture<>();

    Management(HttpConfig http, Ports ports) {
        Thread.ofPlatform().name("management").daemon().start(() -> plane.complete(start(http, ports)));
    }

    private static @Nullable ManagementPlane start(HttpConfig http, Ports ports) {
        try {
            return ManagementPlane.start(http, ports);
        } catch (HttpUnavailable e) {
            LOG.error("{}; calls go on without the API", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("The API could not start; calls go on without it", e);
        }
        return null;
    }

    /** Waits for a start that is under way: half a plane cannot be stopped. */
    @Override
    public void close() {
        ManagementPlane started = plane.join();
        if (started != null) {
            started.close();
        }
    }
}
