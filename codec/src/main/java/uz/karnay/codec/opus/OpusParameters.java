package uz.karnay.codec.opus;

import java.util.Locale;

/**
 * What a side says in {@code a=fmtp} about the Opus it wants to receive and will send (RFC 7587 §6.1).
 *
 * @param maxPlaybackRate hertz it can play: 8000 to 48000
 * @param maxCaptureRate hertz it will send at most ({@code sprop-maxcapturerate})
 * @param maxAverageBitrate bits a second it wants to receive at most: 6000 to 510000; 0 when it does not say
 * @param stereo whether it would rather have two channels
 * @param inbandFec whether it makes use of forward error correction
 * @param dtx whether it would rather have silence left out
 * @param cbr whether it wants a constant bitrate
 */
public record OpusParameters(
        int maxPlaybackRate,
        int maxCaptureRate,
        int maxAverageBitrate,
        boolean stereo,
        boolean inbandFec,
        boolean dtx,
        boolean cbr) {

    /** What holds when nothing is said. */
    public static final OpusParameters DEFAULTS = new OpusParameters(48000, 48000, 0, false, false, false, false);

    /** Reads {@code maxplaybackrate=16000; useinbandfec=1}; what is unknown or out of range counts as not said. */
    public static OpusParameters parse(String fmtp) {
        var read = DEFAULTS;
        for (String parameter : fmtp.split(";", 32)) {
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                read = read.with(
                        parameter.substring(0, equals).strip(),
                        number(parameter.substring(equals + 1).strip()));
            }
        }
        return read;
    }

    private static int number(String text) {
        boolean isNumber = !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Integer.parseInt(text) : -1;
    }

    private OpusParameters with(String name, int value) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "maxplaybackrate" -> isRate(value) ? withPlaybackRate(value) : this;
            case "sprop-maxcapturerate" -> isRate(value) ? withCaptureRate(value) : this;
            case "maxaveragebitrate" -> value > 0 ? withBitrate(Math.clamp(value, 6000, 510_000)) : this;
            case "stereo" ->
                new OpusParameters(maxPlaybackRate, maxCaptureRate, maxAverageBitrate, value == 1, inbandFec, dtx, cbr);
            case "useinbandfec" -> withFec(value == 1);
            case "usedtx" -> withDtx(value == 1);
            case "cbr" -> withCbr(value == 1);
            default -> this;
        };
    }

    private static boolean isRate(int value) {
        return value >= 8000 && value <= 48000;
    }

    public OpusParameters withPlaybackRate(int hertz) {
        return new OpusParameters(hertz, maxCaptureRate, maxAverageBitrate, stereo, inbandFec, dtx, cbr);
    }

    public OpusParameters withCaptureRate(int hertz) {
        return new OpusParameters(maxPlaybackRate, hertz, maxAverageBitrate, stereo, inbandFec, dtx, cbr);
    }

    public OpusParameters withBitrate(int bitsPerSecond) {
        return new OpusParameters(maxPlaybackRate, maxCaptureRate, bitsPerSecond, stereo, inbandFec, dtx, cbr);
    }

    public OpusParameters withFec(boolean used) {
        return new OpusParameters(maxPlaybackRate, maxCaptureRate, maxAverageBitrate, stereo, used, dtx, cbr);
    }

    public OpusParameters withDtx(boolean used) {
        return new OpusParameters(maxPlaybackRate, maxCaptureRate, maxAverageBitrate, stereo, inbandFec, used, cbr);
    }

    public OpusParameters withCbr(boolean constant) {
        return new OpusParameters(maxPlaybackRate, maxCaptureRate, maxAverageBitrate, stereo, inbandFec, dtx, constant);
    }
}
