package uz.karnay.pbx.sound;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The sounds of the office. Blocking, any thread. */
public interface SoundLibrary {

    /** Bytes of the largest file that is taken. */
    long MAX_BYTES = 50L << 20;

    /** By name. */
    List<SoundEntry> list();

    /**
     * Converts a WAV, Ogg/Opus or MP3 file once, and puts it in the place of the sound of that name.
     *
     * @throws SoundRefused when it is none of these, too long or too large
     */
    SoundEntry put(String name, InputStream file) throws IOException, SoundRefused;

    /** False when there is none of that name. */
    boolean remove(String name) throws IOException;
}
