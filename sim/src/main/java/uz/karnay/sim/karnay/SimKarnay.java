package uz.karnay.sim.karnay;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import uz.karnay.gateway.CallLoop;
import uz.karnay.gateway.Gateway;
import uz.karnay.gateway.GatewayConfig;
import uz.karnay.gateway.MediaSound;
import uz.karnay.gateway.Rooms;
import uz.karnay.loop.Timer;
import uz.karnay.loop.virtual.VirtualLoop;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.media.ConversionLimit;
import uz.karnay.media.MediaAddresses;
import uz.karnay.media.MediaEngine;
import uz.karnay.media.MediaLoop;
import uz.karnay.media.PortSlice;
import uz.karnay.media.audio.AudioSource;
import uz.karnay.media.virtual.VirtualRtpSockets;
import uz.karnay.pbx.call.CallLimits;
import uz.karnay.pbx.call.Exchange;
import uz.karnay.pbx.call.LiveCallBook;
import uz.karnay.pbx.conference.RoomDesk;
import uz.karnay.pbx.conference.RoomScripts;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.DirectoryStore;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.LiveDirectory;
import uz.karnay.pbx.directory.TrunkId;
import uz.karnay.pbx.record.CallRecord;
import uz.karnay.pbx.recording.CallRecorder;
import uz.karnay.pbx.registration.Binding;
import uz.karnay.pbx.registration.BindingStore;
import uz.karnay.pbx.registration.Bindings;
import uz.karnay.pbx.script.OfficeScripts;
import uz.karnay.pbx.script.ReadySound;
import uz.karnay.pbx.script.Scripting;
import uz.karnay.pbx.script.Sound;
import uz.karnay.pbx.speech.Language;
import uz.karnay.pbx.trunk.TrunkChannels;
import uz.karnay.pbx.trunk.TrunkStore;
import uz.karnay.sim.network.SimNetwork;
import uz.karnay.sip.agent.AgentConfig;
import uz.karnay.sip.agent.UserAgent;
import uz.karnay.sip.transaction.Timing;
import uz.karnay.sip.transaction.TransactionLayer;
import uz.karnay.sip.transport.CallIdRouter;
import uz.karnay.sip.transport.StreamConnector;
import uz.karnay.sip.transport.TransportConfig;
import uz.karnay.sip.transport.TransportLayer;

/**
 * Karnay, put together as the server does it, of the same classes with virtual arguments: loops without threads, the
 * world's network, stores in memory. Streams (TCP) are not simulated: whoever wants one is told that there is none.
 */
public final class SimKarnay {

    private static final int FIRST_RTP_PORT = 10_000;
    private static final int PAIRS_PER_LOOP = 40;
    private static final Duration SWEEP = Duration.ofSeconds(30);
    private static final Duration PORT_REST = Duration.ofSeconds(10);

    /**
     * What differs from world to world.
     *
     * @param callLoops how many loops share the calls
     * @param mediaLoops how many loops share the voice
     * @param config the gateway's
     */
    public record Shape(int callLoops, int mediaLoops, GatewayConfig config) {}

    /** What Karnay lets out besides messages. */
    public interface Watcher {

        /** A message leaves through the socket of call loop {@code loop}. */
        void onSending(int loop, byte[] datagram);

        void onRecord(CallRecord written);

        /** A fault in the program that ended a call. */
        void onFault(Throwable fault);
    }

    private record Line(VirtualLoop loop, TransactionLayer transactions, UserAgent agent, MediaEngine media) {}

    private final VirtualTime time;
    private final InetSocketAddress sip;
    private final SimSipSockets sockets;
    private final SimRtpPorts rtp;
    private final SimNames names = new SimNames();
    private final List<Line> lines = new ArrayList<>();
    private final List<MediaLoop> mediaLoops;
    private final Rooms rooms = new Rooms();
    private final ConversionLimit conversions = ConversionLimit.none();
    private final LiveDirectory directory;
    private final Exchange exchange;
    private final Gateway gateway;
    private Timer nextSweep = Timer.none();

    public SimKarnay(VirtualTime time, SimNetwork network, InetSocketAddress sip, Shape shape, Watcher watcher) {
        this.time = time;
        this.sip = sip;
        this.rtp = new SimRtpPorts(network);
        this.sockets = new SimSipSockets(network, sip, watcher::onSending);
        this.mediaLoops = mediaLoops(shape.mediaLoops());
        var callLoops = new ArrayList<CallLoop>();
        for (int i = 0; i < shape.callLoops(); i++) {
            callLoops.add(callLoop(i, shape.callLoops(), mediaLoops.get(i % mediaLoops.size())));
        }
        this.directory = new LiveDirectory(new Memory(), time);
        this.exchange = new Exchange(
                directory,
                new Bindings(new Forgetful(), time),
                new TrunkChannels(),
                watcher::onRecord,
                new LiveCallBook(),
                CallLimits.defaults(),
                (_, fault) -> watcher.onFault(fault),
                CallRecorder.NONE,
                new Scripting(
                        time.scripts(),
                        new OfficeScripts(
                                OfficeScripts.NO_MAILBOXES,
                                OfficeScripts.UNSERVED,
                                new RoomScripts(
                                        new RoomDesk(callLoops.getFirst().loop()), time.scripts())),
                        SimKarnay::sound));
        this.gateway = new Gateway(shape.config(), exchange, new NoTrunks(), time, time.entropy(), callLoops);
    }

    /** Every sound is half a second of the same value: what is said does not matter here, that it is heard does. */
    private static Optional<ReadySound> sound(Sound sound, Language language, int rate) {
        short[] samples = new short[rate / 2];
        Arrays.fill(samples, (short) 1000);
        return Optional.of(new MediaSound(uz.karnay.media.player.Sound.of(rate, samples)));
    }

    /** Whoever waits hears something that nobody says. */
    private static Optional<AudioSource> music(int rate) {
        return Optional.of(new AudioSource() {
            @Override
            public int rate() {
                return rate;
            }

            @Override
            public boolean read(short[] frame) {
                Arrays.fill(frame, (short) 500);
                return true;
            }
        });
    }

    private List<MediaLoop> mediaLoops(int count) {
        var loops = new ArrayList<MediaLoop>();
        for (int i = 0; i < count; i++) {
            VirtualLoop loop = time.loop("media-" + i);
            loops.add(new MediaLoop(loop, new VirtualRtpSockets(rtp, loop)));
        }
        return loops;
    }

    private CallLoop callLoop(int index, int count, MediaLoop media) {
        VirtualLoop loop = time.loop("call-" + index);
        var resolver = names.resolver(loop);
        var transport = new TransportLayer(loop, TransportConfig.STANDARD, resolver, StreamConnector.none());
        sockets.add(loop, transport);
        var transactions = new TransactionLayer(loop, Timing.STANDARD, transport);
        var agent = new UserAgent(
                loop,
                AgentConfig.of("Karnay", () -> CallIdRouter.ownCallId(index, count, loop.entropy())),
                transactions);
        int first = FIRST_RTP_PORT + 2 * PAIRS_PER_LOOP * index;
        var engine = new MediaEngine(
                loop,
                media,
                new PortSlice(loop, first, first + 2 * PAIRS_PER_LOOP - 1, PORT_REST),
                MediaAddresses.of(address()),
                conversions);
        lines.add(new Line(loop, transactions, agent, engine));
        return new CallLoop(
                loop,
                index,
                count,
                transport,
                agent,
                engine,
                resolver,
                _ -> address(),
                SimKarnay::music,
                time.scripts(),
                rooms);
    }

    /** Speaks SIP from here on. */
    public void start() {
        gateway.start();
        VirtualLoop first = lines.getFirst().loop();
        first.execute(() -> sweepLater(first));
    }

    /** As the server does it, as long as it runs. */
    private void sweepLater(VirtualLoop loop) {
        nextSweep = loop.after(SWEEP, () -> {
            exchange.bindings().sweep();
            sweepLater(loop);
        });
    }

    /** Takes no calls any more and un-registers everywhere; done when every operator knows, or will not answer. */
    public CompletableFuture<Void> stop() {
        nextSweep.cancel();
        return gateway.stop();
    }

    public InetAddress address() {
        return sip.getAddress();
    }

    public InetSocketAddress sip() {
        return sip;
    }

    public SimNames names() {
        return names;
    }

    /** The owner of a Call-ID by the rule of Karnay's own sockets. */
    public static int ownerOf(String callId, int callLoops) {
        return CallIdRouter.ownerOf(callId, callLoops);
    }

    public void change(String by, Change... changes) {
        directory.change(List.of(changes), by, OptionalLong.empty());
    }

    public Directory directory() {
        return directory.current();
    }

    public Bindings bindings() {
        return exchange.bindings();
    }

    public LiveCallBook book() {
        return exchange.book();
    }

    /** Tells of everything that is left of calls; each line names the loop or the part. */
    public void leftovers(Consumer<String> report) {
        count(exchange.book().size(), "calls", report);
        count(rtp.open(), "RTP ports", report);
        directory
                .current()
                .trunks()
                .forEach(trunk -> count(exchange.channels().inUse(trunk.id()), "channels of " + trunk.name(), report));
        count(conversions.inUse(), "conversions", report);
        for (MediaLoop media : mediaLoops) {
            String where = " on " + media.loop().name();
            count(media.ticks().size(), "beats" + where, report);
            count(media.codecs().count(), "codecs" + where, report);
        }
        for (Line line : lines) {
            String where = " on " + line.loop().name();
            count(line.agent().dialogs(), "dialogs" + where, report);
            line.loop().run(() -> count(line.media().inUse(), "pairs of ports" + where, report));
        }
    }

    /** Whether no call and no dialog is left; a dialog may outlive its call by the wait for an ACK and for the answer to BYE. */
    public boolean isQuiet() {
        return exchange.book().size() == 0
                && lines.stream().allMatch(line -> line.agent().dialogs() == 0);
    }

    /** How many transactions there are on all loops. */
    public int transactions() {
        return lines.stream().mapToInt(line -> line.transactions().size()).sum();
    }

    private static void count(int left, String what, Consumer<String> report) {
        if (left != 0) {
            report.accept(left + " " + what);
        }
    }

    private static final class Memory implements DirectoryStore {
        private Directory stored = Directory.empty();

        @Override
        public Directory load() {
            return stored;
        }

        @Override
        public void apply(List<Change> changes, long version, String by, Instant at) {
            stored = stored.with(changes);
        }
    }

    /** Nothing of trunks outlives a simulated day. */
    private static final class NoTrunks implements TrunkStore {

        @Override
        public Map<TrunkId, String> tokens() {
            return Map.of();
        }

        @Override
        public List<Provider> providers() {
            return List.of();
        }

        @Override
        public void saveToken(TrunkId trunk, String token) {
            // nobody asks again
        }

        @Override
        public void saveProvider(Provider provider) {
            // as above
        }

        @Override
        public void removeProvider(TrunkId trunk) {
            // as above
        }
    }

    /** Bindings of a world that is never restarted. */
    private static final class Forgetful implements BindingStore {
        @Override
        public List<Binding> load() {
            return List.of();
        }

        @Override
        public void save(ExtensionId extension, List<Binding> bindings) {
            // nobody asks again
        }
    }
}
