package uz.karnay.net.rtp;

import java.io.IOException;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Poller;
import uz.karnay.media.RtpSockets;

/**
 * How a media loop waits for packets, and the sockets they come from. While packets flow it looks once a millisecond, so
 * that one wake-up serves many of them; when nothing comes it sleeps until something does. Opened on any thread, then
 * confined to its loop.
 */
public interface RtpPoller extends Poller, RtpSockets {

    /** What it stands on, for the log: {@code epoll} or {@code nio}. */
    String name();

    /** How often it woke up, for tests and the curious. Confined to its loop. */
    long wakeUps();

    /**
     * The cheapest one that works here. Epoll needs Linux, a 64-bit processor and {@code --enable-native-access}.
     *
     * @throws IOException when the system has no file descriptor left
     */
    static RtpPoller open(Clock clock) throws IOException {
        return EpollRtpPoller.isSupported() ? EpollRtpPoller.open(clock) : NioRtpPoller.open(clock);
    }
}
