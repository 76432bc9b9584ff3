package uz.karnay.server.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a YAML file of settings: sections are joined with dots, so that {@code sip: listen:} is {@code sip.listen}. */
public final class SettingsFile {

    private static final int MAX_DEPTH = 4;

    private SettingsFile() {}

    /** @throws ConfigException when the file cannot be read or is no YAML of sections and values */
    public static Map<String, String> read(Path file) {
        if (!Files.isReadable(file)) {
            throw new ConfigException("the configuration file " + file + " cannot be read");
        }
        var values = new LinkedHashMap<String, String>();
        try {
            flatten("", new YAMLMapper().readTree(file), values, 0);
        } catch (JacksonException e) {
            throw new ConfigException(file + where(e) + " is not YAML: " + firstLine(e.getOriginalMessage()));
        }
        return values;
    }

    private static void flatten(String key, JsonNode node, Map<String, String> into, int depth) {
        if (node.isMissingNode() || node.isNull()) {
            return; // an empty file, or a key without a value: the default
        }
        if (node.isValueNode() && depth > 0) {
            into.put(key, node.asString());
        } else if (node.isObject() && depth < MAX_DEPTH) {
            node.properties()
                    .forEach(entry -> flatten(
                            depth == 0 ? entry.getKey() : key + "." + entry.getKey(),
                            entry.getValue(),
                            into,
                            depth + 1));
        } else {
            throw new ConfigException(depth == 0 ? "the configuration must have sections" : key + " must be one value");
        }
    }

    private static String where(JacksonException e) {
        return e.getLocation() == null ? "" : " line " + e.getLocation().getLineNr();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
