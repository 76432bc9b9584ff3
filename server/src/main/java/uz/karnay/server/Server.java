package uz.karnay.server;

import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;
import uz.karnay.loop.LoopThread;
import uz.karnay.loop.Poller;
import uz.karnay.net.SystemLookup;
import uz.karnay.server.config.ServerConfig;

/**
 * The whole of Karnay, put together: makes everything in the order in which one needs the other, starts it in that order
 * and stops it in reverse. Started and closed by the main thread.
 */
final class Server implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private final Parts parts = new Parts();
    private final Clock clock = Clock.system();
    private final Entropy entropy = Entropy.secure();
    private final Faults faults = new Faults(clock);
    private final SipSockets sockets;

    /** @throws StartException when something it needs cannot be had; nothing runs then */
    static Server start(ServerConfig config) {
        return new Server(config);
    }

    private Server(ServerConfig config) {
        try {
            sockets = parts.add(
                    "SIP sockets",
                    SipSockets.bind(config.sip(), config.threading().callLoops(), clock));
            var lookup = parts.add("name look-up", new SystemLookup());
            var loops = parts.add("call loops", new CallLoops(sockets, lookup, this::thread));
            loops.members().forEach(member -> member.agent().listen(new OptionsOnly()));
            loops.start();
            LOG.info("Karnay is ready: SIP on {} (UDP, TCP)", SipSockets.text(sipAddress()));
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private LoopThread thread(String name, Poller poller) {
        return new LoopThread(name, clock, entropy, poller, faults);
    }

    /** Where SIP is spoken; the port is the real one also when any free one was asked for. */
    InetSocketAddress sipAddress() {
        return sockets.udp().getFirst().localAddress();
    }

    /** Stops everything, the last started first. */
    @Override
    public void close() {
        parts.close();
    }
}
