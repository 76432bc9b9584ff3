package uz.karnay.server.config;

/**
 * Where voice is received.
 *
 * @param ports RTP on the even ones, RTCP on the odd ones above them
 * @param maxConversions calls at once whose sound is converted between two codecs; 0 allows none
 */
public record MediaConfig(PortRange ports, int maxConversions) {

    /** Opus to G.711 takes less than half of a hundredth of a processor both ways. */
    private static final int CONVERSIONS_PER_PROCESSOR = 100;

    public MediaConfig {
        Check.between("media.max-conversions", maxConversions, 0, 100_000);
        if (ports.pairs() < 2) {
            throw new ConfigException(
                    "media.ports cannot be " + ports + ": a call needs four ports, the first one even");
        }
    }

    static MediaConfig read(Settings settings, int processors) {
        return new MediaConfig(
                settings.read("media.ports", new PortRange(10_000, 20_000), Syntax::ports),
                settings.read("media.max-conversions", CONVERSIONS_PER_PROCESSOR * processors, Syntax::count));
    }
}
