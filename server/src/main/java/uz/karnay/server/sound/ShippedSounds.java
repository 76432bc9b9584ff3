package uz.karnay.server.sound;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import uz.karnay.loop.Clock;
import uz.karnay.media.file.OggOpusReader;
import uz.karnay.media.player.Music;
import uz.karnay.media.player.Preparation;
import uz.karnay.media.player.Sound;
import uz.karnay.pbx.speech.Language;
import uz.karnay.pbx.speech.Prompt;

/** The prompts and the music that come with Karnay, decoded when they are first wanted. Any thread that may block. */
public final class ShippedSounds {

    private record Key(Language language, String name, int rate) {}

    private final Map<Key, Sound> prompts = new ConcurrentHashMap<>();

    /** What the prompts say one after the other, at this rate. */
    public List<Sound> sounds(Language language, List<Prompt> wanted, int rate) {
        return wanted.stream()
                .map(prompt -> prompts.computeIfAbsent(new Key(language, prompt.name(), rate), ShippedSounds::prompt))
                .toList();
    }

    private static Sound prompt(Key key) {
        return read("prompts/" + key.language.code() + "/" + key.name + ".opus", key.rate);
    }

    /** The music for whoever waits. */
    public Music music(Clock clock) {
        var sounds = new ArrayList<Sound>();
        for (int rate : Preparation.RATES) {
            sounds.add(read("music/default.opus", rate));
        }
        return new Music(sounds, clock);
    }

    /** Opus is decoded at the wanted rate at once. */
    private static Sound read(String file, int rate) {
        try (InputStream in = Music.class.getResourceAsStream("/uz/karnay/media/" + file)) {
            if (in == null) {
                throw new IllegalArgumentException("no such sound: " + file);
            }
            try (var reader = OggOpusReader.open(in, Opus.decoders(rate))) {
                return Preparation.decode(reader);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the sound " + file + " is damaged", e);
        }
    }
}
