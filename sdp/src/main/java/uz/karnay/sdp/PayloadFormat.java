package uz.karnay.sdp;

import java.util.Optional;

/** A codec by the number it goes by in one direction of one session: 0 to 127. */
public record PayloadFormat(int payloadType, Codec codec) {

    static final int MAX = 127;

    /** How {@code media} describes its format {@code text}; empty when it does not. */
    static Optional<PayloadFormat> of(MediaDescription media, String text) {
        int type = Numbers.parse(text, MAX);
        if (type < 0) {
            return Optional.empty();
        }
        return valueFor(type, media, "rtpmap")
                .flatMap(Codec::parse)
                .or(() -> Codec.ofStatic(type))
                .map(codec -> codec.withFmtp(valueFor(type, media, "fmtp").orElse("")))
                .map(codec -> new PayloadFormat(type, codec));
    }

    private static Optional<String> valueFor(int type, MediaDescription media, String attribute) {
        String start = type + " ";
        for (Attribute one : media.attributes()) {
            if (one.value().startsWith(start) && one.name().equalsIgnoreCase(attribute)) {
                return Optional.of(one.value().substring(start.length()).strip());
            }
        }
        return Optional.empty();
    }

    PayloadFormat withFmtp(String parameters) {
        return new PayloadFormat(payloadType, codec.withFmtp(parameters));
    }
}
