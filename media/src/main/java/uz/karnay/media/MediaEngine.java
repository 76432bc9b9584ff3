package uz.karnay.media;

import java.net.InetSocketAddress;
import java.util.Optional;
import uz.karnay.loop.EventLoop;

/**
 * What a call loop has of a media loop: it opens endpoints and bridges them, and never waits for an answer. Confined to
 * the call loop.
 */
public final class MediaEngine {

    private final EventLoop calls;
    private final MediaLoop media;
    private final PortSlice ports;
    private final MediaAddresses addresses;
    private final ConversionLimit conversions;

    public MediaEngine(EventLoop calls, MediaLoop media, PortSlice ports, MediaAddresses addresses) {
        this(calls, media, ports, addresses, ConversionLimit.none());
    }

    /** @param conversions shared by all engines of a node */
    public MediaEngine(
            EventLoop calls, MediaLoop media, PortSlice ports, MediaAddresses addresses, ConversionLimit conversions) {
        this.calls = calls;
        this.media = media;
        this.ports = ports;
        this.addresses = addresses;
        this.conversions = conversions;
    }

    /** From which whoever calls {@link #convert} takes first, and to which he gives back. */
    public ConversionLimit conversions() {
        return conversions;
    }

    /**
     * Opens a pair of ports. The endpoint can be written into an SDP at once; that its ports could not be bound is told
     * to the listener later.
     *
     * @return empty when no ports are free
     */
    public Optional<MediaEndpoint> open(MediaEndpoint.Listener listener) {
        assert calls.isCurrent();
        return ports.take().map(port -> open(port, listener));
    }

    private MediaEndpoint open(int port, MediaEndpoint.Listener listener) {
        var bound = new InetSocketAddress(addresses.bind(), port);
        var stream = new MediaStream(media, bound, new StreamEvents(listener));
        var endpoint = new MediaEndpoint(this, stream, new InetSocketAddress(addresses.advertised(), port), listener);
        onMediaLoop(() -> stream.open(reason -> onCallLoop(() -> endpoint.onFailed(reason))));
        return endpoint;
    }

    /** Brings what a stream tells to its call loop. */
    private final class StreamEvents implements MediaStream.Listener {
        private final MediaEndpoint.Listener listener;

        private StreamEvents(MediaEndpoint.Listener listener) {
            this.listener = listener;
        }

        @Override
        public void onDigit(char digit) {
            onCallLoop(() -> listener.onDigit(digit));
        }

        @Override
        public void onWindow(MediaStatistics untilNow) {
            onCallLoop(() -> listener.onWindow(untilNow));
        }
    }

    /**
     * Carries packets between two endpoints of this engine, both ways. Whoever either was bridged to before hears
     * nothing any more.
     */
    public void bridge(MediaEndpoint a, MediaEndpoint b, PayloadMap aToB, PayloadMap bToA) {
        assert calls.isCurrent();
        requireOwn(a);
        requireOwn(b);
        onMediaLoop(() -> a.stream().bridge(b.stream(), aToB, bToA));
    }

    /**
     * The same for two endpoints that have no codec in common, or packets of different length: sound is decoded and
     * encoded again, by what {@link MediaEndpoint#formats} said of both.
     */
    public void convert(MediaEndpoint a, MediaEndpoint b) {
        assert calls.isCurrent();
        requireOwn(a);
        requireOwn(b);
        onMediaLoop(() -> a.stream().convert(b.stream()));
    }

    /** Lets the peer of {@code endpoint} talk with {@code user}, in place of whom it was with. */
    public void attach(MediaEndpoint endpoint, StreamUser user) {
        assert calls.isCurrent();
        requireOwn(endpoint);
        onMediaLoop(() -> endpoint.stream().attach(user));
    }

    /** Ends the bridge that {@code endpoint} is in, on both sides; its packets are dropped until it is bridged again. */
    public void unbridge(MediaEndpoint endpoint) {
        assert calls.isCurrent();
        requireOwn(endpoint);
        onMediaLoop(endpoint.stream()::unbridge);
    }

    /** The loop that the packets of its endpoints run on. */
    public MediaLoop media() {
        return media;
    }

    /** How many endpoints are open or about to close. */
    public int inUse() {
        assert calls.isCurrent();
        return ports.inUse();
    }

    void release(int port) {
        ports.release(port);
    }

    void onMediaLoop(Runnable command) {
        media.loop().execute(command);
    }

    void onCallLoop(Runnable event) {
        calls.execute(event);
    }

    boolean isCurrent() {
        return calls.isCurrent();
    }

    private void requireOwn(MediaEndpoint endpoint) {
        if (endpoint.engine() != this) {
            throw new IllegalArgumentException("an endpoint of another engine: " + endpoint);
        }
    }
}
