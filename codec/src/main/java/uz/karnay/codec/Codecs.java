package uz.karnay.codec;

import java.util.List;
import java.util.stream.Stream;
import uz.karnay.codec.g711.G711Decoder;
import uz.karnay.codec.g711.G711Encoder;
import uz.karnay.codec.g711.Law;
import uz.karnay.codec.g722.G722Decoder;
import uz.karnay.codec.g722.G722Encoder;
import uz.karnay.codec.gsm.Gsm;
import uz.karnay.codec.gsm.GsmDecoder;
import uz.karnay.codec.gsm.GsmEncoder;
import uz.karnay.codec.l16.L16Decoder;
import uz.karnay.codec.l16.L16Encoder;
import uz.karnay.codec.opus.Opus;
import uz.karnay.codec.opus.OpusParameters;

/** Makes the encoder and the decoder of a {@link WireFormat}, and says which formats there are on this machine. */
public final class Codecs {

    private Codecs() {}

    /** What can be encoded and decoded here, the best sound first; L16 is not for the wire between offices. */
    public static List<WireFormat> available() {
        return Stream.of(
                        new WireFormat.Opus(OpusParameters.DEFAULTS),
                        WireFormat.Fixed.G722,
                        WireFormat.Fixed.PCMA,
                        WireFormat.Fixed.PCMU,
                        WireFormat.Fixed.GSM)
                .filter(Codecs::isAvailable)
                .toList();
    }

    /** Whether {@code format} can be encoded and decoded here. */
    public static boolean isAvailable(WireFormat format) {
        return switch (format) {
            case WireFormat.Fixed.GSM -> Gsm.isAvailable();
            case WireFormat.Fixed _, WireFormat.L16 _, WireFormat.Opus _ -> true;
        };
    }

    /** An encoder that takes the format's own rate, or of Opus, no more than the other side will play. */
    public static Encoder encoder(WireFormat format) {
        return switch (format) {
            case WireFormat.Opus(OpusParameters wanted) -> encoder(format, rateFor(wanted.maxPlaybackRate()));
            case WireFormat.Fixed _, WireFormat.L16 _ -> encoder(format, format.sampleRate());
        };
    }

    private static int rateFor(int hertz) {
        return hertz <= 8000 ? 8000 : hertz <= 16000 ? 16000 : 48000;
    }

    /**
     * An encoder that takes {@code wantedRate} (8000, 16000 or 48000) if the format can, else its own:
     * {@link Encoder#sampleRate} tells. What Opus is given faster than the other side plays is left out.
     *
     * @throws IllegalArgumentException when the format is not available here
     */
    public static Encoder encoder(WireFormat format, int wantedRate) {
        return switch (available(format)) {
            case WireFormat.Fixed.PCMU -> new G711Encoder(Law.MU);
            case WireFormat.Fixed.PCMA -> new G711Encoder(Law.A);
            case WireFormat.Fixed.G722 -> new G722Encoder();
            case WireFormat.Fixed.GSM -> new GsmEncoder();
            case WireFormat.L16(int rate) -> new L16Encoder(rate);
            case WireFormat.Opus(OpusParameters wanted) -> Opus.encoder(wanted, rateFor(wantedRate));
        };
    }

    /**
     * An encoder of Opus for sound that is kept: less than half the time of another.
     *
     * @param rate 8000, 16000 or 48000
     */
    public static Encoder recordingEncoder(int rate) {
        return Opus.thriftyEncoder(rate);
    }

    /**
     * A decoder that gives {@code wantedRate} (8000, 16000 or 48000) if the format can, else its own:
     * {@link Decoder#sampleRate} tells.
     *
     * @throws IllegalArgumentException when the format is not available here
     */
    public static Decoder decoder(WireFormat format, int wantedRate) {
        return switch (available(format)) {
            case WireFormat.Fixed.PCMU -> new G711Decoder(Law.MU);
            case WireFormat.Fixed.PCMA -> new G711Decoder(Law.A);
            case WireFormat.Fixed.G722 -> new G722Decoder();
            case WireFormat.Fixed.GSM -> new GsmDecoder();
            case WireFormat.L16(int rate) -> new L16Decoder(rate);
            case WireFormat.Opus _ -> Opus.decoder(rateFor(wantedRate));
        };
    }

    private static WireFormat available(WireFormat format) {
        if (!isAvailable(format)) {
            throw new IllegalArgumentException("no " + format.encodingName() + " on this machine");
        }
        return format;
    }
}
