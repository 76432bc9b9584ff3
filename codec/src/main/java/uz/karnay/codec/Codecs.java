package uz.karnay.codec;

import java.util.List;
import uz.karnay.codec.g711.G711Decoder;
import uz.karnay.codec.g711.G711Encoder;
import uz.karnay.codec.g711.Law;
import uz.karnay.codec.l16.L16Decoder;
import uz.karnay.codec.l16.L16Encoder;

/** Makes the encoder and the decoder of a {@link WireFormat}, and says which formats there are on this machine. */
public final class Codecs {

    private Codecs() {}

    /** What can be encoded and decoded here, the best sound first. */
    public static List<WireFormat> available() {
        return List.of(WireFormat.Fixed.PCMA, WireFormat.Fixed.PCMU);
    }

    /** Whether {@code format} can be encoded and decoded here. */
    public static boolean isAvailable(WireFormat format) {
        return switch (format) {
            case WireFormat.Fixed.PCMU, WireFormat.Fixed.PCMA -> true;
            case WireFormat.L16 _ -> true;
            case WireFormat.Fixed.G722, WireFormat.Fixed.GSM -> false;
            case WireFormat.Opus _ -> false;
        };
    }

    /** An encoder that takes the format's own rate; of Opus, no more than the other side will play. */
    public static Encoder encoder(WireFormat format) {
        return encoder(format, format.sampleRate());
    }

    /**
     * An encoder that takes {@code wantedRate} if the format can, else its own: {@link Encoder#sampleRate} tells.
     *
     * @throws IllegalArgumentException when the format is not available here
     */
    public static Encoder encoder(WireFormat format, int wantedRate) {
        return switch (format) {
            case WireFormat.Fixed.PCMU -> new G711Encoder(Law.MU);
            case WireFormat.Fixed.PCMA -> new G711Encoder(Law.A);
            case WireFormat.L16(int rate) -> new L16Encoder(rate);
            case WireFormat.Fixed.G722, WireFormat.Fixed.GSM -> throw absent(format);
            case WireFormat.Opus _ -> throw absent(format);
        };
    }

    /**
     * A decoder that gives {@code wantedRate} if the format can, else its own: {@link Decoder#sampleRate} tells.
     *
     * @throws IllegalArgumentException when the format is not available here
     */
    public static Decoder decoder(WireFormat format, int wantedRate) {
        return switch (format) {
            case WireFormat.Fixed.PCMU -> new G711Decoder(Law.MU);
            case WireFormat.Fixed.PCMA -> new G711Decoder(Law.A);
            case WireFormat.L16(int rate) -> new L16Decoder(rate);
            case WireFormat.Fixed.G722, WireFormat.Fixed.GSM -> throw absent(format);
            case WireFormat.Opus _ -> throw absent(format);
        };
    }

    private static IllegalArgumentException absent(WireFormat format) {
        return new IllegalArgumentException("no " + format.encodingName() + " on this machine");
    }
}
