package uz.karnay.api.fake;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.pbx.sound.SoundEntry;
import uz.karnay.pbx.sound.SoundLibrary;
import uz.karnay.pbx.sound.SoundRefused;

/** Sounds in memory; a file is one when it begins like a WAV file, and a second long for each million bytes. */
public final class MemorySounds implements SoundLibrary {

    private final Map<String, SoundEntry> entries = new TreeMap<>();

    @Override
    public List<SoundEntry> list() {
        return List.copyOf(entries.values());
    }

    @Override
    public SoundEntry put(String name, InputStream file) throws IOException, SoundRefused {
        byte[] bytes = file.readAllBytes();
        if (bytes.length < 4 || bytes[0] != 'R') {
            throw new SoundRefused("This is not a WAV file.");
        }
        var entry = new SoundEntry(name, Duration.ofMillis(bytes.length / 1000), VirtualTime.BEGINNING);
        entries.put(name, entry);
        return entry;
    }

    @Override
    public boolean remove(String name) {
        return entries.remove(name) != null;
    }
}
