package uz.karnay.rtp.quality;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What a codec takes from speech, on the scale of the E-model: its impairment without loss ({@code Ie}) and how robust it
 * is against loss ({@code Bpl}, the larger the better).
 *
 * <p>G.711 with concealment, and GSM full rate without loss, are as ITU-T G.113 Appendix I has them; G.722 without loss as
 * its Appendix IV has it. The others are estimates of ours: for Opus the ITU has no values, and for the robustness of GSM
 * full rate that of its successor EFR is taken.
 */
public enum VoiceCodec {
    G711(0, 25.1, false, 0),
    GSM(20, 10, false, 0),
    G722(13, 6, true, 2),
    OPUS(8, 15, true, 7),
    /** Sound as it is: between our own parts. */
    L16(0, 25.1, true, 0);

    private final double impairment;
    private final double robustness;
    private final boolean wideband;
    private final Duration lookAhead;

    VoiceCodec(double impairment, double robustness, boolean wideband, int lookAheadMillis) {
        this.impairment = impairment;
        this.robustness = robustness;
        this.wideband = wideband;
        this.lookAhead = Duration.ofMillis(lookAheadMillis);
    }

    /** By the encoding name in SDP, in any case. */
    public static Optional<VoiceCodec> of(String encodingName) {
        return switch (encodingName.toUpperCase(Locale.ROOT)) {
            case "PCMA", "PCMU" -> Optional.of(G711);
            case "GSM" -> Optional.of(GSM);
            case "G722" -> Optional.of(G722);
            case "OPUS" -> Optional.of(OPUS);
            case "L16" -> Optional.of(L16);
            default -> Optional.empty();
        };
    }

    double impairment() {
        return impairment;
    }

    double robustness() {
        return robustness;
    }

    /** Whether it carries 50 to 7000 Hz, and is judged by the wideband model (G.107.1). */
    public boolean isWideband() {
        return wideband;
    }

    /** What its algorithm adds to the delay of a packet. */
    public Duration lookAhead() {
        return lookAhead;
    }
}
