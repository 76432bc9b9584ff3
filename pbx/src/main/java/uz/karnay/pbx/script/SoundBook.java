package uz.karnay.pbx.script;

import java.util.Optional;
import uz.karnay.pbx.speech.Language;

/** Makes sounds ready to be played. */
@FunctionalInterface
public interface SoundBook {

    /** One that has none: everything is silence. */
    SoundBook EMPTY = (_, _, _) -> Optional.empty();

    /**
     * Finds a sound, decoding it if need be. Blocking: never on a loop.
     *
     * @param rate samples a second: 8000, 16000 or 48000
     * @return empty when there is none such
     */
    Optional<ReadySound> ready(Sound sound, Language language, int rate);
}
