package uz.karnay.pbx.directory;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The table of codes that phones dial.
 *
 * @param changed codes that are not the usual ones; an empty one switches its feature off
 */
public record FeatureCodes(Map<Feature, String> changed) {

    public static final FeatureCodes USUAL = new FeatureCodes(Map.of());

    public FeatureCodes {
        changed = Map.copyOf(changed);
    }

    /** @param argument what was dialled after the code; may be empty */
    public record Dialled(Feature feature, String argument) {}

    /** Empty when it is switched off. */
    public String code(Feature feature) {
        return changed.getOrDefault(feature, feature.usualCode());
    }

    /** Each feature with its code. */
    public Map<Feature, String> all() {
        Map<Feature, String> all = new EnumMap<>(Feature.class);
        for (Feature feature : Feature.values()) {
            all.put(feature, code(feature));
        }
        return all;
    }

    /** The feature whose code is the longest that fits. */
    public Optional<Dialled> read(String dialled) {
        return Arrays.stream(Feature.values())
                .filter(feature -> fits(feature, dialled))
                .max(Comparator.comparingInt(feature -> code(feature).length()))
                .map(feature ->
                        new Dialled(feature, dialled.substring(code(feature).length())));
    }

    private boolean fits(Feature feature, String dialled) {
        String code = code(feature);
        if (code.isEmpty() || !dialled.startsWith(code)) {
            return false;
        }
        boolean more = dialled.length() > code.length();
        return switch (feature.argument()) {
            case NONE -> !more;
            case OPTIONAL -> true;
            case NEEDED -> more;
        };
    }
}
