package uz.karnay.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Poller;

/**
 * Waits for NIO channels: the way a loop with sockets waits. It owns the channels and closes them with itself. While
 * messages flow it looks at them in rounds, so that one wake-up serves several; a message may wait for the next round.
 */
public final class NioPoller implements Poller {

    /** What a channel does when there is something to read. */
    @FunctionalInterface
    public interface Reader {

        /** @return whether more waits, so that there is no time for a pause */
        boolean read();
    }

    /** Each message of a call may be held up so long, which nobody who calls somebody notices. */
    private static final Duration ROUND = Duration.ofMillis(2);

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Selector selector;
    private final Rounds rounds;
    private boolean hasMore;
    private volatile boolean sleeping; // in the selector, which only a wake-up ends; a pause ends by itself
    private volatile boolean wanted; // by a task, which need not wake us while we are awake

    private NioPoller(Selector selector, Clock clock) {
        this.selector = selector;
        this.rounds = new Rounds(clock, ROUND);
    }

    /** @throws UncheckedIOException when the system has no file descriptor left */
    public static NioPoller open(Clock clock) {
        try {
            return new NioPoller(Selector.open(), clock);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open a selector", e);
        }
    }

    /** Runs {@code reader} whenever there is something to read. On the loop, or before it has started. */
    public void read(SelectableChannel channel, Reader reader) throws ClosedChannelException {
        channel.register(selector, SelectionKey.OP_READ, reader);
    }

    @Override
    public int poll(long maxWaitNanos) {
        long pause = hasMore ? 0 : rounds.pauseNanos(maxWaitNanos);
        if (pause > 0) {
            LockSupport.parkNanos(this, pause);
        }
        try {
            return round(pause > 0 ? 0 : maxWaitNanos);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int round(long maxWaitNanos) throws IOException {
        hasMore = false;
        sleeping = true;
        int handled = wanted || maxWaitNanos == 0
                ? selector.selectNow(this::handle)
                : selector.select(this::handle, Math.max(1, maxWaitNanos / NANOS_PER_MILLI));
        sleeping = false;
        rounds.begin(handled > 0 || wanted);
        wanted = false;
        return handled;
    }

    private void handle(SelectionKey key) {
        if (key.isValid() && key.attachment() instanceof Reader reader) {
            hasMore |= reader.read();
        }
    }

    @Override
    public void wakeUp() {
        wanted = true;
        if (sleeping) {
            selector.wakeup();
        }
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
