package uz.karnay.pbx.speech;

import java.util.Locale;

/** A language that Karnay speaks. */
public enum Language {
    UZ,
    RU,
    EN;

    /** By ISO 639-1: also the folder of its prompts. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its grammar. */
    public Grammar grammar() {
        return switch (this) {
            case UZ -> new Uzbek();
            case RU -> new Russian();
            case EN -> new English();
        };
    }
}
