package uz.karnay.gateway;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import uz.karnay.loop.virtual.VirtualLoop;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.media.ConversionLimit;
import uz.karnay.media.MediaAddresses;
import uz.karnay.media.MediaEngine;
import uz.karnay.media.MediaLoop;
import uz.karnay.media.PortSlice;
import uz.karnay.media.virtual.VirtualRtpNetwork;
import uz.karnay.pbx.call.CallLimits;
import uz.karnay.pbx.call.Exchange;
import uz.karnay.pbx.call.LiveCallBook;
import uz.karnay.pbx.conference.RoomDesk;
import uz.karnay.pbx.conference.RoomScripts;
import uz.karnay.pbx.directory.AddressRange;
import uz.karnay.pbx.directory.AudioCodec;
import uz.karnay.pbx.directory.Change;
import uz.karnay.pbx.directory.DialRule;
import uz.karnay.pbx.directory.DialRuleId;
import uz.karnay.pbx.directory.Did;
import uz.karnay.pbx.directory.DidId;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.DirectoryStore;
import uz.karnay.pbx.directory.Dtmf;
import uz.karnay.pbx.directory.E164;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.ExtensionId;
import uz.karnay.pbx.directory.LiveDirectory;
import uz.karnay.pbx.directory.PeerAddress;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.directory.Secret;
import uz.karnay.pbx.directory.Srtp;
import uz.karnay.pbx.directory.Transport;
import uz.karnay.pbx.directory.Trunk;
import uz.karnay.pbx.directory.TrunkId;
import uz.karnay.pbx.record.CallRecord;
import uz.karnay.pbx.recording.CallRecorder;
import uz.karnay.pbx.registration.Binding;
import uz.karnay.pbx.registration.BindingStore;
import uz.karnay.pbx.registration.Bindings;
import uz.karnay.pbx.script.OfficeScripts;
import uz.karnay.pbx.script.ReadySound;
import uz.karnay.pbx.script.ScriptBook;
import uz.karnay.pbx.script.Scripting;
import uz.karnay.pbx.script.Sound;
import uz.karnay.pbx.speech.Language;
import uz.karnay.pbx.trunk.TrunkChannels;
import uz.karnay.pbx.trunk.TrunkStatus;
import uz.karnay.sip.agent.AgentConfig;
import uz.karnay.sip.agent.UserAgent;
import uz.karnay.sip.transaction.Timing;
import uz.karnay.sip.transaction.TransactionLayer;
import uz.karnay.sip.transport.StreamConnector;
import uz.karnay.sip.transport.TransportConfig;
import uz.karnay.sip.transport.TransportLayer;

/** Karnay in virtual time, with Alice on 200, Bob on 201, and an operator called bell. */
final class Office {

    static final TrunkId BELL = new TrunkId(new UUID(7, 1));
    static final TrunkId BACKUP = new TrunkId(new UUID(7, 2));
    static final ExtensionId ALICE = new ExtensionId(new UUID(1, 100));
    static final ExtensionId BOB = new ExtensionId(new UUID(1, 101));
    static final E164 DID = new E164("+998785553322");
    static final InetSocketAddress SIP = Party.KARNAY;

    final VirtualTime time;
    final Wire wire;
    final VirtualLoop loop;
    final VirtualRtpNetwork rtp;
    final MediaLoop mediaLoop;
    final ConversionLimit conversions;
    final PortSlice ports;
    final UserAgent agent;
    final LiveDirectory directory;
    final Bindings bindings;
    final List<CallRecord> records = new ArrayList<>();
    final List<Throwable> faults = new ArrayList<>();
    final Mailboxes mailboxes = new Mailboxes();
    final Gateway gateway;
    final MemoryTrunks kept;
    String ownAddress = "10.0.0.1";
    CallRecorder recorder = CallRecorder.NONE;
    HoldMusic music = HoldMusic.NONE;
    final Rooms rooms = new Rooms();
    ScriptBook scripts;

    Office(long seed, Change... changes) {
        this(seed, GatewayConfig.defaults("office"), changes);
    }

    Office(long seed, GatewayConfig config, Change... changes) {
        this(seed, config, ConversionLimit.none(), new MemoryTrunks(), changes);
    }

    /** That may convert the sound of no more bridges than {@code conversions} allows. */
    Office(long seed, ConversionLimit conversions, Change... changes) {
        this(seed, GatewayConfig.defaults("office"), conversions, new MemoryTrunks(), changes);
    }

    /** @param kept what was kept by the Karnay of before a restart */
    Office(long seed, GatewayConfig config, MemoryTrunks kept, Change... changes) {
        this(seed, config, ConversionLimit.none(), kept, changes);
    }

    private Office(long seed, GatewayConfig config, ConversionLimit limit, MemoryTrunks kept, Change... changes) {
        conversions = limit;
        this.kept = kept;
        time = new VirtualTime(seed);
        wire = new Wire(time);
        loop = time.loop("call-0");
        rtp = new VirtualRtpNetwork(time);
        VirtualLoop media = time.loop("media-0");
        ports = new PortSlice(loop, 10_000, 10_039, Duration.ofSeconds(2));
        mediaLoop = new MediaLoop(media, rtp.sockets(media));
        var engine =
                new MediaEngine(loop, mediaLoop, ports, MediaAddresses.of(InetAddress.ofLiteral("10.0.0.1")), limit);
        var transport = new TransportLayer(loop, TransportConfig.STANDARD, wire.resolver(loop), StreamConnector.none());
        wire.plug(loop, SIP, transport);
        agent = new UserAgent(
                loop,
                AgentConfig.of("Karnay", () -> loop.entropy().token(16)),
                new TransactionLayer(loop, Timing.STANDARD, transport));
        scripts = new OfficeScripts(
                OfficeScripts.NO_MAILBOXES,
                OfficeScripts.UNSERVED,
                new RoomScripts(new RoomDesk(loop), time.scripts()));
        directory = new LiveDirectory(new Memory(), time);
        bindings = new Bindings(new NoStore(), time);
        var exchange = new Exchange(
                directory,
                bindings,
                new TrunkChannels(),
                records::add,
                new LiveCallBook(),
                CallLimits.defaults(),
                (_, fault) -> faults.add(fault),
                (call, notes) -> recorder.begin(call, notes),
                new Scripting(time.scripts(), (plan, current) -> scripts.script(plan, current), Office::sound));
        var line = new CallLoop(
                loop,
                0,
                1,
                transport,
                agent,
                engine,
                wire.resolver(loop),
                _ -> InetAddress.ofLiteral(ownAddress),
                rate -> music.source(rate),
                time.scripts(),
                rooms);
        gateway = new Gateway(config, exchange, kept, mailboxes, time, time.entropy(), List.of(line));
        change(new Change.PutExtension(extension(ALICE, "200", "alice")));
        change(new Change.PutExtension(extension(BOB, "201", "bob")));
        change(changes);
        gateway.start();
        time.settle();
    }

    /** Every sound is half a second of the same value. */
    private static Optional<ReadySound> sound(Sound sound, Language language, int rate) {
        short[] samples = new short[rate / 2];
        Arrays.fill(samples, (short) 1000);
        return Optional.of(new MediaSound(uz.karnay.media.player.Sound.of(rate, samples)));
    }

    Directory change(Change... changes) {
        return directory.change(List.of(changes), "test", OptionalLong.empty());
    }

    Party phone(String login, String address, int port) {
        return new Party(time, wire, address, port).as(login, "secret of " + login);
    }

    Party party(String address, int port) {
        return new Party(time, wire, address, port);
    }

    void advance(int seconds) {
        advance(Duration.ofSeconds(seconds));
    }

    void advance(Duration duration) {
        time.advance(duration);
    }

    TrunkStatus status(TrunkId trunk) {
        return gateway.trunkLines().status(trunk).orElseThrow();
    }

    static Extension extension(ExtensionId id, String number, String login) {
        return extension(id, number, login, Srtp.OFF, Dtmf.AUTO);
    }

    static Extension extension(ExtensionId id, String number, String login, Srtp srtp, Dtmf dtmf) {
        return new Extension(
                id,
                number,
                login,
                "Name of " + login,
                Secret.of("secret of " + login),
                true,
                null,
                3,
                List.of(AudioCodec.OPUS, AudioCodec.PCMA, AudioCodec.PCMU),
                srtp,
                dtmf);
    }

    /** Every datagram that comes to {@code address} from now on. */
    List<byte[]> listen(InetSocketAddress address) {
        var heard = new ArrayList<byte[]>();
        rtp.attach(address, (packet, _) -> heard.add(packet));
        return heard;
    }

    /** An operator at 10.9.9.9 that wants a registration. */
    static Trunk bell() {
        return trunk(BELL, "bell", Trunk.Account.REGISTERS_TO_PROVIDER, "bell.uz", List.of());
    }

    static Trunk trunk(TrunkId id, String name, Trunk.Account account, String host, List<AddressRange> addresses) {
        return new Trunk(
                id,
                name,
                true,
                account,
                new PeerAddress(host, 5060, Transport.UDP),
                null,
                new Trunk.Identity("998785553322", null, Secret.of("trunk secret"), null, null, null),
                addresses,
                new Trunk.Numbers(
                        Trunk.DidSource.REQUEST_URI,
                        Trunk.CallerSource.P_ASSERTED_IDENTITY,
                        Trunk.NumberFormat.PLUS_E164,
                        Trunk.NumberFormat.E164,
                        DID,
                        Trunk.CallerHeader.P_ASSERTED_IDENTITY),
                new Trunk.Timing(Duration.ofSeconds(300), Duration.ofSeconds(60), Duration.ofSeconds(30)),
                List.of(AudioCodec.PCMA, AudioCodec.PCMU),
                Srtp.OFF,
                Dtmf.AUTO,
                0,
                false,
                "");
    }

    static Change did() {
        return new Change.PutDid(
                new Did(new DidId(new UUID(3, 1)), DID, null, new RouteTarget.ToExtension(BOB), true, ""));
    }

    static Change dialRule(TrunkId... trunks) {
        return new Change.PutDialRule(new DialRule(
                new DialRuleId(new UUID(4, 1)), 1, "out", "9XXXXXXXX", 0, "", List.of(trunks), null, true));
    }

    private static final class Memory implements DirectoryStore {
        @Override
        public Directory load() {
            return Directory.empty();
        }

        @Override
        public void apply(List<Change> changes, long version, String by, Instant at) {
            // the test is over before anybody asks again
        }
    }

    private static final class NoStore implements BindingStore {
        @Override
        public List<Binding> load() {
            return List.of();
        }

        @Override
        public void save(ExtensionId extension, List<Binding> bindings) {
            // as above
        }
    }
}
