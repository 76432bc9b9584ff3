package uz.karnay.server;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import uz.karnay.server.config.Settings;
import uz.karnay.server.config.SettingsFile;

/** The command line of {@code ./karnay run}. What it says goes before the configuration file. */
@Command(
        name = "karnay run",
        description = "Starts Karnay, the PBX.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        version = "Karnay ${karnay.version}",
        usageHelpAutoWidth = true)
final class Options {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "where everything that lasts is kept (default: data, beside the program)")
    private @Nullable Path data;

    @Option(
            names = "--sip",
            paramLabel = "ADDRESS:PORT",
            description = "where SIP is spoken, UDP and TCP (default: 0.0.0.0:5060)")
    private @Nullable String sip;

    @Option(
            names = "--http",
            paramLabel = "ADDRESS:PORT",
            description = "where the API is served (default: 127.0.0.1:8080, this machine only)")
    private @Nullable String http;

    @Option(
            names = "--load",
            paramLabel = "FILE",
            description = "a YAML file with trunks, DIDs, extensions and a dial plan for an empty database")
    private @Nullable Path load;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "a YAML file with settings (see docs/configuration.md)")
    private @Nullable Path config;

    /** What the file and, before it, the command line say. */
    Settings settings() {
        Map<String, String> values = config == null ? new LinkedHashMap<>() : SettingsFile.read(config);
        set(values, "store.directory", data);
        set(values, "sip.listen", sip);
        set(values, "http.listen", http);
        set(values, "store.load", load);
        return new Settings(values);
    }

    private static void set(Map<String, String> values, String key, @Nullable Object value) {
        if (value != null) {
            values.put(key, value.toString());
        }
    }
}
