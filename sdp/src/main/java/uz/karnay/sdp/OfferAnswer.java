package uz.karnay.sdp;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uz.karnay.sdp.Negotiation.Agreed;
import uz.karnay.sdp.Negotiation.Unacceptable;

/**
 * The conversation of offers and answers on one leg of a call (RFC 3264): one audio stream, every other one refused in
 * its place. Confined to the loop of its call.
 *
 * <p>A call with two legs goes {@code a.onOffer} → {@code b.offer} → {@code b.onAnswer} → {@code a.answer}; a hold is
 * {@code a.onOffer} → {@code a.answer}; without an offer in the INVITE it begins with {@code a.offer}.
 */
public final class OfferAnswer {

    private static final Line UNBOUNDED = new Line('t', "0 0");

    private final long sessionId;
    private final InetSocketAddress local;
    private final KeyAgreement keys;
    private final PayloadNumbers numbers = new PayloadNumbers();
    private long version;
    private int audioLine;
    private @Nullable SessionDescription written;
    private @Nullable SessionDescription offered;
    private @Nullable RemoteAudio remote;
    private List<PayloadFormat> ours = List.of();
    private List<PayloadFormat> theirs = List.of();

    /**
     * @param sessionId of the {@code o=} line, unique for this leg
     * @param local where we take RTP; RTCP is one port above
     */
    public OfferAnswer(long sessionId, InetSocketAddress local) {
        this(sessionId, local, KeyAgreement.none());
    }

    /** The same, with media that may be sealed. */
    public OfferAnswer(long sessionId, InetSocketAddress local, KeyAgreement keys) {
        this.sessionId = sessionId;
        this.local = local;
        this.keys = keys;
    }

    /** Reads an offer, first or later, and keeps what of it is allowed. Answer it with {@link #answer}. */
    public Negotiation onOffer(SessionDescription offer, List<Codec> allowed) {
        Negotiation best = new Unacceptable(304, "no audio");
        for (int line = 0; line < offer.media().size(); line++) {
            Negotiation outcome =
                    new AudioReader(offer, offer.media().get(line)).read(allowed, List.of(), keys::onOffer);
            if (outcome instanceof Agreed(RemoteAudio audio)) {
                onAgreedOffer(offer, line, audio);
                return outcome;
            }
            best = isAudio(offer.media().get(line)) ? outcome : best;
        }
        return best;
    }

    private static boolean isAudio(MediaDescription media) {
        return media.type().equalsIgnoreCase("audio");
    }

    private void onAgreedOffer(SessionDescription offer, int line, RemoteAudio audio) {
        offered = offer;
        audioLine = line;
        onAgreed(audio, offer);
    }

    private void onAgreed(RemoteAudio audio, SessionDescription theirs) {
        remote = audio;
        keys.onAgreed(audio.protection(), theirs.media().get(audioLine));
    }

    /**
     * The answer to the last offer. The same description, version included, as long as it says the same.
     *
     * @param terms what the far side accepts: of the codecs offered, those it has, in its order; its direction as far
     *     as the offer allows
     * @throws IllegalArgumentException when the terms have no voice of the offer: {@link #onOffer} narrows to what may
     *     be answered
     */
    public SessionDescription answer(AudioTerms terms) {
        SessionDescription offer = offered;
        RemoteAudio audio = remote;
        if (offer == null || audio == null) {
            throw new IllegalStateException("there is no offer to answer");
        }
        AudioTerms agreed = agree(audio.terms(), terms);
        ours = agreed.formats();
        theirs = agreed.formats();
        numbers.onTold(ours);
        return describe(mirrored(offer, agreed, audio.rtcpMux()));
    }

    private static AudioTerms agree(AudioTerms offer, AudioTerms wish) {
        var common = new ArrayList<PayloadFormat>(wish.formats().size());
        for (PayloadFormat wished : wish.formats()) {
            PayloadFormat format = inOffer(offer, wished.codec());
            if (format != null && !common.contains(format)) {
                common.add(format);
            }
        }
        AudioTerms agreed =
                wish.withFormats(common).withDirection(offer.direction().answer(wish.direction()));
        if (!agreed.hasVoice()) {
            throw new IllegalArgumentException("no voice of the offer in " + wish);
        }
        return agreed;
    }

    private static @Nullable PayloadFormat inOffer(AudioTerms offer, Codec codec) {
        for (PayloadFormat format : offer.formats()) {
            if (format.codec().matches(codec)) {
                return codec.fmtp().isEmpty() ? format : format.withFmtp(codec.fmtp());
            }
        }
        return null;
    }

    private List<MediaDescription> mirrored(SessionDescription offer, AudioTerms agreed, boolean mux) {
        List<MediaDescription> media = new ArrayList<>();
        for (int line = 0; line < offer.media().size(); line++) {
            MediaDescription theirLine = offer.media().get(line);
            media.add(
                    line == audioLine ? audio(theirLine.protocol(), agreed, mux, keys.answer()) : theirLine.refused());
        }
        return media;
    }

    /**
     * Our offer, first or later: the terms of the far side with our address. Codecs keep the payload types that they
     * had on this leg (RFC 3264 §8.3.2), and m-lines once written stay (§8).
     */
    public SessionDescription offer(AudioTerms terms) {
        ours = numbers.number(terms.formats());
        theirs = List.of();
        offered = null;
        MediaDescription audio = audio(keys.profile(), terms.withFormats(ours), false, keys.offer());
        List<MediaDescription> media = new ArrayList<>();
        if (written != null) {
            written.media().forEach(line -> media.add(line.refused()));
            media.set(audioLine, audio);
        } else {
            media.add(audio);
        }
        return describe(media);
    }

    /** Reads the answer to our last offer; a later one (200 after 183) takes the place of the first. */
    public Negotiation onAnswer(SessionDescription answer) {
        if (ours.isEmpty() || offered != null) {
            throw new IllegalStateException("there is no offer that could be answered");
        }
        if (answer.media().size() <= audioLine) {
            return new Unacceptable(304, "the answer has no audio");
        }
        List<Codec> offeredCodecs = ours.stream().map(PayloadFormat::codec).toList();
        Negotiation outcome =
                new AudioReader(answer, answer.media().get(audioLine)).read(offeredCodecs, ours, keys::onAnswer);
        if (outcome instanceof Agreed(RemoteAudio audio)) {
            onAgreed(audio, answer);
            theirs = audio.terms().formats();
        }
        return outcome;
    }

    /** What was agreed last about the other side's stream. */
    public Optional<RemoteAudio> remote() {
        return Optional.ofNullable(remote);
    }

    /** By what numbers we take what. */
    public List<PayloadFormat> heard() {
        return ours;
    }

    /** By what numbers the other side takes what, its preferred one first; empty before it said so. */
    public List<PayloadFormat> said() {
        return theirs;
    }

    /** What we wrote last. */
    public Optional<SessionDescription> local() {
        return Optional.ofNullable(written);
    }

    /**
     * How the payload types that come in on this leg are called on {@code other}: ours to theirs, for every codec that
     * both legs have.
     */
    public Map<Integer, Integer> payloadTypesTowards(OfferAnswer other) {
        Map<Integer, Integer> renamed = new TreeMap<>();
        for (PayloadFormat in : ours) {
            for (PayloadFormat out : other.theirs) {
                if (out.codec().matches(in.codec())) {
                    renamed.putIfAbsent(in.payloadType(), out.payloadType());
                }
            }
        }
        return renamed;
    }

    private MediaDescription audio(String protocol, AudioTerms terms, boolean mux, List<Attribute> crypto) {
        var types = new ArrayList<String>(terms.formats().size());
        for (PayloadFormat format : terms.formats()) {
            types.add(Integer.toString(format.payloadType()));
        }
        List<Attribute> attributes = attributes(terms, mux);
        attributes.addAll(crypto);
        return new MediaDescription(
                "audio", local.getPort(), 1, protocol, types, Connection.NONE, attributes, List.of());
    }

    private static List<Attribute> attributes(AudioTerms terms, boolean mux) {
        List<Attribute> attributes = new ArrayList<>();
        for (PayloadFormat format : terms.formats()) {
            String start = format.payloadType() + " ";
            attributes.add(new Attribute("rtpmap", start + format.codec().encoding()));
            if (!format.codec().fmtp().isEmpty()) {
                attributes.add(new Attribute("fmtp", start + format.codec().fmtp()));
            }
        }
        addMillis(attributes, "ptime", terms.ptimeMillis());
        addMillis(attributes, "maxptime", terms.maxPtimeMillis());
        attributes.add(terms.direction().attribute());
        if (mux) {
            attributes.add(new Attribute("rtcp-mux", ""));
        }
        return attributes;
    }

    private static void addMillis(List<Attribute> attributes, String name, int millis) {
        if (millis > 0) {
            attributes.add(new Attribute(name, Integer.toString(millis)));
        }
    }

    /** "If the version in the origin line does not increment, the SDP MUST be identical" (RFC 3264 §8). */
    private SessionDescription describe(List<MediaDescription> media) {
        SessionDescription before = written;
        if (before != null && before.media().equals(media)) {
            return before;
        }
        var next = new SessionDescription(
                Origin.of(sessionId, ++version, local.getAddress()),
                "-",
                Connection.of(local.getAddress()),
                List.of(),
                List.of(UNBOUNDED),
                media);
        written = next;
        return next;
    }
}
