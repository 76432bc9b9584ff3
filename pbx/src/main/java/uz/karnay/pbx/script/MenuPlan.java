package uz.karnay.pbx.script;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.speech.Language;

/**
 * A menu (IVR).
 *
 * @param name for the record
 * @param prompts what it offers, by language; where the call's is missing, any other is said
 * @param choices by key, one of {@code 0-9 * #}
 * @param directDialling whether an extension's number may be keyed in place of a choice
 * @param patience how long a key is waited for after the prompt
 * @param attempts how often it asks before it gives up, counted for invalid keys and for silence alike, at least 1
 * @param onInvalid where a caller goes who pressed wrong keys too often; null: hung up
 * @param onSilence where a caller goes who pressed nothing; null: hung up
 */
public record MenuPlan(
        UUID id,
        String name,
        Map<Language, List<Sound>> prompts,
        Map<Character, Choice> choices,
        boolean directDialling,
        Duration patience,
        int attempts,
        @Nullable RouteTarget onInvalid,
        @Nullable RouteTarget onSilence) {

    public MenuPlan {
        prompts = Map.copyOf(prompts);
        choices = Map.copyOf(choices);
    }

    /** What a key leads to. */
    public sealed interface Choice {

        record Target(RouteTarget target) implements Choice {}

        record Submenu(MenuPlan menu) implements Choice {}

        /** To the menu this one was entered from. */
        record Back() implements Choice {}

        /** Says the prompt again. */
        record Repeat() implements Choice {}

        /**
         * Goes on in another language.
         *
         * @param then where the caller goes; null: here the prompt is said in it
         */
        record Speak(Language language, @Nullable RouteTarget then) implements Choice {}
    }
}
