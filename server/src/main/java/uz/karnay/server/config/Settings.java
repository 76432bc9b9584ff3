package uz.karnay.server.config;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What a user has set, as text by dashed key such as {@code sip.listen}. It remembers which keys were asked for, so
 * that a misspelt one is found instead of being ignored. Confined to the thread that starts the server.
 */
public final class Settings {

    private final Map<String, String> values;
    private final Set<String> known = new HashSet<>();

    public Settings(Map<String, String> values) {
        this.values = new TreeMap<>(values);
    }

    /** The value of {@code key}, or {@code fallback} when it is not set. */
    <T> T read(String key, T fallback, Function<String, T> syntax) {
        known.add(key);
        String value = values.get(key);
        return value == null ? fallback : parse(key, value, syntax);
    }

    /** Refuses the keys that nobody has asked for: they are misspelt, or no longer exist. */
    void refuseUnknown() {
        var unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new ConfigException("the configuration has no key " + String.join(", ", unknown));
        }
    }

    /** Every key that was asked for. */
    Set<String> known() {
        return Set.copyOf(known);
    }

    private static <T> T parse(String key, String value, Function<String, T> syntax) {
        try {
            return syntax.apply(value.strip());
        } catch (IllegalArgumentException e) {
            throw new ConfigException(key + " cannot be '" + value + "': " + e.getMessage());
        }
    }
}
