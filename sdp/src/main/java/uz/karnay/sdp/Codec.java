package uz.karnay.sdp;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an RTP payload is, whatever number it goes by.
 *
 * @param name as in the registry of RTP payload formats; its case means nothing
 * @param clockRate hertz of its timestamps
 * @param channels 1, or more for {@code opus/48000/2}
 * @param fmtp its parameters as written, empty when there are none
 */
public record Codec(String name, int clockRate, int channels, String fmtp) {

    public static final Codec PCMU = new Codec("PCMU", 8000, 1);
    public static final Codec PCMA = new Codec("PCMA", 8000, 1);
    /** Sampled at 16 kHz, with the clock of a historical mistake (RFC 3551 §4.5.2). */
    public static final Codec G722 = new Codec("G722", 8000, 1);
    /** RFC 7587 §7: always written with 48000 and two channels. */
    public static final Codec OPUS = new Codec("opus", 48000, 2);
    /** DTMF and other tones by name (RFC 4733). */
    public static final Codec TELEPHONE_EVENT = new Codec("telephone-event", 8000, 1, "0-15");
    /** The same on the clock of Opus: RFC 4733 §2.1 wants that of the audio stream. */
    public static final Codec TELEPHONE_EVENT_48000 = new Codec("telephone-event", 48000, 1, "0-15");
    /** Comfort noise (RFC 3389). */
    public static final Codec CN = new Codec("CN", 8000, 1);

    /** What is passed through without being understood sample by sample, the best first. */
    public static final List<Codec> DEFAULTS =
            List.of(OPUS, G722, PCMA, PCMU, TELEPHONE_EVENT, TELEPHONE_EVENT_48000, CN);

    private static final Map<Integer, Codec> STATIC = Map.ofEntries(
            Map.entry(0, PCMU),
            Map.entry(3, new Codec("GSM", 8000, 1)),
            Map.entry(4, new Codec("G723", 8000, 1)),
            Map.entry(5, new Codec("DVI4", 8000, 1)),
            Map.entry(6, new Codec("DVI4", 16000, 1)),
            Map.entry(7, new Codec("LPC", 8000, 1)),
            Map.entry(8, PCMA),
            Map.entry(9, G722),
            Map.entry(10, new Codec("L16", 44100, 2)),
            Map.entry(11, new Codec("L16", 44100, 1)),
            Map.entry(12, new Codec("QCELP", 8000, 1)),
            Map.entry(13, CN),
            Map.entry(14, new Codec("MPA", 90000, 1)),
            Map.entry(15, new Codec("G728", 8000, 1)),
            Map.entry(16, new Codec("DVI4", 11025, 1)),
            Map.entry(17, new Codec("DVI4", 22050, 1)),
            Map.entry(18, new Codec("G729", 8000, 1)));

    private static final int LAST_STATIC = 18;

    /** A codec without parameters. */
    public Codec(String name, int clockRate, int channels) {
        this(name, clockRate, channels, "");
    }

    /** The codec that RFC 3551 §6 gives a number for good. */
    static Optional<Codec> ofStatic(int payloadType) {
        return Optional.ofNullable(STATIC.get(payloadType));
    }

    /** The number for good, or empty for one that gets a number in each session. */
    Optional<Integer> staticPayloadType() {
        for (int type = 0; type <= LAST_STATIC; type++) {
            Codec codec = STATIC.get(type);
            if (codec != null && codec.matches(this)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** Reads {@code opus/48000/2}, as it stands behind the payload type in {@code a=rtpmap}. */
    static Optional<Codec> parse(String encoding) {
        String[] parts = encoding.strip().split("/", 4);
        int rate = parts.length < 2 ? Numbers.NONE : Numbers.parse(parts[1], 999_999);
        int channels = parts.length < 3 ? 1 : Numbers.parse(parts[2], 255);
        if (parts[0].isEmpty() || rate <= 0 || channels <= 0) {
            return Optional.empty();
        }
        var codec = new Codec(parts[0], rate, channels);
        return Optional.of(codec.isWrittenByItsSampling() ? G722 : codec);
    }

    private boolean isWrittenByItsSampling() {
        return name.equalsIgnoreCase("G722") && clockRate == 16000;
    }

    public Codec withFmtp(String parameters) {
        return new Codec(name, clockRate, channels, parameters);
    }

    /** Whether both are the same codec, whatever their parameters. */
    public boolean matches(Codec other) {
        return clockRate == other.clockRate && channels == other.channels && name.equalsIgnoreCase(other.name);
    }

    /** Whether one of {@code codecs} is this one. */
    public boolean isIn(List<Codec> codecs) {
        for (Codec codec : codecs) {
            if (matches(codec)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it carries a voice; events and noise alone make no call. */
    public boolean isVoice() {
        return !isTelephoneEvent() && !name.equalsIgnoreCase("CN") && !name.equalsIgnoreCase("red");
    }

    public boolean isTelephoneEvent() {
        return name.equalsIgnoreCase("telephone-event");
    }

    /** As it stands behind the payload type in {@code a=rtpmap}. */
    String encoding() {
        return channels == 1 ? name + "/" + clockRate : name + "/" + clockRate + "/" + channels;
    }
}
