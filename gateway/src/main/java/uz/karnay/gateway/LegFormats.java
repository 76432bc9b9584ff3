package uz.karnay.gateway;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uz.karnay.codec.WireFormat;
import uz.karnay.media.Cleaning;
import uz.karnay.media.StreamFormats;
import uz.karnay.media.StreamFormats.KeyUse;
import uz.karnay.media.StreamFormats.Keys;
import uz.karnay.media.StreamFormats.Voice;
import uz.karnay.pbx.directory.Dtmf;
import uz.karnay.sdp.AudioTerms;
import uz.karnay.sdp.Codec;
import uz.karnay.sdp.OfferAnswer;
import uz.karnay.sdp.PayloadFormat;

/** What offer and answer of a leg mean to the media engine. */
final class LegFormats {

    private LegFormats() {}

    /** Empty when there is no voice that can be made into sound here. */
    static Optional<StreamFormats> of(OfferAnswer sdp, AudioTerms terms, Dtmf dtmf, Cleaning cleaning) {
        Map<Integer, WireFormat> heard = new HashMap<>();
        Map<Integer, Integer> heardKeys = new HashMap<>();
        List<Codec> agreed = sdp.said().stream().map(PayloadFormat::codec).toList();
        for (PayloadFormat format : sdp.heard()) {
            Codec codec = format.codec();
            if (!codec.isIn(agreed)) {
                continue; // offered, and left out of the answer
            }
            if (codec.isTelephoneEvent()) {
                heardKeys.put(format.payloadType(), codec.clockRate());
            } else if (Codecs.isConvertible(codec)) {
                Codecs.format(codec).ifPresent(found -> heard.put(format.payloadType(), found));
            }
        }
        Optional<Voice> said = said(sdp, terms);
        return said.isEmpty() || heard.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new StreamFormats(heard, said.get(), heardKeys, keys(sdp, said.get()), use(dtmf), cleaning));
    }

    private static KeyUse use(Dtmf dtmf) {
        return switch (dtmf) {
            case AUTO -> KeyUse.AUTO;
            case RFC4733, INFO -> KeyUse.NAMED;
            case INBAND -> KeyUse.SOUNDED;
        };
    }

    private static Optional<Voice> said(OfferAnswer sdp, AudioTerms terms) {
        return sdp.said().stream()
                .filter(format -> format.codec().isVoice())
                .findFirst()
                .filter(format -> Codecs.isConvertible(format.codec()))
                .flatMap(format -> Codecs.format(format.codec())
                        .map(found -> new Voice(format.payloadType(), found, packetMillis(terms))));
    }

    /** Telephone-events by the clock of the voice (RFC 4733 §2.1), else by that of G.711. */
    private static Keys keys(OfferAnswer sdp, Voice said) {
        return event(sdp, said.format().clockRate()).or(() -> event(sdp, 8000)).orElse(Keys.NONE);
    }

    private static Optional<Keys> event(OfferAnswer sdp, int clockRate) {
        return sdp.said().stream()
                .filter(format ->
                        format.codec().isTelephoneEvent() && format.codec().clockRate() == clockRate)
                .map(format -> new Keys(format.payloadType(), clockRate))
                .findFirst();
    }

    /** How long the packets are that a side wants, in milliseconds. */
    static int packetMillis(AudioTerms terms) {
        int wanted = terms.ptimeMillis() > 0 ? terms.ptimeMillis() : Voice.USUAL_PTIME_MILLIS;
        return terms.maxPtimeMillis() > 0 ? Math.min(wanted, terms.maxPtimeMillis()) : wanted;
    }

    /** Whether one side wants packets that the other does not send, as far as both said. */
    static boolean differInLength(AudioTerms one, AudioTerms other) {
        boolean bothSaid = one.ptimeMillis() > 0 && other.ptimeMillis() > 0;
        return bothSaid && packetMillis(one) != packetMillis(other)
                || isTooLong(packetMillis(one), other)
                || isTooLong(packetMillis(other), one);
    }

    private static boolean isTooLong(int millis, AudioTerms receiver) {
        return receiver.maxPtimeMillis() > 0 && millis > receiver.maxPtimeMillis();
    }
}
