package uz.karnay.gateway;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.EventLoop;
import uz.karnay.media.MediaEndpoint;
import uz.karnay.media.RemoteMedia;
import uz.karnay.media.StreamFormats;
import uz.karnay.media.StreamKeys;
import uz.karnay.media.player.Playback;
import uz.karnay.media.player.Player;
import uz.karnay.media.player.Sound;
import uz.karnay.media.recorder.CallRecording;
import uz.karnay.media.recorder.Channel;
import uz.karnay.pbx.directory.Dtmf;
import uz.karnay.pbx.record.CallRecord.MediaFigures;
import uz.karnay.pbx.script.ReadySound;
import uz.karnay.rtp.LatchPolicy;
import uz.karnay.rtp.srtp.SrtpKey;
import uz.karnay.rtp.srtp.SrtpSuite;
import uz.karnay.sdp.Codec;
import uz.karnay.sdp.CryptoKey;
import uz.karnay.sdp.Protection;
import uz.karnay.sdp.RemoteAudio;
import uz.karnay.sip.agent.Content;
import uz.karnay.sip.message.Body;

/**
 * The sound of one leg: its ports, and the leg it is joined with, by the {@linkplain LegTerms terms} of both. Where both legs
 * of a bridge can agree on one codec, packets pass unchanged but for their payload type; where they cannot, sound is
 * converted. Confined to the call loop.
 */
final class LegAudio {

    /** Told on the call loop. */
    interface Listener {
        /** The ports could not be opened, after all. */
        void onMediaFailed(String reason);

        /** Ten seconds more of sound; the scores are those of these ten seconds. */
        void onMediaWindow(MediaFigures now);

        /** The other side pressed a key in its sound. */
        void onKey(char key);

        /** What was to be played has been, to its end. */
        void onPlayed();

        void onMediaClosed(MediaFigures figures);
    }

    private final CallLoop line;
    private final FlowAddress signalling;
    private final MediaEndpoint endpoint;
    private final ConversionPlace conversion;
    private final LegTerms terms;
    private final boolean ofOffice;
    private final LegSound sound;
    private final Listener listener;
    private @Nullable LegAudio peer;
    private boolean signalled;
    private boolean held;
    private boolean takesKeys;
    private boolean converted;
    private boolean speaking;
    private boolean closed;

    private LegAudio(
            CallLoop line, AudioRules rules, FlowAddress signalling, MediaEndpoint endpoint, Listener listener) {
        this.line = line;
        this.listener = listener;
        this.signalling = signalling;
        this.endpoint = endpoint;
        this.ofOffice = rules.ofOffice();
        this.conversion = new ConversionPlace(line.media().conversions());
        InetAddress own = ownAddress(line, endpoint, signalling.remote());
        this.terms = new LegTerms(
                rules,
                new InetSocketAddress(own, endpoint.localAddress().getPort()),
                conversion,
                line.loop().entropy());
        this.sound = new LegSound(line, endpoint, terms);
    }

    /**
     * Takes a pair of ports.
     *
     * @param signalling where the peer's signalling is
     * @return empty when there are none left
     */
    static Optional<LegAudio> open(CallLoop line, AudioRules rules, FlowAddress signalling, Listener listener) {
        return line.media()
                .open(new EndpointEvents(listener, line.loop().clock()))
                .map(endpoint -> new LegAudio(line, rules, signalling, endpoint, listener));
    }

    private static InetAddress ownAddress(CallLoop line, MediaEndpoint endpoint, InetSocketAddress towards) {
        InetAddress advertised = endpoint.localAddress().getAddress();
        return advertised.isAnyLocalAddress() ? line.addresses().towards(towards) : advertised;
    }

    /** What is said and agreed about it. */
    LegTerms terms() {
        return terms;
    }

    /** Reads the answer to our offer, early or final, and sounds as it says. */
    Optional<Incompatible> onAnswer(Body body) {
        Optional<RemoteAudio> before = terms.remote();
        Optional<Incompatible> problem = terms.onAnswer(body);
        Optional<RemoteAudio> now = terms.remote();
        if (problem.isPresent() || now.equals(before)) {
            return problem;
        }
        now.ifPresent(this::signal);
        return rejoin() ? Optional.empty() : Optional.of(Incompatible.NO_ROOM);
    }

    /** Answers an offer in the middle of the call as {@link LegTerms#answerAgain}, and sounds as it says. */
    Optional<Content> answerAgain(Body offer) {
        LegAudio other = peer;
        Optional<Content> answer = terms.answerAgain(offer, other == null ? null : other.terms);
        if (answer.isPresent()) {
            terms.remote().ifPresent(this::signal);
        }
        return answer.filter(_ -> rejoin());
    }

    /** Presses a key towards the other side, in its sound; false when it takes none there and may take it otherwise. */
    boolean press(char key, Duration length) {
        boolean taken = takesKeys
                || switch (terms.dtmf()) {
                    case AUTO -> converted && peer != null && peer.takesKeysApart();
                    case RFC4733, INBAND -> true;
                    case INFO -> false;
                };
        if (taken && !held) {
            endpoint.press(key, length);
        }
        return taken;
    }

    /** Whether keys are sent to the other side apart from its sound. */
    boolean takesKeysApart() {
        return terms.dtmf() == Dtmf.INFO;
    }

    /** Whether the other side does not listen: it put us on hold. */
    boolean isHeld() {
        return held;
    }

    /** Our description when nobody but Karnay talks with it; empty when it offered nothing that we can make sound of. */
    Optional<Content> describeAlone() {
        Optional<Content> description = terms.describeAlone();
        description.ifPresent(_ -> signalRemote());
        return description;
    }

    /** It is with Karnay alone from now on, and hears what Karnay plays. */
    LegSound alone() {
        speaking = false;
        part();
        return sound;
    }

    void play(List<ReadySound> sounds) {
        alone().play(sounds, listener::onPlayed);
    }

    /** What Karnay itself plays and hears, whoever else this leg is with. */
    LegSound sound() {
        return sound;
    }

    /** Carries sound between two answered legs from now on; false when that would take a conversion that cannot be. */
    static boolean connect(LegAudio a, LegAudio b) {
        if (!a.terms.canBeJoined(b.terms)) {
            return false;
        }
        join(a, b);
        return !a.terms.needsConversion(b.terms) || a.converted;
    }

    /** Carries sound between two legs from now on; both agreed on one codec. */
    static void join(LegAudio a, LegAudio b) {
        a.part();
        b.part();
        a.sound.giveWay();
        b.sound.giveWay();
        a.peer = b;
        b.peer = a;
        a.signalRemote();
        a.rejoin();
    }

    private void signalRemote() {
        if (!signalled) {
            terms.remote().ifPresent(this::signal);
        }
    }

    private void part() {
        LegAudio other = peer;
        if (other != null) {
            other.peer = null;
            peer = null;
            conversion.release();
            other.conversion.release();
        }
    }

    /** Connects the streams by what is agreed now; false when that would take a conversion too many. */
    private boolean rejoin() {
        LegAudio other = peer;
        if (other == null) {
            return true;
        }
        shareKeys(other);
        if (speaking || other.speaking) {
            return true; // it is said to the end first
        }
        if (isEntertained(other)) {
            conversion.release();
            other.conversion.release();
            return true;
        }
        boolean needed = terms.needsConversion(other.terms);
        boolean wanted = needed || terms.differInKeys(other.terms) || terms.wantsCleaning(other.terms);
        boolean converts = wanted && (other.conversion.isTaken() || conversion.take());
        if (needed && !converts) {
            return false;
        }
        converted = converts;
        other.converted = converts;
        if (converts) {
            line.media().convert(endpoint, other.endpoint);
        } else {
            conversion.release();
            other.conversion.release();
            relay(other);
        }
        return true;
    }

    /** Whether one side holds, and the other hears music. */
    private boolean isEntertained(LegAudio other) {
        LegAudio waiting = held ? other : this;
        return held != other.held
                && line.music()
                        .plays(
                                line.media(),
                                waiting.endpoint,
                                waiting.terms.voice().orElse(null));
    }

    private void shareKeys(LegAudio other) {
        reportKeysTo(other);
        other.reportKeysTo(this);
    }

    /** A party that is sent keys apart from the sound has to be told of those in it. */
    private void reportKeysTo(LegAudio other) {
        if (other.terms.dtmf() == Dtmf.INFO) {
            endpoint.reportDigits();
            if (terms.hasKeysInSound()) {
                endpoint.detectKeys();
            }
        }
    }

    private void relay(LegAudio other) {
        line.media()
                .bridge(
                        endpoint,
                        other.endpoint,
                        terms.payloadTypesTowards(other.terms),
                        other.terms.payloadTypesTowards(terms));
    }

    private void signal(RemoteAudio remote) {
        signalled = true;
        held = remote.isHold() || isUnspecified(remote.rtp());
        protect(remote.protection());
        int clockRate = remote.terms().voice().map(Codec::clockRate).orElse(8000);
        endpoint.listening(!held);
        Optional<StreamFormats> formats = terms.formats();
        formats.ifPresent(endpoint::formats);
        takesKeys = formats.filter(agreed -> agreed.saidKeys().areTaken()).isPresent();
        endpoint.remote(new RemoteMedia(
                remote.rtp(),
                remote.rtcp(),
                remote.rtcpMux(),
                new LatchPolicy.Symmetric(signalling.remote().getAddress()),
                clockRate,
                remote.takesMetrics()));
    }

    private void protect(Protection protection) {
        switch (protection) {
            case Protection.Plain _ -> endpoint.unsecure();
            case Protection.Keyed keyed -> {
                ClearKeys.onKeys(signalling.protocol());
                endpoint.secure(new StreamKeys(key(keyed.theirs()), key(keyed.ours())));
            }
        }
    }

    private static SrtpKey key(CryptoKey agreed) {
        return SrtpKey.of(SrtpSuite.valueOf(agreed.suite().name()), agreed.reveal(), agreed.identifier());
    }

    private static boolean isUnspecified(InetSocketAddress address) {
        return !address.isUnresolved() && address.getAddress().isAnyLocalAddress();
    }

    /**
     * Has what the other side says heard on a channel of the recording, until the ports are given back.
     *
     * @param keys told of each key that somebody of the office presses
     */
    void record(CallRecording recording, Channel channel, MediaRecording.PauseKeys keys) {
        boolean heeds = ofOffice && keys.areWanted();
        if (heeds) {
            endpoint.reportDigits();
        }
        recording.attach(channel, line.media(), endpoint, heeds ? keys::onKey : _ -> {});
    }

    /**
     * Says something to the other side, in place of whom it is joined with, and joins them again.
     *
     * @param sounds by the rate that is wanted
     * @param onSaid on the call loop, once all was said; never when the leg ends before
     * @return false when the other side understands nothing that can be made here
     */
    boolean say(IntFunction<List<Sound>> sounds, Runnable onSaid) {
        if (terms.formats().isEmpty()) {
            return false;
        }
        speaking = true;
        int rate = HoldMusic.rate(terms.voice().orElse(null));
        var player = new Player(rate, sounds.apply(rate), () -> line.loop().execute(() -> onSaid(onSaid)));
        line.media().attach(endpoint, new Playback(line.media().media().ticks(), player));
        return true;
    }

    private void onSaid(Runnable then) {
        if (!closed && speaking) {
            speaking = false;
            rejoin();
            then.run();
        }
    }

    EventLoop loop() {
        return line.loop();
    }

    /** Gives the ports back; {@link Listener#onMediaClosed} follows. */
    void close() {
        closed = true;
        part();
        sound.giveWay();
        conversion.release();
        endpoint.close();
    }
}
