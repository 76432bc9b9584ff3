package uz.karnay.gateway;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.karnay.media.MediaEndpoint;
import uz.karnay.media.PayloadMap;
import uz.karnay.media.RemoteMedia;
import uz.karnay.media.StreamFormats;
import uz.karnay.media.StreamKeys;
import uz.karnay.media.recorder.CallRecording;
import uz.karnay.media.recorder.Channel;
import uz.karnay.pbx.call.Refusal;
import uz.karnay.pbx.record.CallRecord.MediaFigures;
import uz.karnay.rtp.LatchPolicy;
import uz.karnay.rtp.srtp.SrtpKey;
import uz.karnay.rtp.srtp.SrtpSuite;
import uz.karnay.sdp.AudioTerms;
import uz.karnay.sdp.Codec;
import uz.karnay.sdp.CryptoKey;
import uz.karnay.sdp.Direction;
import uz.karnay.sdp.KeyAgreement;
import uz.karnay.sdp.Negotiation;
import uz.karnay.sdp.OfferAnswer;
import uz.karnay.sdp.Protection;
import uz.karnay.sdp.RemoteAudio;
import uz.karnay.sdp.SdpParser;
import uz.karnay.sdp.SessionDescription;
import uz.karnay.sip.agent.Content;
import uz.karnay.sip.message.Body;

/**
 * The sound of one leg: its ports, what was agreed about them, and the leg it is joined with. Where both legs of a bridge
 * can agree on one codec, packets pass unchanged but for their payload type; where they cannot, sound is converted.
 * Confined to the call loop.
 */
final class LegAudio {

    /** Told on the call loop. */
    interface Listener {
        /** The ports could not be opened, after all. */
        void onMediaFailed(String reason);

        /** Ten seconds more of sound; the scores are those of these ten seconds. */
        void onMediaWindow(MediaFigures now);

        void onMediaClosed(MediaFigures figures);
    }

    private final CallLoop line;
    private final List<Codec> allowed;
    private final FlowAddress signalling;
    private final MediaEndpoint endpoint;
    private final OfferAnswer sdp;
    private @Nullable LegAudio peer;
    private @Nullable Codec voice;
    private boolean offered;
    private boolean signalled;
    private boolean held;
    private boolean takesKeys;
    private boolean converting;

    private LegAudio(CallLoop line, AudioRules rules, FlowAddress signalling, MediaEndpoint endpoint) {
        this.line = line;
        this.allowed = rules.allowed();
        this.signalling = signalling;
        this.endpoint = endpoint;
        long sessionId = line.loop().entropy().nextLong() >>> 2;
        InetAddress own = ownAddress(line, endpoint, signalling.remote());
        this.sdp = new OfferAnswer(
                sessionId,
                new InetSocketAddress(own, endpoint.localAddress().getPort()),
                new KeyAgreement(rules.policy(), line.loop().entropy()::fill));
    }

    /**
     * Takes a pair of ports.
     *
     * @param signalling where the peer's signalling is
     * @return empty when there are none left
     */
    static Optional<LegAudio> open(CallLoop line, AudioRules rules, FlowAddress signalling, Listener listener) {
        return line.media()
                .open(new EndpointEvents(listener))
                .map(endpoint -> new LegAudio(line, rules, signalling, endpoint));
    }

    private static InetAddress ownAddress(CallLoop line, MediaEndpoint endpoint, InetSocketAddress towards) {
        InetAddress advertised = endpoint.localAddress().getAddress();
        return advertised.isAnyLocalAddress() ? line.addresses().towards(towards) : advertised;
    }

    /** Whether the other side has described itself in an offer, so that we answer. */
    boolean hasOffer() {
        return offered;
    }

    private static final Refusal NO_ROOM_FOR_CALL = new Refusal(503, "No room for another conversion");
    private static final Incompatible NO_ROOM = new Incompatible(503, 399, "No room for another conversion");

    /** Reads the caller's offer. */
    Optional<Incompatible> onOffer(Body body) {
        Optional<Incompatible> problem = read(body, description -> sdp.onOffer(description, allowed));
        offered = problem.isEmpty();
        return problem;
    }

    /** Why two sides cannot hear each other: the status and warning of RFC 3261 §21.4.26, §20.43. */
    record Incompatible(int status, int warning, String reason) {}

    /**
     * What this leg offers its callee: what the caller offered comes first, so that nothing has to be converted, and then
     * whatever else it may use and we can convert. All it may use when the caller offered nothing.
     *
     * @return empty when there is nothing that both sides can be made to understand
     */
    Optional<Content> offerOf(LegAudio caller) {
        AudioTerms common = caller.wishes().narrowedTo(allowed);
        boolean converts = caller.canConvert() && hasRoomToConvert();
        AudioTerms terms = converts ? common.followedBy(convertible()) : common;
        return terms.voice().map(_ -> write(sdp.offer(terms)));
    }

    /** What it offered, what it was told already first. */
    private AudioTerms wishes() {
        AudioTerms terms = sdp.remote().map(RemoteAudio::terms).orElseGet(() -> AudioTerms.of(allowed));
        return voice().map(told -> terms.narrowedTo(List.of(told)).followedBy(terms))
                .orElse(terms);
    }

    /** Why {@link #offerOf} was empty. */
    Refusal refusal(LegAudio caller) {
        return caller.canConvert() && !hasRoomToConvert() ? NO_ROOM_FOR_CALL : Refusal.NOT_ACCEPTABLE;
    }

    private boolean canConvert() {
        return !Codecs.convertible(wishes().codecs()).isEmpty();
    }

    private boolean hasRoomToConvert() {
        return converting || line.media().conversions().hasRoom();
    }

    /** What sound may end in on this leg, and the key presses that go with it. */
    private AudioTerms convertible() {
        return AudioTerms.of(allowed.stream()
                .filter(codec -> !codec.isVoice() || Codecs.isConvertible(codec))
                .map(Codecs::ending)
                .toList());
    }

    /** Reads the answer to our offer, early or final. */
    Optional<Incompatible> onAnswer(Body body) {
        RemoteAudio before = sdp.remote().orElse(null);
        Optional<Incompatible> problem = read(body, sdp::onAnswer);
        if (problem.isEmpty()) {
            RemoteAudio now = sdp.remote().orElseThrow();
            voice = now.terms().voice().orElse(null);
            if (!now.equals(before)) {
                signal(now);
                return rejoin() ? Optional.empty() : Optional.of(NO_ROOM);
            }
        }
        return problem;
    }

    /** The codec that sounds, or empty. */
    Optional<Codec> voice() {
        return Optional.ofNullable(voice);
    }

    /**
     * Our description towards a caller, once {@code source} has agreed: an answer to the caller's offer, with the same
     * codec where the caller offered it, else with the best it offered; or else an offer of ours. Empty when neither can
     * be.
     */
    Optional<Content> describeAs(LegAudio source) {
        Optional<AudioTerms> terms = source.agreed();
        if (terms.isEmpty()) {
            return Optional.empty();
        }
        if (!offered) {
            return terms.map(wanted -> write(sdp.offer(source.canBeConverted() ? withConvertible(wanted) : wanted)));
        }
        return terms.filter(this::canAnswer).or(() -> ending(source)).map(agreed -> {
            voice = agreed.voice().orElse(null);
            return write(sdp.answer(agreed));
        });
    }

    private AudioTerms withConvertible(AudioTerms wanted) {
        return wanted.narrowedTo(allowed).followedBy(convertible());
    }

    /** Whether what this leg agreed on can be made into sound, and there is room to do so. */
    private boolean canBeConverted() {
        return voice().filter(Codecs::isConvertible).isPresent() && hasRoomToConvert();
    }

    /** What the caller hears when its sound ends here: what it was told before, else the best it offered. */
    private Optional<AudioTerms> ending(LegAudio source) {
        Optional<RemoteAudio> remote = sdp.remote();
        if (remote.isEmpty() || !source.canBeConverted()) {
            return Optional.empty();
        }
        AudioTerms offer = remote.get().terms();
        Codec told = voice;
        return Codecs.convertible(offer.codecs()).stream()
                .filter(codec -> told == null || told.matches(codec))
                .findFirst()
                .filter(_ -> reserve())
                .map(codec -> endingIn(codec, offer));
    }

    private static AudioTerms endingIn(Codec codec, AudioTerms offer) {
        List<Codec> single = Codecs.single(Codecs.ending(codec), offer);
        AudioTerms terms = AudioTerms.of(single);
        return new AudioTerms(terms.formats(), Direction.SENDRECV, offer.ptimeMillis(), offer.maxPtimeMillis());
    }

    private boolean reserve() {
        converting = converting || line.media().conversions().take();
        return converting;
    }

    private void release() {
        if (converting) {
            converting = false;
            line.media().conversions().release();
        }
    }

    /** Whether the caller offered this codec, and was not told of another one before. */
    private boolean canAnswer(AudioTerms terms) {
        Codec told = voice;
        return terms.voice()
                .filter(wanted -> told == null || told.matches(wanted))
                .flatMap(wanted ->
                        sdp.remote().filter(remote -> wanted.isIn(remote.terms().codecs())))
                .isPresent();
    }

    /** What we wrote last. */
    Content lastDescription() {
        return sdp.local().map(LegAudio::write).orElse(Content.NONE);
    }

    /** What is agreed with the other side, one voice only. */
    private Optional<AudioTerms> agreed() {
        Codec sounding = voice;
        return sounding == null
                ? Optional.empty()
                : sdp.remote()
                        .map(RemoteAudio::terms)
                        .map(terms -> terms.narrowedTo(Codecs.single(sounding, terms)))
                        .map(terms -> terms.withDirection(Direction.SENDRECV));
    }

    /** An offer that asks the other side to change to the codec that {@code other} uses; empty when there is none. */
    Optional<Content> offerVoiceOf(LegAudio other) {
        return other.agreed()
                .map(terms -> terms.narrowedTo(allowed))
                .filter(terms -> terms.voice().isPresent())
                .map(terms -> write(sdp.offer(terms)));
    }

    /** Our last description once more, as an offer: to a peer that asks for one in the middle of a call. */
    Content offerAgain() {
        return write(sdp.offer(agreed().orElseGet(() -> AudioTerms.of(allowed))));
    }

    /**
     * Answers an offer in the middle of the call, without asking the leg it is joined with: with that leg's codec where it
     * is offered, else with the one of before, else with the best that can be converted.
     *
     * @return empty when the offer cannot be accepted; nothing has changed then
     */
    Optional<Content> answerAgain(Body offer) {
        List<Codec> candidates = candidates();
        if (candidates.isEmpty()
                || read(offer, description -> sdp.onOffer(description, candidates))
                        .isPresent()) {
            return Optional.empty();
        }
        RemoteAudio remote = sdp.remote().orElseThrow();
        Codec chosen = candidates.stream()
                .filter(codec -> codec.isVoice() && codec.isIn(remote.terms().codecs()))
                .findFirst()
                .orElseThrow();
        voice = chosen;
        Content answer = write(sdp.answer(endingOrCarried(chosen, remote.terms())));
        signal(remote);
        return rejoin() ? Optional.of(answer) : Optional.empty();
    }

    /** What may be answered in the middle of a call, the best first. */
    private List<Codec> candidates() {
        var candidates = new ArrayList<Codec>();
        LegAudio other = peer;
        if (other != null) {
            other.voice().filter(codec -> codec.isIn(allowed)).ifPresent(candidates::add);
        }
        voice().filter(codec -> !codec.isIn(candidates)).ifPresent(candidates::add);
        if (other != null && other.canBeConverted()) {
            Codecs.convertible(allowed).stream()
                    .filter(codec -> !codec.isIn(candidates))
                    .forEach(candidates::add);
        }
        allowed.stream()
                .filter(codec -> !codec.isVoice() && !candidates.isEmpty())
                .forEach(candidates::add);
        return candidates;
    }

    private AudioTerms endingOrCarried(Codec chosen, AudioTerms offer) {
        LegAudio other = peer;
        return other == null
                ? endingIn(chosen, offer)
                : other.agreed()
                        .filter(terms -> terms.voice().filter(chosen::matches).isPresent())
                        .orElseGet(() -> endingIn(chosen, offer));
    }

    /** Presses a key towards the other side, in its sound; false when it takes none there. */
    boolean press(char key, Duration length) {
        if (takesKeys && !held) {
            endpoint.press(key, length);
        }
        return takesKeys;
    }

    /** Whether the other side does not listen: it put us on hold. */
    boolean isHeld() {
        return held;
    }

    /** Carries sound between two legs from now on; both agreed on one codec. */
    static void join(LegAudio a, LegAudio b) {
        a.part();
        b.part();
        a.peer = b;
        b.peer = a;
        a.signalRemote();
        a.rejoin();
    }

    private void signalRemote() {
        if (!signalled) {
            sdp.remote().ifPresent(this::signal);
        }
    }

    private void part() {
        LegAudio other = peer;
        if (other != null) {
            other.peer = null;
            peer = null;
            release();
            other.release();
        }
    }

    /** Connects the streams by what is agreed now; false when that would take a conversion too many. */
    private boolean rejoin() {
        LegAudio other = peer;
        if (other == null) {
            return true;
        }
        LegAudio waiting = held ? other : this;
        if (held != other.held && line.music().plays(line.media(), waiting.endpoint, waiting.voice)) {
            release();
            other.release();
            return true;
        }
        if (!needsConversion(other)) {
            release();
            other.release();
            relay(other);
            return true;
        }
        if (!other.converting && !reserve()) {
            return false;
        }
        line.media().convert(endpoint, other.endpoint);
        return true;
    }

    private void relay(LegAudio other) {
        line.media()
                .bridge(
                        endpoint,
                        other.endpoint,
                        PayloadMap.of(sdp.payloadTypesTowards(other.sdp)),
                        PayloadMap.of(other.sdp.payloadTypesTowards(sdp)));
    }

    private boolean needsConversion(LegAudio other) {
        Codec mine = voice;
        Codec theirs = other.voice;
        return mine != null
                && theirs != null
                && (!mine.matches(theirs) || packsOtherwise(other) && Codecs.isConvertible(mine));
    }

    /** Whether the two want packets of different length, or one more in them than the other can take. */
    private boolean packsOtherwise(LegAudio other) {
        Optional<AudioTerms> mine = sdp.remote().map(RemoteAudio::terms);
        Optional<AudioTerms> theirs = other.sdp.remote().map(RemoteAudio::terms);
        return mine.isPresent() && theirs.isPresent() && LegFormats.differInLength(mine.get(), theirs.get());
    }

    private void signal(RemoteAudio remote) {
        signalled = true;
        held = remote.isHold() || isUnspecified(remote.rtp());
        protect(remote.protection());
        int clockRate = remote.terms().voice().map(Codec::clockRate).orElse(8000);
        endpoint.listening(!held);
        Optional<StreamFormats> formats = LegFormats.of(sdp, remote.terms());
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
        return SrtpKey.of(SrtpSuite.valueOf(agreed.suite().name()), agreed.reveal());
    }

    private static boolean isUnspecified(InetSocketAddress address) {
        return !address.isUnresolved() && address.getAddress().isAnyLocalAddress();
    }

    /** Has what the other side says heard on a channel of the recording, until the ports are given back. */
    void record(CallRecording recording, Channel channel) {
        recording.attach(channel, line.media(), endpoint);
    }

    /** Gives the ports back; {@link Listener#onMediaClosed} follows. */
    void close() {
        part();
        release();
        endpoint.close();
    }

    /** For the record: the name of the codec that sounds, or empty. */
    String codecName() {
        return voice == null ? "" : voice.name();
    }

    @FunctionalInterface
    private interface Reader {
        Negotiation read(SessionDescription description);
    }

    private Optional<Incompatible> read(Body body, Reader reader) {
        return switch (SessionDescription.parse(body.toArray())) {
            case SdpParser.Malformed(var reason, var atLine) ->
                Optional.of(new Incompatible(400, 399, "SDP line " + atLine + ": " + reason));
            case SdpParser.Parsed(var description) -> problem(reader.read(description));
        };
    }

    private static Optional<Incompatible> problem(Negotiation outcome) {
        return switch (outcome) {
            case Negotiation.Agreed _ -> Optional.empty();
            case Negotiation.NoCommonCodec none ->
                Optional.of(new Incompatible(488, none.warning(), "No common codec"));
            case Negotiation.Unacceptable(var warning, var reason) ->
                Optional.of(new Incompatible(488, warning, reason));
        };
    }

    private static Content write(SessionDescription description) {
        return Content.sdp(description.write());
    }
}
