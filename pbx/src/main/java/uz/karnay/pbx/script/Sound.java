package uz.karnay.pbx.script;

import java.time.Duration;
import java.util.List;
import uz.karnay.pbx.speech.Prompt;

/** Something that a script has a caller hear. */
public sealed interface Sound {

    /** A prompt that ships with Karnay, in the language of the call. */
    record Spoken(Prompt prompt) implements Sound {}

    /** A sound of the office's library. One that is gone is passed over, and noted. */
    record Uploaded(String name) implements Sound {}

    /** A voice that was recorded. */
    record File(VoiceFile voice) implements Sound {}

    record Tone(ToneKind kind) implements Sound {}

    /** Silence. */
    record Pause(Duration length) implements Sound {}

    /** Tones that say something without words. */
    enum ToneKind {
        /** Speak now: 1000 Hz, half a second. */
        BEEP,
        /** It rings at the other end: 425 Hz, 1 s of 5 s, once. */
        RINGING,
        /** 425 Hz, 0.5 s of 1 s, for 5 s. */
        BUSY,
        /** That was wrong: three rising tones (ITU-T E.180). */
        SORRY
    }

    /** A sentence, as a grammar makes it. */
    static List<Sound> spoken(List<Prompt> prompts) {
        return prompts.stream().<Sound>map(Spoken::new).toList();
    }

    /** One prompt. */
    static Sound spoken(String prompt) {
        return new Spoken(new Prompt(prompt));
    }
}
