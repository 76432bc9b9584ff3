package uz.karnay.server;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes lines to the console on a thread of its own: the first at once, those that come close behind it together, so
 * that a wake-up and a system call serve many. Drops lines rather than let a call wait for a full pipe, and says how
 * many.
 */
final class GroupedConsole extends UnsynchronizedAppenderBase<ILoggingEvent> {

    private static final int QUEUE = 8192;
    private static final int GROUP = 1024;
    private static final long GATHER_MILLIS = 20;
    private static final long STOP_MILLIS = 2000;

    private final Encoder<ILoggingEvent> encoder;
    private final BlockingQueue<ILoggingEvent> waiting = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicLong dropped = new AtomicLong();
    private final Thread thread = new Thread(this::work, "log");

    GroupedConsole(Encoder<ILoggingEvent> encoder) {
        this.encoder = encoder;
        thread.setDaemon(true);
    }

    @Override
    public void start() {
        super.start();
        thread.start();
    }

    @Override
    protected void append(ILoggingEvent line) {
        line.prepareForDeferredProcessing();
        if (!waiting.offer(line)) {
            dropped.incrementAndGet();
        }
    }

    private void work() {
        List<ILoggingEvent> group = new ArrayList<>(GROUP);
        try {
            while (isStarted() || !waiting.isEmpty()) {
                ILoggingEvent first = waiting.poll(1, TimeUnit.SECONDS);
                if (first != null) {
                    group.add(first);
                    waiting.drainTo(group, GROUP - 1);
                    write(group);
                    group.clear();
                    Thread.sleep(isStarted() ? GATHER_MILLIS : 0);
                }
            }
        } catch (InterruptedException _) {
            waiting.drainTo(group);
            write(group);
        }
    }

    private void write(List<ILoggingEvent> group) {
        var bytes = new ByteArrayOutputStream();
        for (ILoggingEvent line : group) {
            bytes.writeBytes(encoder.encode(line));
        }
        long lost = dropped.getAndSet(0);
        if (lost > 0) {
            bytes.writeBytes(
                    ("(" + lost + " lines are missing here)\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        System.out.writeBytes(bytes.toByteArray());
        System.out.flush();
    }

    /** Writes out what waits. */
    @Override
    public void stop() {
        if (isStarted()) {
            super.stop();
            thread.interrupt();
            join();
        }
    }

    private void join() {
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
