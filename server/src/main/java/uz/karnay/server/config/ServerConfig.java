package uz.karnay.server.config;

import java.nio.file.Path;
import java.util.Optional;
import uz.karnay.api.HttpConfig;
import uz.karnay.gateway.GatewayConfig;
import uz.karnay.pbx.call.CallLimits;
import uz.karnay.pbx.voicemail.VoicemailLimits;
import uz.karnay.server.recording.RecordingsConfig;
import uz.karnay.server.voicemail.MailConfig;
import uz.karnay.store.StoreConfig;

/**
 * The whole configuration of a server, checked.
 *
 * @param mail how e-mail leaves this server; empty: it sends none
 * @param office a file with trunks, DIDs, extensions and a dial plan for an empty database
 */
public record ServerConfig(
        SipConfig sip,
        MediaConfig media,
        GatewayConfig gateway,
        CallLimits calls,
        StoreConfig store,
        Optional<Path> office,
        HttpConfig http,
        ThreadingConfig threading,
        RecordingsConfig recordings,
        VoicemailLimits voicemail,
        Optional<MailConfig> mail) {

    /**
     * @param surroundings what defaults follow from
     * @throws ConfigException when a value cannot be used or a key does not exist
     */
    public static ServerConfig read(Settings settings, Surroundings surroundings) {
        SipConfig sip = SipConfig.read(settings);
        StoreConfig store = StoreSettings.read(settings, surroundings.home());
        var config = new ServerConfig(
                sip,
                MediaConfig.read(settings, surroundings.processors()),
                GatewaySettings.read(settings, domain(sip, surroundings)),
                CallSettings.read(settings),
                store,
                StoreSettings.office(settings),
                HttpSettings.read(settings),
                ThreadingConfig.read(settings, surroundings.processors()),
                RecordingsSettings.read(settings, store.data()),
                VoicemailSettings.read(settings),
                MailSettings.read(settings));
        settings.refuseUnknown();
        return config;
    }

    /** What phones know us by: an address, since a name would have to be in somebody's DNS. */
    private static String domain(SipConfig sip, Surroundings surroundings) {
        return sip.publicAddress()
                .or(() -> Optional.of(sip.listen().getAddress()).filter(address -> !address.isAnyLocalAddress()))
                .orElseGet(surroundings::address)
                .getHostAddress();
    }
}
