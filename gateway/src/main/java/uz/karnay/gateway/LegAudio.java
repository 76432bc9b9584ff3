package uz.karnay.gateway;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.karnay.media.MediaEndpoint;
import uz.karnay.media.MediaStatistics;
import uz.karnay.media.PayloadMap;
import uz.karnay.media.RemoteMedia;
import uz.karnay.media.StreamKeys;
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
 * The sound of one leg: its ports, what was agreed about them, and the leg it is joined with. One codec is agreed on both
 * sides of a bridge, so that packets pass unchanged but for their payload type. Confined to the call loop.
 */
final class LegAudio {

    /** Told on the call loop. */
    interface Listener {
        /** The ports could not be opened, after all. */
        void onMediaFailed(String reason);

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

    /** Reads the caller's offer. */
    Optional<Incompatible> onOffer(Body body) {
        Optional<Incompatible> problem = read(body, description -> sdp.onOffer(description, allowed));
        offered = problem.isEmpty();
        return problem;
    }

    /** Why two sides cannot hear each other: the status and warning of RFC 3261 §21.4.26, §20.43. */
    record Incompatible(int status, int warning, String reason) {}

    /** What the caller offered as far as this leg may use it; all it may use when the caller offered nothing. */
    Optional<Content> offerOf(LegAudio caller) {
        AudioTerms terms = caller.sdp
                .remote()
                .map(remote -> remote.terms().narrowedTo(allowed))
                .orElseGet(() -> AudioTerms.of(allowed.stream()
                        .filter(codec -> codec.isIn(caller.allowed))
                        .toList()));
        return terms.voice().map(_ -> write(sdp.offer(terms)));
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
                rejoin();
            }
        }
        return problem;
    }

    /** The codec that sounds, or empty. */
    Optional<Codec> voice() {
        return Optional.ofNullable(voice);
    }

    /**
     * Our description towards a caller, saying what {@code source} agreed on: an answer to the caller's offer, or else
     * an offer of ours. Empty when the caller cannot use that codec.
     */
    Optional<Content> describeAs(LegAudio source) {
        Optional<AudioTerms> terms = source.agreed();
        if (terms.isEmpty()) {
            return Optional.empty();
        }
        if (!offered) {
            return terms.map(wanted -> write(sdp.offer(wanted)));
        }
        return terms.filter(this::canAnswer).map(agreed -> {
            voice = agreed.voice().orElse(null);
            return write(sdp.answer(agreed));
        });
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
     * Answers an offer in the middle of the call, without asking the leg it is joined with: the codec has to stay.
     *
     * @return empty when the offer cannot be accepted; nothing has changed then
     */
    Optional<Content> answerAgain(Body offer) {
        AudioTerms wish = agreed().orElse(null);
        if (wish == null) {
            return Optional.empty();
        }
        Optional<Incompatible> problem = read(offer, description -> sdp.onOffer(description, wish.codecs()));
        if (problem.isPresent()) {
            return Optional.empty();
        }
        Content answer = write(sdp.answer(wish));
        signal(sdp.remote().orElseThrow());
        rejoin();
        return Optional.of(answer);
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
        }
    }

    private void rejoin() {
        LegAudio other = peer;
        if (other != null) {
            line.media()
                    .bridge(
                            endpoint,
                            other.endpoint,
                            PayloadMap.of(sdp.payloadTypesTowards(other.sdp)),
                            PayloadMap.of(other.sdp.payloadTypesTowards(sdp)));
        }
    }

    private void signal(RemoteAudio remote) {
        signalled = true;
        held = remote.isHold() || isUnspecified(remote.rtp());
        protect(remote.protection());
        int clockRate = remote.terms().voice().map(Codec::clockRate).orElse(8000);
        endpoint.remote(new RemoteMedia(
                remote.rtp(),
                remote.rtcp(),
                remote.rtcpMux(),
                new LatchPolicy.Symmetric(signalling.remote().getAddress()),
                clockRate));
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

    /** Gives the ports back; {@link Listener#onMediaClosed} follows. */
    void close() {
        part();
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

    /** Figures of the media engine as the record keeps them. */
    static MediaFigures figures(MediaStatistics statistics) {
        long refused = statistics.dropped().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return new MediaFigures(
                statistics.packetsReceived(),
                statistics.packetsSent(),
                Math.max(0, statistics.lost()),
                statistics.jitter().toNanos() / 1e6,
                refused);
    }

    private record EndpointEvents(Listener listener) implements MediaEndpoint.Listener {
        @Override
        public void onFailed(String reason) {
            listener.onMediaFailed(reason);
        }

        @Override
        public void onClosed(MediaStatistics statistics) {
            listener.onMediaClosed(figures(statistics));
        }
    }
}
