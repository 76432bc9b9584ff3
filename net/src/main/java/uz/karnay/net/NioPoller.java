package uz.karnay.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import uz.karnay.loop.Poller;

/** Waits for NIO channels: the way a loop with sockets waits. It owns the channels and closes them with itself. */
public final class NioPoller implements Poller {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Selector selector;

    private NioPoller(Selector selector) {
        this.selector = selector;
    }

    /** @throws UncheckedIOException when the system has no file descriptor left */
    public static NioPoller open() {
        try {
            return new NioPoller(Selector.open());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open a selector", e);
        }
    }

    /** Runs {@code onReadable} whenever there is something to read. On the loop, or before it has started. */
    public void read(SelectableChannel channel, Runnable onReadable) throws ClosedChannelException {
        channel.register(selector, SelectionKey.OP_READ, onReadable);
    }

    @Override
    public int poll(long maxWaitNanos) {
        try {
            if (maxWaitNanos == 0) {
                return selector.selectNow(NioPoller::handle);
            }
            long millis = Math.max(1, maxWaitNanos / NANOS_PER_MILLI);
            return selector.select(NioPoller::handle, millis);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void handle(SelectionKey key) {
        if (key.isValid() && key.attachment() instanceof Runnable onReadable) {
            onReadable.run();
        }
    }

    @Override
    public void wakeUp() {
        selector.wakeup();
    }

    @Override
    public boolean isActive() {
        return !selector.keys().isEmpty();
    }

    @Override
    public void close() {
        try {
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
