package uz.karnay.pbx.script;

import java.util.List;
import uz.karnay.pbx.directory.Wording;
import uz.karnay.pbx.speech.Language;

/** What is said at one place, as a script says it. */
final class Wordings {

    private Wordings() {}

    static List<Sound> sounds(Wording wording, Language language) {
        return wording.in(language).<Sound>map(Sound.Uploaded::new).stream().toList();
    }
}
