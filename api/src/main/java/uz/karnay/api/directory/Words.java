package uz.karnay.api.directory;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.Wording;
import uz.karnay.pbx.speech.Language;

/** What is said at one place: in each language the name of a sound. */
@Schema(name = "Wording", example = "{\"uz\": \"welcome-uz\", \"ru\": \"welcome-ru\"}")
record Words(
        @Schema(description = "Said in Uzbek.") @Nullable String uz,
        @Schema(description = "Said in Russian.") @Nullable String ru,
        @Schema(description = "Said in English.") @Nullable String en) {

    static final Words NONE = new Words(null, null, null);

    static Words of(Wording wording) {
        Map<Language, String> sounds = wording.sounds();
        return new Words(sounds.get(Language.UZ), sounds.get(Language.RU), sounds.get(Language.EN));
    }

    Wording toDomain() {
        Map<Language, String> sounds = new EnumMap<>(Language.class);
        put(sounds, Language.UZ, uz);
        put(sounds, Language.RU, ru);
        put(sounds, Language.EN, en);
        return new Wording(sounds);
    }

    private static void put(Map<Language, String> sounds, Language language, @Nullable String name) {
        if (name != null && !name.isEmpty()) {
            sounds.put(language, name);
        }
    }
}
