package uz.karnay.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import uz.karnay.gateway.CallLoop;
import uz.karnay.gateway.HoldMusic;
import uz.karnay.gateway.Rooms;
import uz.karnay.loop.EventLoop;
import uz.karnay.loop.Scripts;
import uz.karnay.net.HostLookup;
import uz.karnay.net.SipLoops;
import uz.karnay.net.SystemResolver;
import uz.karnay.net.UdpSipReceiver;
import uz.karnay.pbx.HealthSource;
import uz.karnay.sip.agent.AgentConfig;
import uz.karnay.sip.agent.SessionTimers;
import uz.karnay.sip.agent.UserAgent;
import uz.karnay.sip.transaction.Timing;
import uz.karnay.sip.transaction.TransactionLayer;
import uz.karnay.sip.transport.CallIdRouter;
import uz.karnay.sip.transport.TransportConfig;
import uz.karnay.sip.transport.TransportLayer;

/** All of SIP that belongs to each call loop: transport, transactions and user agent, joined to the sockets. */
final class CallLoops {

    private final SipSockets sockets;
    private final HostLookup lookup;
    private final MediaEngines media;
    private final HoldMusic music;
    private final SessionTimers timers;
    private final Scripts scripts;
    private final Rooms rooms = new Rooms();
    private final List<CallLoop> lines = new ArrayList<>();
    private final List<UdpSipReceiver> receivers = new ArrayList<>();
    private final SipLoops members;

    CallLoops(
            SipSockets sockets,
            HostLookup lookup,
            List<Loops.Call> loops,
            MediaEngines media,
            HoldMusic music,
            Scripts scripts,
            SessionTimers timers) {
        this.sockets = sockets;
        this.lookup = lookup;
        this.media = media;
        this.music = music;
        this.timers = timers;
        this.scripts = scripts;
        var owners = new ArrayList<SipLoops.Member>();
        for (int i = 0; i < loops.size(); i++) {
            owners.add(member(loops.get(i).thread(), i, loops.size()));
        }
        members = new SipLoops(owners);
        for (int i = 0; i < loops.size(); i++) {
            receivers.add(receiver(loops.get(i), i));
        }
    }

    private SipLoops.Member member(EventLoop loop, int index, int count) {
        var port = sockets.udp().get(index);
        var resolver = new SystemResolver(loop, lookup);
        var transport = new TransportLayer(
                loop, TransportConfig.STANDARD, resolver, sockets.tcp().connector(loop));
        transport.open(port);
        var transactions = new TransactionLayer(loop, Timing.STANDARD, transport);
        var config = AgentConfig.of(Product.NAME, () -> CallIdRouter.ownCallId(index, count, loop.entropy()))
                .withTimers(timers);
        var agent = new UserAgent(loop, config, transactions);
        lines.add(new CallLoop(
                loop,
                index,
                count,
                transport,
                agent,
                media.engine(loop, index, count),
                resolver,
                peer -> sockets.addresses().towards(peer.getAddress()),
                music,
                scripts,
                rooms));
        return new SipLoops.Member(loop, port, transport);
    }

    private UdpSipReceiver receiver(Loops.Call loop, int index) {
        try {
            return sockets.udp().get(index).receive(loop.poller(), members, index);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the gateway needs of each loop. */
    List<CallLoop> lines() {
        return List.copyOf(lines);
    }

    /** What the sockets have seen. */
    HealthSource traffic() {
        return new SipTraffic(sockets, List.copyOf(receivers), members);
    }

    /** Lets TCP in; UDP is received as soon as the loops run. */
    void start() {
        sockets.tcp().start(members);
    }
}
