package uz.karnay.media;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Consumer;
import uz.karnay.rtp.event.TelephoneEvent;

/**
 * A call's hold on one pair of ports: every command is posted to the media loop and none is waited for. Confined to the
 * call loop.
 */
public final class MediaEndpoint {

    /** What a call is told of its endpoint, on the call loop. */
    public interface Listener {

        /** The ports could not be opened; the endpoint is of no use and still has to be closed. */
        void onFailed(String reason);

        /**
         * The peer pressed a key: told once, when it begins, while its sound ends here, and after {@link #reportDigits} in
         * a relay too.
         */
        default void onDigit(char digit) {}

        /** Ten seconds more have passed in which something was heard or said. */
        default void onWindow(MediaStatistics untilNow) {}

        /** The ports are closed; this is the last word. */
        default void onClosed(MediaStatistics statistics) {}
    }

    private final MediaEngine engine;
    private final MediaStream stream;
    private final InetSocketAddress local;
    private final Listener listener;
    private boolean closed;

    MediaEndpoint(MediaEngine engine, MediaStream stream, InetSocketAddress local, Listener listener) {
        this.engine = engine;
        this.stream = stream;
        this.local = local;
        this.listener = listener;
    }

    /** Where the peer shall send RTP, as advertised; the port is even. */
    public InetSocketAddress localAddress() {
        return local;
    }

    /** Where the peer shall send RTCP, unless it shares the port of RTP. */
    public InetSocketAddress localRtcpAddress() {
        return new InetSocketAddress(local.getAddress(), local.getPort() + 1);
    }

    /** Says where the peer is, and opens the latch for it. */
    public void remote(RemoteMedia remote) {
        assert engine.isCurrent();
        requireOpen();
        engine.onMediaLoop(() -> stream.onSignalled(remote));
    }

    /** {@link #remote(RemoteMedia)} for a peer that sends from the host it signalled. */
    public void remote(InetSocketAddress rtp, InetSocketAddress rtcp, boolean mux) {
        remote(RemoteMedia.of(rtp, rtcp, mux));
    }

    /**
     * Seals and opens everything with these keys from now on; before {@link #remote}, so that nothing passes in between. A
     * direction whose key is that of before goes on counting.
     */
    public void secure(StreamKeys keys) {
        assert engine.isCurrent();
        requireOpen();
        engine.onMediaLoop(() -> stream.onKeys(keys));
    }

    /** Carries plain RTP, as an endpoint does that was never told of keys. */
    public void unsecure() {
        assert engine.isCurrent();
        requireOpen();
        engine.onMediaLoop(stream::onKeysGone);
    }

    /** Says how the peer's sound is written; before it is converted, observed or given to a {@link StreamUser}. */
    public void formats(StreamFormats formats) {
        assert engine.isCurrent();
        requireOpen();
        engine.onMediaLoop(() -> stream.agree(formats));
    }

    /** Says whether the peer wants to hear anything: one that put us on hold is sent no sound. */
    public void listening(boolean listens) {
        assert engine.isCurrent();
        requireOpen();
        engine.onMediaLoop(() -> stream.listening(listens));
    }

    /** Tells the listener of keys even while packets are only relayed. */
    public void reportDigits() {
        assert engine.isCurrent();
        requireOpen();
        engine.onMediaLoop(stream::reportDigits);
    }

    /**
     * Presses a key towards the peer, by its name (RFC 4733) or, where sound is made here, as it sounds.
     *
     * @param key {@code 0-9 * # A-D}
     */
    public void press(char key, Duration length) {
        assert engine.isCurrent();
        requireOpen();
        int code = TelephoneEvent.code(key);
        engine.onMediaLoop(() -> stream.press(code, length));
    }

    /** Tells the listener of keys that only sound, too, for a peer that knows no other way (ITU-T Q.24). */
    public void detectKeys() {
        assert engine.isCurrent();
        requireOpen();
        engine.onMediaLoop(stream::detectKeys);
    }

    /** Lets somebody hear what the peer says, from now until the endpoint is closed or {@link #ignore} is called. */
    public void observe(StreamObserver observer) {
        assert engine.isCurrent();
        requireOpen();
        engine.onMediaLoop(() -> stream.observe(observer));
    }

    /** Ends what {@link #observe} began; without effect when it ended already. */
    public void ignore(StreamObserver observer) {
        assert engine.isCurrent();
        engine.onMediaLoop(() -> stream.ignore(observer));
    }

    /** Asks for a snapshot, delivered on the call loop. */
    public void statistics(Consumer<MediaStatistics> asker) {
        assert engine.isCurrent();
        engine.onMediaLoop(() -> {
            MediaStatistics snapshot = stream.statistics();
            engine.onCallLoop(() -> asker.accept(snapshot));
        });
    }

    /** Closes the ports and ends the bridge; a second time without effect. */
    public void close() {
        assert engine.isCurrent();
        if (closed) {
            return;
        }
        closed = true;
        engine.onMediaLoop(() -> {
            stream.close();
            MediaStatistics last = stream.statistics();
            engine.onCallLoop(() -> onClosed(last));
        });
    }

    private void onClosed(MediaStatistics last) {
        engine.release(local.getPort());
        listener.onClosed(last);
    }

    void onFailed(String reason) {
        if (!closed) {
            listener.onFailed(reason);
        }
    }

    MediaEngine engine() {
        return engine;
    }

    MediaStream stream() {
        return stream;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("closed: " + this);
        }
    }

    @Override
    public String toString() {
        return "media endpoint " + local;
    }
}
