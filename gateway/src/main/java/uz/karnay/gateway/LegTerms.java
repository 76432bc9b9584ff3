package uz.karnay.gateway;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.Entropy;
import uz.karnay.media.Cleaning;
import uz.karnay.media.PayloadMap;
import uz.karnay.media.StreamFormats;
import uz.karnay.pbx.call.Refusal;
import uz.karnay.pbx.directory.Dtmf;
import uz.karnay.sdp.AudioTerms;
import uz.karnay.sdp.Codec;
import uz.karnay.sdp.Direction;
import uz.karnay.sdp.KeyAgreement;
import uz.karnay.sdp.OfferAnswer;
import uz.karnay.sdp.PayloadFormat;
import uz.karnay.sdp.RemoteAudio;
import uz.karnay.sdp.SessionDescription;
import uz.karnay.sip.agent.Content;
import uz.karnay.sip.message.Body;

/**
 * What one leg and we offered, answered and agreed about its sound (RFC 3264): in one codec with the leg it talks with where
 * that can be, else in one that can be converted. Confined to the call loop.
 */
final class LegTerms {

    private static final Refusal NO_ROOM = new Refusal(503, "No room for another conversion");

    private static final AudioTerms KEYS = AudioTerms.of(List.of(Codec.TELEPHONE_EVENT, Codec.TELEPHONE_EVENT_48000));

    private final List<Codec> allowed;
    private final Dtmf dtmf;
    private final Cleaning cleaning;
    private final ConversionPlace conversion;
    private final OfferAnswer sdp;
    private @Nullable Codec voice;
    private boolean offered;

    /** @param own where the peer shall send its sound */
    LegTerms(AudioRules rules, InetSocketAddress own, ConversionPlace conversion, Entropy entropy) {
        this.allowed = rules.allowed();
        this.dtmf = rules.dtmf();
        this.cleaning = rules.cleaning();
        this.conversion = conversion;
        long sessionId = entropy.nextLong() >>> 2;
        this.sdp = new OfferAnswer(sessionId, own, new KeyAgreement(rules.policy(), entropy::fill));
    }

    /** Whether the other side has described itself in an offer, so that we answer. */
    boolean hasOffer() {
        return offered;
    }

    /** Reads the caller's offer. */
    Optional<Incompatible> onOffer(Body body) {
        Optional<Incompatible> problem = Incompatible.reading(body, description -> sdp.onOffer(description, allowed));
        offered = problem.isEmpty();
        return problem;
    }

    /**
     * What this leg offers its callee: what the caller offered comes first, so that nothing has to be converted, and then
     * whatever else it may use and we can convert. All it may use when the caller offered nothing.
     *
     * @return empty when there is nothing that both sides can be made to understand
     */
    Optional<Content> offerOf(LegTerms caller) {
        AudioTerms common = caller.withKeys(caller.wishes()).narrowedTo(allowed);
        boolean converts = caller.canConvert() && conversion.isTakenOrFree();
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
    Refusal refusal(LegTerms caller) {
        return caller.canConvert() && !conversion.isTakenOrFree() ? NO_ROOM : Refusal.NOT_ACCEPTABLE;
    }

    private boolean canConvert() {
        return !Codecs.convertible(wishes().codecs()).isEmpty();
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
        Optional<Incompatible> problem = Incompatible.reading(body, sdp::onAnswer);
        if (problem.isEmpty()) {
            voice = sdp.remote().orElseThrow().terms().voice().orElse(null);
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
    Optional<Content> describeAs(LegTerms source) {
        Optional<AudioTerms> terms = source.carried();
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

    /** Our description when the sound of this leg ends here: the best that it offered, or an offer of ours. */
    Optional<Content> describeAlone() {
        if (!offered) {
            return Optional.of(write(sdp.offer(convertible())));
        }
        AudioTerms offer = sdp.remote().orElseThrow().terms();
        Codec told = voice;
        return Codecs.convertible(offer.codecs()).stream()
                .filter(codec -> told == null || told.matches(codec))
                .findFirst()
                .map(codec -> {
                    AudioTerms agreed = endingIn(codec, offer);
                    voice = agreed.voice().orElse(null);
                    return write(sdp.answer(agreed));
                });
    }

    /** Whether sound of one can be brought to the other, as they have agreed. */
    boolean canBeJoined(LegTerms other) {
        return voice != null
                && other.voice != null
                && (!needsConversion(other) || isConvertible() && other.isConvertible());
    }

    private AudioTerms withConvertible(AudioTerms wanted) {
        return wanted.narrowedTo(allowed).followedBy(convertible());
    }

    /** Whether what this leg agreed on can be made into sound, and there is room to do so. */
    private boolean canBeConverted() {
        return isConvertible() && conversion.isTakenOrFree();
    }

    /** What the caller hears when its sound ends here: what it was told before, else the best it offered. */
    private Optional<AudioTerms> ending(LegTerms source) {
        Optional<RemoteAudio> remote = sdp.remote();
        if (remote.isEmpty() || !source.canBeConverted()) {
            return Optional.empty();
        }
        AudioTerms offer = remote.get().terms();
        Codec told = voice;
        return Codecs.convertible(offer.codecs()).stream()
                .filter(codec -> told == null || told.matches(codec))
                .findFirst()
                .filter(_ -> conversion.take())
                .map(codec -> endingIn(codec, offer));
    }

    private static AudioTerms endingIn(Codec codec, AudioTerms offer) {
        List<Codec> single = Codecs.single(Codecs.ending(codec), offer);
        AudioTerms terms = AudioTerms.of(single);
        return new AudioTerms(terms.formats(), Direction.SENDRECV, offer.ptimeMillis(), offer.maxPtimeMillis());
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

    /** What is agreed with the other side, and can be carried for the leg it is joined with. */
    private Optional<AudioTerms> carried() {
        return agreed().map(this::withKeys);
    }

    /** Keys come and go apart from the sound here, or are made of it: the leg it is joined with may name them. */
    private AudioTerms withKeys(AudioTerms terms) {
        boolean apart = dtmf == Dtmf.INFO || dtmf == Dtmf.INBAND && canBeConverted();
        return apart ? terms.followedBy(KEYS) : terms;
    }

    /** What we wrote last. */
    Content lastDescription() {
        return sdp.local().map(LegTerms::write).orElse(Content.NONE);
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
    Optional<Content> offerVoiceOf(LegTerms other) {
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
     * @param other the leg it is joined with, or null
     * @return empty when the offer cannot be accepted; nothing has changed then
     */
    Optional<Content> answerAgain(Body offer, @Nullable LegTerms other) {
        List<Codec> candidates = candidates(other);
        if (candidates.isEmpty()
                || Incompatible.reading(offer, description -> sdp.onOffer(description, candidates))
                        .isPresent()) {
            return Optional.empty();
        }
        AudioTerms offered = sdp.remote().orElseThrow().terms();
        Codec chosen = candidates.stream()
                .filter(codec -> codec.isVoice() && codec.isIn(offered.codecs()))
                .findFirst()
                .orElseThrow();
        voice = chosen;
        return Optional.of(write(sdp.answer(endingOrCarried(chosen, offered, other))));
    }

    /** What may be answered in the middle of a call, the best first. */
    private List<Codec> candidates(@Nullable LegTerms other) {
        var candidates = new ArrayList<Codec>();
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

    private AudioTerms endingOrCarried(Codec chosen, AudioTerms offer, @Nullable LegTerms other) {
        return other == null
                ? endingIn(chosen, offer)
                : other.carried()
                        .filter(terms -> terms.voice().filter(chosen::matches).isPresent())
                        .orElseGet(() -> endingIn(chosen, offer));
    }

    /** What the other side said of itself last; empty until it did. */
    Optional<RemoteAudio> remote() {
        return sdp.remote();
    }

    /** What is agreed, as the media engine knows it; empty when no sound can be made of it. */
    Optional<StreamFormats> formats() {
        return sdp.remote().flatMap(remote -> LegFormats.of(sdp, remote.terms(), dtmf, cleaning));
    }

    /** The numbers of this leg's formats, as {@code other} knows them. */
    PayloadMap payloadTypesTowards(LegTerms other) {
        PayloadMap map = PayloadMap.of(sdp.payloadTypesTowards(other.sdp));
        return other.dtmf == Dtmf.INFO || other.dtmf == Dtmf.INBAND ? map.without(ownKeys()) : map;
    }

    /** Whether packets of one cannot be passed on to the other as they are. */
    boolean needsConversion(LegTerms other) {
        Codec mine = voice;
        Codec theirs = other.voice;
        return mine != null
                && theirs != null
                && (!mine.matches(theirs) || packsOtherwise(other) && Codecs.isConvertible(mine));
    }

    /** Whether the two want packets of different length, or one more in them than the other can take. */
    private boolean packsOtherwise(LegTerms other) {
        Optional<AudioTerms> mine = sdp.remote().map(RemoteAudio::terms);
        Optional<AudioTerms> theirs = other.sdp.remote().map(RemoteAudio::terms);
        return mine.isPresent() && theirs.isPresent() && LegFormats.differInLength(mine.get(), theirs.get());
    }

    private List<Integer> ownKeys() {
        return sdp.heard().stream()
                .filter(format -> format.codec().isTelephoneEvent())
                .map(PayloadFormat::payloadType)
                .toList();
    }

    /** Whether keys are named on one side and sound on the other, and can be made the one from the other. */
    boolean differInKeys(LegTerms other) {
        return soundsKeysOf(other) || other.soundsKeysOf(this);
    }

    /** Whether a voice of the two has to be decoded to be cleaned, and can be. */
    boolean wantsCleaning(LegTerms other) {
        boolean wanted = !cleaning.isNone() || !other.cleaning.isNone();
        return wanted && isConvertible() && other.isConvertible();
    }

    private boolean soundsKeysOf(LegTerms other) {
        boolean sounds = switch (dtmf) {
            case INBAND -> other.namesKeys() || other.dtmf == Dtmf.INFO;
            case AUTO -> !namesKeys() && other.dtmf == Dtmf.INFO;
            case RFC4733, INFO -> false;
        };
        return sounds && isConvertible() && other.isConvertible();
    }

    /** Whether the other side takes keys by name in the sound (RFC 4733). */
    boolean namesKeys() {
        return sdp.said().stream().anyMatch(format -> format.codec().isTelephoneEvent());
    }

    /** Whether keys of the other side can be heard in its sound, and come no other way. */
    boolean hasKeysInSound() {
        return isConvertible() && (dtmf == Dtmf.INBAND || dtmf == Dtmf.AUTO && !namesKeys());
    }

    private boolean isConvertible() {
        return voice().filter(Codecs::isConvertible).isPresent();
    }

    Dtmf dtmf() {
        return dtmf;
    }

    /** For the record: the name of the codec that sounds, or empty. */
    String codecName() {
        return voice == null ? "" : voice.name();
    }

    private static Content write(SessionDescription description) {
        return Content.sdp(description.write());
    }
}
