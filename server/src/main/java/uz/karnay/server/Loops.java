package uz.karnay.server;

import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;
import uz.karnay.loop.LoopThread;
import uz.karnay.loop.Poller;
import uz.karnay.loop.SharedPoller;
import uz.karnay.loop.Threading;
import uz.karnay.net.NioPoller;
import uz.karnay.net.rtp.RtpPoller;
import uz.karnay.server.config.ThreadingConfig;

/** The threads that carry signalling and voice, each with what it waits in. None runs before {@link #start}. */
final class Loops implements AutoCloseable {

    /** A loop that carries calls, and where its sockets are to be registered. */
    record Call(LoopThread thread, NioPoller poller) {}

    /** A loop that carries voice, and what opens its sockets. */
    record Media(LoopThread thread, RtpPoller poller) {}

    private final Clock clock;
    private final Entropy entropy;
    private final UncaughtExceptionHandler faults;
    private final List<Call> calls = new ArrayList<>();
    private final List<Media> media = new ArrayList<>();
    private final Set<LoopThread> threads =
            new LinkedHashSet<>(); // calls first: they still speak to media when closing

    Loops(ThreadingConfig config, Clock clock, Entropy entropy, UncaughtExceptionHandler faults) {
        this.clock = clock;
        this.entropy = entropy;
        this.faults = faults;
        if (config.mode() == Threading.SHARED) {
            addShared();
        } else {
            addDedicated(config);
        }
    }

    private void addShared() {
        NioPoller poller = NioPoller.open(clock);
        RtpPoller follower = open();
        LoopThread thread = thread("karnay", new SharedPoller(poller, List.of(follower)));
        calls.add(new Call(thread, poller));
        media.add(new Media(thread, follower));
    }

    private void addDedicated(ThreadingConfig config) {
        for (int i = 0; i < config.callLoops(); i++) {
            NioPoller poller = NioPoller.open(clock);
            calls.add(new Call(thread("call-" + i, poller), poller));
        }
        for (int i = 0; i < config.mediaLoops(); i++) {
            RtpPoller poller = open();
            media.add(new Media(thread("media-" + i, poller), poller));
        }
    }

    private LoopThread thread(String name, Poller poller) {
        var thread = new LoopThread(name, clock, entropy, poller, faults);
        threads.add(thread);
        return thread;
    }

    private RtpPoller open() {
        try {
            return RtpPoller.open(clock);
        } catch (IOException e) {
            throw new StartException("cannot wait for voice packets: " + e.getMessage(), e);
        }
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    List<Media> media() {
        return List.copyOf(media);
    }

    void start() {
        threads.forEach(LoopThread::start);
    }

    /** Ends the threads after what they were given already, and closes their sockets. */
    @Override
    public void close() {
        threads.forEach(LoopThread::close);
    }
}
