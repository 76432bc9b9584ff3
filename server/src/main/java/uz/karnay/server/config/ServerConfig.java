package uz.karnay.server.config;

/** The whole configuration of a server, checked. */
public record ServerConfig(
        SipConfig sip, MediaConfig media, StoreConfig store, HttpConfig http, ThreadingConfig threading) {

    /**
     * @param surroundings what defaults follow from
     * @throws ConfigException when a value cannot be used or a key does not exist
     */
    public static ServerConfig read(Settings settings, Surroundings surroundings) {
        var config = new ServerConfig(
                SipConfig.read(settings),
                MediaConfig.read(settings),
                StoreConfig.read(settings, surroundings.home()),
                HttpConfig.read(settings),
                ThreadingConfig.read(settings, surroundings.processors()));
        settings.refuseUnknown();
        return config;
    }
}
