package uz.karnay.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uz.karnay.codec.WireFormat;
import uz.karnay.pbx.directory.AudioCodec;
import uz.karnay.sdp.AudioTerms;
import uz.karnay.sdp.Codec;

/** The directory's codecs as SDP knows them. */
final class Codecs {

    private static final Codec G729 = new Codec("G729", 8000, 1);
    /** We make use of what is sent again for what was lost (RFC 7587 §6.1). */
    private static final String OWN_OPUS = "useinbandfec=1";

    private static final Codec GSM = new Codec("GSM", 8000, 1);

    private Codecs() {}

    /** What a leg may use: its codecs in their order, and key presses at the clock rates of those. */
    static List<Codec> allowed(List<AudioCodec> configured) {
        var allowed = new ArrayList<Codec>(configured.size() + 2);
        configured.forEach(codec -> allowed.add(of(codec)));
        allowed.add(Codec.TELEPHONE_EVENT);
        if (configured.contains(AudioCodec.OPUS)) {
            allowed.add(Codec.TELEPHONE_EVENT_48000);
        }
        return allowed;
    }

    /** One voice, and the key presses that go with it: those on its clock, else those on G.711's. */
    static List<Codec> single(Codec voice, AudioTerms terms) {
        Codec events = new Codec("telephone-event", voice.clockRate(), 1);
        return List.of(voice, events.isIn(terms.codecs()) ? events : Codec.TELEPHONE_EVENT);
    }

    /** What of {@code codecs} can be made into sound here, and sound into it. */
    static List<Codec> convertible(List<Codec> codecs) {
        return codecs.stream().filter(Codecs::isConvertible).toList();
    }

    static boolean isConvertible(Codec codec) {
        return codec.isVoice()
                && format(codec).filter(uz.karnay.codec.Codecs::isAvailable).isPresent();
    }

    /** The same as the media engine knows it; empty when it does not. */
    static Optional<WireFormat> format(Codec codec) {
        return WireFormat.of(codec.name(), codec.clockRate(), codec.channels(), codec.fmtp());
    }

    /** What we say of a codec that ends here, and is not carried on. */
    static Codec ending(Codec codec) {
        return codec.matches(Codec.OPUS) ? codec.withFmtp(OWN_OPUS) : codec.withFmtp("");
    }

    private static Codec of(AudioCodec codec) {
        return switch (codec) {
            case PCMA -> Codec.PCMA;
            case PCMU -> Codec.PCMU;
            case G722 -> Codec.G722;
            case OPUS -> Codec.OPUS;
            case G729 -> G729;
            case GSM -> GSM;
        };
    }
}
