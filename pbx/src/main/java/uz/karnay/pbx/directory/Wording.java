package uz.karnay.pbx.directory;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import uz.karnay.pbx.speech.Language;

/**
 * What is said at one place, in each language in which somebody uploaded it.
 *
 * @param sounds names of the sound library; empty when nothing is said
 */
public record Wording(Map<Language, String> sounds) {

    public static final Wording NONE = new Wording(Map.of());

    public Wording {
        sounds = Map.copyOf(sounds);
    }

    /** In {@code language}; else in another, the office's own first. */
    public Optional<String> in(Language language) {
        String exact = sounds.get(language);
        return exact != null
                ? Optional.of(exact)
                : sounds.isEmpty()
                        ? Optional.empty()
                        : new EnumMap<>(sounds).values().stream().findFirst();
    }

    public boolean isEmpty() {
        return sounds.isEmpty();
    }
}
