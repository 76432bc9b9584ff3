package uz.karnay.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import uz.karnay.loop.EventLoop;
import uz.karnay.loop.LoopThread;
import uz.karnay.loop.Poller;
import uz.karnay.net.HostLookup;
import uz.karnay.net.NioPoller;
import uz.karnay.net.SipLoops;
import uz.karnay.net.SystemResolver;
import uz.karnay.net.UdpSipReceiver;
import uz.karnay.sip.agent.AgentConfig;
import uz.karnay.sip.agent.UserAgent;
import uz.karnay.sip.transaction.Timing;
import uz.karnay.sip.transaction.TransactionLayer;
import uz.karnay.sip.transport.CallIdRouter;
import uz.karnay.sip.transport.Resolver;
import uz.karnay.sip.transport.TransportConfig;
import uz.karnay.sip.transport.TransportLayer;

/** The call loops, and all of SIP that belongs to each of them. Nothing runs before {@link #start}. */
final class CallLoops implements AutoCloseable {

    /**
     * One call loop.
     *
     * @param index which of {@code count} it is, from 0: the owner of a Call-ID
     */
    record Member(
            EventLoop loop,
            int index,
            int count,
            TransportLayer transport,
            TransactionLayer transactions,
            UserAgent agent,
            Resolver resolver) {}

    private final List<LoopThread> threads = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private final List<UdpSipReceiver> receivers = new ArrayList<>();
    private final SipSockets sockets;
    private final SipLoops sipLoops;

    /** @param threadOf makes the thread of a loop, which waits in the given poller */
    CallLoops(SipSockets sockets, HostLookup lookup, ThreadFactory threadOf) {
        this.sockets = sockets;
        int count = sockets.udp().size();
        var pollers = new ArrayList<NioPoller>();
        var owners = new ArrayList<SipLoops.Member>();
        for (int i = 0; i < count; i++) {
            NioPoller poller = NioPoller.open();
            LoopThread loop = threadOf.thread("call-" + i, poller);
            Member member = member(loop, i, count, lookup);
            pollers.add(poller);
            threads.add(loop);
            members.add(member);
            owners.add(new SipLoops.Member(loop, sockets.udp().get(i), member.transport()));
        }
        sipLoops = new SipLoops(owners);
        for (int i = 0; i < count; i++) {
            receivers.add(receiver(pollers.get(i), i));
        }
    }

    /** Makes the thread of a loop, not started. */
    @FunctionalInterface
    interface ThreadFactory {
        LoopThread thread(String name, Poller poller);
    }

    private Member member(EventLoop loop, int index, int count, HostLookup lookup) {
        var resolver = new SystemResolver(loop, lookup);
        var transport = new TransportLayer(
                loop, TransportConfig.STANDARD, resolver, sockets.tcp().connector(loop));
        transport.open(sockets.udp().get(index));
        var transactions = new TransactionLayer(loop, Timing.STANDARD, transport);
        var config = AgentConfig.of(Product.NAME, () -> CallIdRouter.ownCallId(index, count, loop.entropy()));
        var agent = new UserAgent(loop, config, transactions);
        return new Member(loop, index, count, transport, transactions, agent, resolver);
    }

    private UdpSipReceiver receiver(NioPoller poller, int index) {
        try {
            return sockets.udp().get(index).receive(poller, sipLoops, index);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Member> members() {
        return List.copyOf(members);
    }

    /** SIP is spoken from here on. */
    void start() {
        threads.forEach(LoopThread::start);
        sockets.tcp().start(sipLoops);
    }

    /** Ends the threads after what they were given already. */
    @Override
    public void close() {
        threads.forEach(LoopThread::close);
    }
}
