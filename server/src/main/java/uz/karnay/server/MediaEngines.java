package uz.karnay.server;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import uz.karnay.loop.EventLoop;
import uz.karnay.media.ConversionLimit;
import uz.karnay.media.MediaAddresses;
import uz.karnay.media.MediaEngine;
import uz.karnay.media.MediaLoop;
import uz.karnay.media.PortSlice;
import uz.karnay.server.config.MediaConfig;
import uz.karnay.server.config.PortRange;

/** The engine through which each call loop has a media loop, with a slice of the ports of its own. */
final class MediaEngines {

    /**
     * The least. The pair that has rested longest is given out first, so with calls coming slower than ports run out it
     * is far more; ten seconds as the least left 250 calls a second without ports.
     */
    private static final Duration REST = Duration.ofSeconds(2);

    /** The unspecified address: which one a peer is told depends on the peer. */
    private static final InetAddress UNDECIDED = InetAddress.ofLiteral("0.0.0.0");

    private final List<MediaLoop> loops;
    private final PortRange ports;
    private final MediaAddresses addresses;
    private final ConversionLimit conversions;

    /** @param listen what media sockets are bound to */
    MediaEngines(List<Loops.Media> media, MediaConfig config, InetAddress listen) {
        this.loops = media.stream()
                .map(one -> new MediaLoop(one.thread(), one.poller()))
                .toList();
        this.ports = config.ports();
        this.conversions = new ConversionLimit(config.maxConversions());
        this.addresses = new MediaAddresses(listen, UNDECIDED);
    }

    /** The engine of call loop {@code index} of {@code count}. */
    MediaEngine engine(EventLoop calls, int index, int count) {
        int pairs = ports.pairs() / count;
        int first = ports.first() + (ports.first() & 1) + 2 * pairs * index;
        var slice = new PortSlice(calls, first, first + 2 * pairs - 1, REST);
        return new MediaEngine(calls, loops.get(index % loops.size()), slice, addresses, conversions);
    }
}
