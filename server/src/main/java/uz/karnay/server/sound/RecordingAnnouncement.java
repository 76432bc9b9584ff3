package uz.karnay.server.sound;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uz.karnay.gateway.Announcement;
import uz.karnay.media.player.Preparation;
import uz.karnay.media.player.Sound;
import uz.karnay.pbx.recording.Side;
import uz.karnay.pbx.speech.Language;
import uz.karnay.pbx.speech.Prompt;
import uz.karnay.server.recording.RecordingsConfig.Announce;

/** That the call is recorded, in one language after the other, decoded when the server starts. Any thread. */
public final class RecordingAnnouncement implements Announcement {

    private static final Prompt PROMPT = new Prompt("call-recorded");

    private final Announce whom;
    private final Map<Integer, List<Sound>> byRate;

    private RecordingAnnouncement(Announce whom, Map<Integer, List<Sound>> byRate) {
        this.whom = whom;
        this.byRate = Map.copyOf(byRate);
    }

    /** Takes the time of decoding some seconds of speech, unless nobody is told. */
    public static Announcement of(Announce whom, List<Language> languages) {
        return whom == Announce.OFF ? Announcement.NONE : new RecordingAnnouncement(whom, decoded(languages));
    }

    private static Map<Integer, List<Sound>> decoded(List<Language> languages) {
        var shipped = new ShippedSounds();
        var byRate = new HashMap<Integer, List<Sound>>();
        for (int rate : Preparation.RATES) {
            var sounds = new ArrayList<Sound>();
            languages.forEach(language -> sounds.addAll(shipped.sounds(language, List.of(PROMPT), rate)));
            byRate.put(rate, List.copyOf(sounds));
        }
        return byRate;
    }

    @Override
    public boolean isFor(Side side) {
        return whom == Announce.BOTH || side == Side.CALLER && whom == Announce.CALLER;
    }

    @Override
    public List<Sound> at(int rate) {
        return byRate.getOrDefault(rate, List.of());
    }
}
