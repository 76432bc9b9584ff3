package uz.karnay.server.config;

/**
 * Where voice is received.
 *
 * @param ports RTP on the even ones, RTCP on the odd ones above them
 */
public record MediaConfig(PortRange ports) {

    public MediaConfig {
        if (ports.pairs() < 2) {
            throw new ConfigException(
                    "media.ports cannot be " + ports + ": a call needs four ports, the first one even");
        }
    }

    static MediaConfig read(Settings settings) {
        return new MediaConfig(settings.read("media.ports", new PortRange(10_000, 20_000), Syntax::ports));
    }
}
