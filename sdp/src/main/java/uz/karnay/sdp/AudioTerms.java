package uz.karnay.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one side proposes or accepts of an audio stream, without its addresses: so it can be carried from the one leg of
 * a call to the other.
 *
 * @param formats the preferred one first
 * @param direction seen from the side whose terms these are
 * @param ptimeMillis milliseconds of sound in a packet, 0 when nothing was said
 * @param maxPtimeMillis the most of them, 0 when nothing was said
 */
public record AudioTerms(List<PayloadFormat> formats, Direction direction, int ptimeMillis, int maxPtimeMillis) {

    private static final int FIRST_DYNAMIC = 96;
    private static final int USUAL_EVENT = 101;
    private static final boolean[] FIRST_VOICES = {true, false};

    public AudioTerms {
        formats = List.copyOf(formats);
    }

    /** Both ways with these codecs, each by its usual number: for an offer that follows no other. */
    public static AudioTerms of(List<Codec> codecs) {
        List<PayloadFormat> formats = new ArrayList<>();
        int next = FIRST_DYNAMIC;
        for (Codec codec : codecs) {
            Optional<Integer> fixed = codec.staticPayloadType();
            if (fixed.isPresent()) {
                formats.add(new PayloadFormat(fixed.get(), codec));
            } else if (codec.matches(Codec.TELEPHONE_EVENT)) {
                formats.add(new PayloadFormat(USUAL_EVENT, codec));
            } else {
                next += next == USUAL_EVENT ? 1 : 0;
                formats.add(new PayloadFormat(next++, codec));
            }
        }
        return new AudioTerms(formats, Direction.SENDRECV, 0, 0);
    }

    public List<Codec> codecs() {
        var codecs = new Codec[formats.size()];
        for (int i = 0; i < codecs.length; i++) {
            codecs[i] = formats.get(i).codec();
        }
        return List.of(codecs);
    }

    /** Only what {@code allowed} has, in the order of these terms. */
    public AudioTerms narrowedTo(List<Codec> allowed) {
        List<PayloadFormat> common = new ArrayList<>(formats);
        common.removeIf(format -> !format.codec().isIn(allowed));
        return withFormats(common);
    }

    /**
     * The same, and behind them those of {@code others} that are not there yet; voices first, then what goes with them.
     * Numbers may clash: {@link OfferAnswer#offer} gives out others.
     */
    public AudioTerms followedBy(AudioTerms others) {
        List<Codec> own = codecs();
        var all = new ArrayList<PayloadFormat>(formats.size() + others.formats.size());
        for (boolean voices : FIRST_VOICES) {
            addTo(all, formats, voices, List.of());
            addTo(all, others.formats, voices, own);
        }
        return withFormats(all);
    }

    private static void addTo(List<PayloadFormat> all, List<PayloadFormat> some, boolean voices, List<Codec> without) {
        for (PayloadFormat format : some) {
            if (format.codec().isVoice() == voices && !format.codec().isIn(without)) {
                all.add(format);
            }
        }
    }

    public AudioTerms withDirection(Direction other) {
        return new AudioTerms(formats, other, ptimeMillis, maxPtimeMillis);
    }

    AudioTerms withFormats(List<PayloadFormat> others) {
        return new AudioTerms(others, direction, ptimeMillis, maxPtimeMillis);
    }

    /** The codec a voice is sent with: the first that carries one. */
    public Optional<Codec> voice() {
        for (PayloadFormat format : formats) {
            if (format.codec().isVoice()) {
                return Optional.of(format.codec());
            }
        }
        return Optional.empty();
    }

    /** All that carry a voice, the preferred one first. */
    public List<Codec> voices() {
        return codecs().stream().filter(Codec::isVoice).toList();
    }

    boolean hasVoice() {
        return voice().isPresent();
    }
}
