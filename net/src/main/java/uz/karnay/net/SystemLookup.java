package uz.karnay.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Asks the operating system. The call blocks in native code, where a virtual thread would hold one of the few threads
 * that carry all the others; so it has a handful of platform threads of its own, which end when nobody asks.
 */
public final class SystemLookup implements HostLookup, AutoCloseable {

    private static final int MOST_AT_ONCE = 16;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0,
            MOST_AT_ONCE,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().daemon().name("dns-", 0).factory());

    @Override
    public void find(String host, Consumer<Found> report) {
        try {
            threads.execute(() -> report.accept(ask(host)));
        } catch (RejectedExecutionException _) {
            report.accept(new Found.Nothing("too many names are being looked up at once"));
        }
    }

    private static Found ask(String host) {
        try {
            return new Found.Addresses(List.of(InetAddress.getAllByName(host)));
        } catch (UnknownHostException _) {
            return new Found.Nothing("the name " + host + " is not known");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
