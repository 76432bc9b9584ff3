package uz.karnay.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uz.karnay.api.HttpConfig;
import uz.karnay.gateway.GatewayConfig;
import uz.karnay.loop.Threading;
import uz.karnay.pbx.call.CallLimits;
import uz.karnay.pbx.directory.Secret;
import uz.karnay.pbx.speech.Language;
import uz.karnay.pbx.voicemail.VoicemailLimits;
import uz.karnay.server.archive.ArchiveConfig;
import uz.karnay.server.recording.RecordingsConfig;
import uz.karnay.server.voicemail.MailConfig;
import uz.karnay.sip.auth.DigestAlgorithm;
import uz.karnay.store.StoreConfig;

class ServerConfigTest {

    private static final Surroundings TWO_PROCESSORS =
            new Surroundings(2, Path.of("/opt/karnay"), () -> Syntax.host("192.168.1.5"));

    @Test
    void hasDefaultsForEverything() {
        assertThat(read(Map.of()))
                .isEqualTo(new ServerConfig(
                        new SipConfig(
                                Syntax.address("0.0.0.0:5060"),
                                Optional.empty(),
                                4096,
                                256,
                                Duration.ofHours(1),
                                Duration.ofSeconds(10),
                                Duration.ofMinutes(30),
                                Optional.empty()),
                        new MediaConfig(new PortRange(10_000, 20_000), 200),
                        GatewayConfig.defaults("192.168.1.5"),
                        CallLimits.defaults(),
                        new StoreConfig(Path.of("/opt/karnay/data")),
                        Optional.empty(),
                        new HttpConfig(Syntax.host("127.0.0.1"), 8080),
                        new ThreadingConfig(Threading.DEDICATED, 1, 1),
                        new RecordingsConfig(
                                Path.of("/opt/karnay/data/recordings"),
                                RecordingsConfig.Format.OPUS,
                                RecordingsConfig.Layout.TWO_CHANNELS,
                                Duration.ZERO,
                                RecordingsConfig.Announce.OFF,
                                List.of(Language.UZ),
                                "*2",
                                Optional.empty()),
                        VoicemailLimits.STANDARD,
                        Optional.empty()));
    }

    @Test
    void takesEveryKey(@TempDir Path folder) throws IOException {
        Path secretFile = Files.writeString(folder.resolve("s3.key"), "written in a file\n");
        var values = new HashMap<String, String>();
        values.put("sip.listen", "[2001:db8::5]:5080");
        values.put("sip.public-address", "203.0.113.7");
        values.put("sip.max-connections", "100");
        values.put("sip.max-connections-per-address", "10");
        values.put("sip.idle-timeout", "5m");
        values.put("sip.message-timeout", "3s");
        values.put("sip.session-timer", "1h");
        values.put("sip.trace", "sip.trace");
        values.put("media.ports", "30000-30999");
        values.put("media.max-conversions", "50");
        values.put("gateway.domain", "pbx.example.uz");
        values.put("gateway.min-expiry", "30s");
        values.put("gateway.default-expiry", "5m");
        values.put("gateway.max-expiry", "10m");
        values.put("gateway.max-calls-per-loop", "100");
        values.put("gateway.max-lag", "1s");
        values.put("gateway.retry-after", "20s");
        values.put("gateway.keep-alive", "1m");
        values.put("gateway.digest-algorithms", "sha-256, md5");
        values.put("calls.trunk-silence", "6s");
        values.put("calls.keep-days", "90");
        values.put("store.directory", "/var/lib/karnay");
        values.put("store.load", "office.yaml");
        values.put("http.listen", "0.0.0.0:80");
        values.put("recordings.directory", "/srv/recordings");
        values.put("recordings.format", "wav");
        values.put("recordings.layout", "mixed");
        values.put("recordings.keep-days", "90");
        values.put("voicemail.max-messages", "20");
        values.put("voicemail.longest", "2m");
        values.put("voicemail.silence", "5s");
        values.put("mail.server", "smtp.example.uz:2525");
        values.put("mail.security", "tls");
        values.put("mail.from", "karnay@example.uz");
        values.put("mail.user", "karnay");
        values.put("mail.password", "change-me");
        values.put("mail.language", "ru");
        values.put("recordings.announce", "both");
        values.put("recordings.announce-in", "uz, ru");
        values.put("recordings.pause-keys", "*99");
        values.put("recordings.archive.endpoint", "https://s3.example.uz:9000");
        values.put("recordings.archive.region", "tas-1");
        values.put("recordings.archive.bucket", "calls");
        values.put("recordings.archive.prefix", "karnay/");
        values.put("recordings.archive.access-key", "AKIA");
        values.put("recordings.archive.secret-key-file", secretFile.toString());
        values.put("recordings.archive.delete-local", "on");
        values.put("threading.mode", "dedicated");
        values.put("threading.call-loops", "2");
        values.put("threading.media-loops", "4");
        var settings = new Settings(values);

        assertThat(ServerConfig.read(settings, TWO_PROCESSORS))
                .isEqualTo(new ServerConfig(
                        new SipConfig(
                                Syntax.address("[2001:db8::5]:5080"),
                                Optional.of(Syntax.host("203.0.113.7")),
                                100,
                                10,
                                Duration.ofMinutes(5),
                                Duration.ofSeconds(3),
                                Duration.ofHours(1),
                                Optional.of(Path.of("sip.trace"))),
                        new MediaConfig(new PortRange(30_000, 30_999), 50),
                        new GatewayConfig(
                                "pbx.example.uz",
                                "Karnay",
                                Duration.ofSeconds(30),
                                Duration.ofMinutes(5),
                                Duration.ofMinutes(10),
                                100,
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(20),
                                Duration.ofMinutes(1),
                                List.of(DigestAlgorithm.SHA_256, DigestAlgorithm.MD5)),
                        CallLimits.defaults().withLineSilence(Duration.ofSeconds(6)),
                        new StoreConfig(Path.of("/var/lib/karnay"), Duration.ofDays(90)),
                        Optional.of(Path.of("office.yaml")),
                        new HttpConfig(Syntax.host("0.0.0.0"), 80),
                        new ThreadingConfig(Threading.DEDICATED, 2, 4),
                        new RecordingsConfig(
                                Path.of("/srv/recordings"),
                                RecordingsConfig.Format.WAV,
                                RecordingsConfig.Layout.MIXED,
                                Duration.ofDays(90),
                                RecordingsConfig.Announce.BOTH,
                                List.of(Language.UZ, Language.RU),
                                "*99",
                                Optional.of(new ArchiveConfig(
                                        URI.create("https://s3.example.uz:9000"),
                                        "tas-1",
                                        "calls",
                                        "karnay/",
                                        "AKIA",
                                        Secret.of("written in a file"),
                                        true))),
                        new VoicemailLimits(20, Duration.ofSeconds(2), Duration.ofMinutes(2), Duration.ofSeconds(5)),
                        Optional.of(new MailConfig(
                                "smtp.example.uz",
                                2525,
                                MailConfig.Security.TLS,
                                Optional.of(new MailConfig.Account("karnay", Secret.of("change-me"))),
                                "karnay@example.uz",
                                Language.RU))));
        assertThat(settings.known()).as("a key that this test forgets").isEqualTo(values.keySet());
    }

    @Test
    void everyKeyIsExplained() throws IOException {
        var settings = new Settings(Map.of());
        ServerConfig.read(settings, TWO_PROCESSORS);
        String page = Files.readString(Path.of("../docs/configuration.md"));
        assertThat(settings.known()).allSatisfy(key -> assertThat(page).contains("| `" + key + "` |"));
    }

    @Test
    void takesTheUsualPortOfAMailServerAndWantsASender() {
        assertThat(read(Map.of("mail.server", "smtp.example.uz", "mail.from", "a@example.uz"))
                        .mail()
                        .orElseThrow()
                        .port())
                .isEqualTo(587);
        assertThatThrownBy(() -> read(Map.of("mail.server", "smtp.example.uz")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("mail.from");
    }

    @Test
    void refusesAnArchiveWithoutItsKeys() {
        assertThatThrownBy(() -> read(Map.of("recordings.archive.endpoint", "https://s3.example.uz")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("secret-key-file");
    }

    @Test
    void refusesAKeyThatDoesNotExistByItsName() {
        assertThatThrownBy(() -> read(Map.of("sip.lisen", "0.0.0.0:5060")))
                .isInstanceOf(ConfigException.class)
                .hasMessage("the configuration has no key sip.lisen");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sip.listen | 5060 | expected ADDRESS:PORT",
                "recordings.archive.endpoint | s3.example.uz | expected https://HOST",
                "recordings.archive.secret-key-file | /nowhere/s3.key | the file cannot be read",
                "recordings.pause-keys | 2 | expected 2 to 8 keys",
                "recordings.announce-in | uz, de | expected uz or ru or en",
                "sip.listen | 0.0.0.0:70000 | expected a whole number from 0 to 65535",
                "sip.listen | pbx.example.com:5060 | expected an IP address",
                "sip.public-address | 1.2.3 .4 | expected an IP address",
                "sip.max-connections | many | expected a whole number",
                "sip.max-connections | 0 | expected 1 to 100000",
                "sip.max-connections-per-address | 5000 | expected 1 to 4096",
                "sip.idle-timeout | 1s | expected 10s to 86400s",
                "sip.idle-timeout | soon | expected a duration",
                "sip.message-timeout | 500ms | expected 1s to 60s",
                "media.ports | 10000 | expected FIRST-LAST",
                "media.ports | 20000-10000 | the lower one first",
                "media.ports | 10001-10004 | a call needs four ports",
                "media.max-conversions | some | expected a whole number",
                "gateway.min-expiry | 10s | at least 30 s",
                "gateway.max-expiry | 1m | must not decrease",
                "calls.trunk-silence | 0s | must be 1 s to 32 s",
                "calls.keep-days | -1 | expected a whole number",
                "threading.mode | fast | expected dedicated or shared",
                "threading.mode | invoked | a server needs threads",
                "threading.call-loops | 0 | expected 1 to 64",
                "threading.media-loops | 0 | expected 1 to 64",
            })
    void refusesAWrongValueWithItsKeyAndTheRightForm(String key, String value, String reason) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(key.substring(0, key.indexOf('.')))
                .hasMessageContaining(reason);
    }

    @Test
    void aSharedThreadHasOneLoopOfEachKind() {
        assertThat(read(Map.of("threading.mode", "shared")).threading())
                .isEqualTo(new ThreadingConfig(Threading.SHARED, 1, 1));
        assertThatThrownBy(() -> read(Map.of("threading.mode", "shared", "threading.media-loops", "2")))
                .hasMessageContaining("must be 1");
    }

    @Test
    void isKnownByTheAddressThatPhonesReach() {
        assertThat(read(Map.of("sip.listen", "192.0.2.9:5060")).gateway().domain())
                .isEqualTo("192.0.2.9");
        assertThat(read(Map.of("sip.public-address", "203.0.113.7")).gateway().domain())
                .isEqualTo("203.0.113.7");
    }

    @Test
    void aBiggerMachineHasMoreLoops() {
        var config = ServerConfig.read(
                new Settings(Map.of()), new Surroundings(16, Path.of(""), () -> Syntax.host("192.168.1.5")));
        assertThat(config.threading()).isEqualTo(new ThreadingConfig(Threading.DEDICATED, 4, 8));
    }

    private static ServerConfig read(Map<String, String> values) {
        return ServerConfig.read(new Settings(values), TWO_PROCESSORS);
    }
}
