package uz.karnay.server;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import uz.karnay.server.config.ConfigException;
import uz.karnay.server.config.Settings;
import uz.karnay.server.config.SettingsFile;

/**
 * The command line of {@code ./karnay run}. What it says goes before the configuration file. Read by hand, because the
 * library that did it took a sixth of the whole start.
 */
final class Options {

    /** What an option sets; the first line of its help says with what. */
    private enum Option {
        DATA("DIR", "store.directory", "where everything that lasts is kept (default: data, beside the program)"),
        SIP("ADDRESS:PORT", "sip.listen", "where SIP is spoken, UDP and TCP (default: 0.0.0.0:5060)"),
        HTTP("ADDRESS:PORT", "http.listen", "where the API is served (default: 127.0.0.1:8080, this machine only)"),
        LOAD("FILE", "store.load", "a YAML file with trunks, DIDs, extensions and a dial plan for an empty database"),
        CONFIG("FILE", "", "a YAML file with settings (see docs/configuration.md)");

        private final String form;
        private final String key;
        private final String meaning;

        Option(String form, String key, String meaning) {
            this.form = form;
            this.key = key;
            this.meaning = meaning;
        }

        private String word() {
            return "--" + name().toLowerCase(java.util.Locale.ROOT);
        }

        static Option of(String word) {
            for (Option option : values()) {
                if (option.word().equals(word)) {
                    return option;
                }
            }
            throw new ConfigException("unknown option " + word);
        }
    }

    private static final List<String> HELP = List.of("-h", "--help");
    private static final List<String> VERSION = List.of("-V", "--version");

    private final Map<Option, String> values = new LinkedHashMap<>();
    private String answer = "";

    /**
     * Reads {@code --option value} and {@code --option=value}.
     *
     * @throws ConfigException when it is neither
     */
    static Options of(String... arguments) {
        var options = new Options();
        Iterator<String> words = List.of(arguments).iterator();
        while (words.hasNext()) {
            options.take(words.next(), words);
        }
        return options;
    }

    private void take(String word, Iterator<String> rest) {
        if (HELP.contains(word)) {
            answer = help();
        } else if (VERSION.contains(word)) {
            answer = "Karnay " + Product.version();
        } else {
            int equals = word.indexOf('=');
            Option option = Option.of(equals < 0 ? word : word.substring(0, equals));
            if (equals < 0 && !rest.hasNext()) {
                throw new ConfigException(word + " needs a value: " + option.form);
            }
            if (values.put(option, equals < 0 ? rest.next() : word.substring(equals + 1)) != null) {
                throw new ConfigException(option.word() + " is given twice");
            }
        }
    }

    /** What was asked for instead of a start, help or the version; empty when nothing was. */
    String answer() {
        return answer;
    }

    /** What the file and, before it, the command line say. */
    Settings settings() {
        String file = values.get(Option.CONFIG);
        Map<String, String> settings =
                file == null ? new LinkedHashMap<>() : SettingsFile.read(java.nio.file.Path.of(file));
        values.forEach((option, value) -> {
            if (option != Option.CONFIG) {
                settings.put(option.key, value);
            }
        });
        return new Settings(settings);
    }

    private static String help() {
        var text = new StringBuilder("Usage: ./karnay run [OPTION...]\nStarts Karnay, the PBX.\n\n");
        for (Option option : Option.values()) {
            line(text, option.word() + " " + option.form, option.meaning);
        }
        line(text, "-h, --help", "prints this");
        line(text, "-V, --version", "prints the version");
        return text.toString().stripTrailing();
    }

    private static void line(StringBuilder text, String option, String meaning) {
        text.append("  ").append(option).append(" ".repeat(Math.max(1, 22 - option.length())));
        text.append(meaning).append('\n');
    }
}
