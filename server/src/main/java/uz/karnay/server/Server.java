package uz.karnay.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.karnay.api.FirstAdministrator;
import uz.karnay.api.Ports;
import uz.karnay.gateway.Gateway;
import uz.karnay.gateway.Redaction;
import uz.karnay.loop.Clock;
import uz.karnay.loop.Entropy;
import uz.karnay.loop.Scripts;
import uz.karnay.net.SystemLookup;
import uz.karnay.pbx.HealthSource;
import uz.karnay.pbx.call.Exchange;
import uz.karnay.pbx.call.ExtensionLines;
import uz.karnay.pbx.call.LiveCallBook;
import uz.karnay.pbx.conference.RoomDesk;
import uz.karnay.pbx.conference.RoomScripts;
import uz.karnay.pbx.directory.Extension;
import uz.karnay.pbx.directory.LiveDirectory;
import uz.karnay.pbx.queue.QueueDesk;
import uz.karnay.pbx.queue.QueueScripts;
import uz.karnay.pbx.registration.Bindings;
import uz.karnay.pbx.script.FeatureScripts;
import uz.karnay.pbx.script.OfficeScripts;
import uz.karnay.pbx.script.Scripting;
import uz.karnay.pbx.sound.SoundLibrary;
import uz.karnay.pbx.trunk.TrunkChannels;
import uz.karnay.pbx.voicemail.Voicemail;
import uz.karnay.pbx.voicemail.VoicemailScripts;
import uz.karnay.server.archive.Archive;
import uz.karnay.server.config.ServerConfig;
import uz.karnay.server.recording.RecordingDesk;
import uz.karnay.server.recording.Retention;
import uz.karnay.server.sound.BackgroundMusic;
import uz.karnay.server.sound.OfficeSounds;
import uz.karnay.server.sound.RecordingAnnouncement;
import uz.karnay.server.sound.SoundShelf;
import uz.karnay.server.trace.SipTrace;
import uz.karnay.server.voicemail.MailDesk;
import uz.karnay.store.Store;
import uz.karnay.store.StoreConfig;
import uz.karnay.store.StoreException;

/**
 * The whole of Karnay, put together: makes everything in the order in which one needs the other, starts it in that order
 * and stops it in reverse. Started and closed by the main thread.
 */
final class Server implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final long FAREWELL_SECONDS = 3;

    private final Parts parts = new Parts();
    private final Clock clock = Clock.system();
    private final Entropy entropy = Entropy.secure();
    private final Faults faults = new Faults(clock);
    private final OpusInUse opus = new OpusInUse();
    private final SipSockets sockets;
    /** Parts that not every server has. */
    private final List<HealthSource> optional = new ArrayList<>();

    /** @throws StartException when something it needs cannot be had; nothing runs then */
    static Server start(ServerConfig config) {
        return new Server(config);
    }

    private Server(ServerConfig config) {
        try {
            HttpPort.requireFree(config.http());
            var office = new FirstOffice(config.office(), clock, entropy);
            sockets = parts.add(
                    "SIP sockets",
                    SipSockets.bind(config.sip(), config.threading().callLoops(), clock));
            Store store = parts.add("store", open(config.store()));
            var directory = new LiveDirectory(store.directory(), clock);
            List<Extension> newcomers = office.moveInto(directory);

            var recordings = new RecordingDesk(
                    config.recordings(),
                    store.recordings(),
                    clock,
                    entropy,
                    RecordingAnnouncement.of(
                            config.recordings().announce(), config.recordings().announceIn()));
            var voicemail = new Voicemail(
                    id -> VoicemailScripts.owner(directory.current(), id).isPresent(),
                    config.store().data().resolve("voicemail"),
                    store.voicemail(),
                    config.voicemail(),
                    clock,
                    entropy);
            var sounds = new SoundShelf(config.store().data().resolve("sounds"));
            var lookup = parts.add("name look-up", new SystemLookup());
            var loops = parts.add("loops", new Loops(config.threading(), clock, entropy, faults));
            Scripts scripts = Scripts.onVirtualThreads(faults::onScript);
            var lines = new ExtensionLines();
            var queues = new QueueDesk(loops.calls().getFirst().thread(), directory, lines, store.queues());
            var exchange = new Exchange(
                    directory,
                    new Bindings(store.bindings(), clock),
                    new TrunkChannels(),
                    store.journal(),
                    new LiveCallBook(),
                    config.calls(),
                    faults,
                    recordings,
                    new Scripting(
                            scripts,
                            new OfficeScripts(
                                    new VoicemailScripts(voicemail, clock),
                                    new QueueScripts(queues, scripts),
                                    new RoomScripts(
                                            new RoomDesk(
                                                    loops.calls().getFirst().thread()),
                                            scripts),
                                    new FeatureScripts(directory)),
                            new OfficeSounds(sounds)));
            var media = new MediaEngines(
                    loops.media(), config.media(), config.sip().listen().getAddress());
            var music = new BackgroundMusic();
            var calls = new CallLoops(
                    sockets,
                    lookup,
                    loops.calls(),
                    media,
                    music,
                    scripts,
                    config.sip().timers());
            var gateway =
                    new Gateway(config.gateway(), exchange, store.trunks(), voicemail, clock, entropy, calls.lines());

            exchange.book().listen(lines);
            queues.start();
            config.sip().trace().ifPresent(file -> trace(file, calls));
            loops.start();
            recordings.start();
            parts.add("recordings", recordings);
            var retention = parts.add(
                    "retention of recordings",
                    new Retention(recordings, config.recordings().keep(), clock));
            retention.start();
            Optional<Archive> archive = config.recordings()
                    .archive()
                    .map(where -> new Archive(where, store.recordings(), recordings, clock));
            archive.ifPresent(this::begin);
            calls.start();
            gateway.start();
            music.start(clock);
            parts.add("calls and trunks", () -> farewell(gateway));
            var mail = config.mail().map(how -> new MailDesk(how, voicemail, directory, clock));
            mail.ifPresent(desk -> parts.add("mail", desk).start());
            Housekeeping.begin(loops.calls().getFirst().thread(), exchange.bindings());

            Welcome.print(System.out, FirstAdministrator.ensure(store.accounts(), entropy), newcomers);
            String api = SipSockets.text(
                    new InetSocketAddress(config.http().address(), config.http().port()));
            LOG.info(
                    "Karnay is ready: SIP on {} (UDP, TCP), API on http://{} in a moment",
                    SipSockets.text(sipAddress()),
                    api);
            opus.find();
            parts.add(
                    "management plane",
                    new Management(
                            config.http(),
                            ports(
                                    store,
                                    exchange,
                                    gateway,
                                    calls.traffic(),
                                    recordings,
                                    sounds,
                                    voicemail,
                                    queues,
                                    mail)));
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private void begin(Archive archive) {
        parts.add(archive.name(), archive).start();
        optional.add(archive);
    }

    private void trace(Path file, CallLoops calls) {
        try {
            SipTrace trace = parts.add("SIP trace", new SipTrace(file, clock, Redaction::redact));
            calls.lines().forEach(line -> line.transport().tap(trace));
        } catch (IOException e) {
            throw new StartException("cannot write the trace " + file + " (sip.trace): " + e.getMessage(), e);
        }
    }

    private static Store open(StoreConfig config) {
        try {
            return Store.open(config);
        } catch (StoreException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    private Ports ports(
            Store store,
            Exchange exchange,
            Gateway gateway,
            HealthSource traffic,
            RecordingDesk recordings,
            SoundLibrary sounds,
            Voicemail voicemail,
            QueueDesk queues,
            Optional<MailDesk> mail) {
        var health = new ArrayList<HealthSource>(List.of(store.health(), faults, traffic, opus, recordings));
        mail.ifPresent(health::add);
        health.addAll(optional);
        return new Ports(
                exchange.directory(),
                exchange.bindings(),
                gateway.trunkLines(),
                exchange.book(),
                store.history(),
                store.accounts(),
                recordings,
                sounds,
                voicemail,
                queues,
                health,
                clock,
                entropy,
                clock.now(),
                Product.version());
    }

    /** Operators are told, but one that does not answer does not keep us. */
    private static void farewell(Gateway gateway) throws InterruptedException, ExecutionException {
        try {
            gateway.stop().get(FAREWELL_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            LOG.warn("Not every operator confirmed the end of its registration in {} s", FAREWELL_SECONDS);
        }
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
