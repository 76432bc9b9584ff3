package uz.karnay.net;

import java.net.InetAddress;
import java.util.List;
import java.util.function.Consumer;

/** Asks for the addresses of a host without letting the caller wait. Any thread. */
@FunctionalInterface
public interface HostLookup {

    /** Reports once, on any thread, now or later. */
    void find(String host, Consumer<Found> report);

    /** What came of it. */
    sealed interface Found {
        /** @param list in the order to try them; not empty */
        record Addresses(List<InetAddress> list) implements Found {}

        record Nothing(String reason) implements Found {}
    }
}
