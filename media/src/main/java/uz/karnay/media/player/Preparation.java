package uz.karnay.media.player;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import uz.karnay.media.file.SoundFileException;
import uz.karnay.media.file.SoundReader;

/** Decodes a file of sound once, so that it can be played at every rate. Blocking: never on a loop. */
public final class Preparation {

    /** The rates that legs have. */
    public static final List<Integer> RATES = List.of(8000, 16_000, 48_000);

    /** The longest piece of sound, in seconds: ten minutes of music, in memory while it is prepared. */
    public static final int MAX_SECONDS = 600;

    private static final int MIN_MILLIS = 20;

    private Preparation() {}

    /**
     * Reads all of a file, its channels mixed into one.
     *
     * @throws SoundFileException when there is no sound in it, or too much
     */
    public static Sound decode(SoundReader reader) throws IOException {
        int rate = reader.rate();
        short[] all = new short[rate];
        short[] some = new short[4096 / reader.channels() * reader.channels()];
        int count = 0;
        for (int got = reader.read(some); got >= 0; got = reader.read(some)) {
            int frames = got / reader.channels();
            if (count + frames > (long) MAX_SECONDS * rate) {
                throw new SoundFileException("The sound is longer than " + MAX_SECONDS / 60 + " minutes. Cut it.");
            }
            if (count + frames > all.length) {
                all = Arrays.copyOf(all, Math.max(2 * all.length, count + frames));
            }
            mix(some, frames, reader.channels(), all, count);
            count += frames;
        }
        if (count * 1000L < (long) MIN_MILLIS * rate) {
            throw new SoundFileException("There is no sound in the file.");
        }
        return new HeapSound(rate, Arrays.copyOf(all, count));
    }

    private static void mix(short[] from, int frames, int channels, short[] to, int at) {
        for (int i = 0; i < frames; i++) {
            int sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                sum += from[i * channels + channel];
            }
            to[at + i] = (short) (sum / channels);
        }
    }

    /** The same sound at another rate. */
    public static Sound at(Sound sound, int rate) {
        if (sound.rate() == rate) {
            return sound;
        }
        short[] samples = new short[Math.toIntExact(sound.length())];
        sound.copy(0, samples, 0, samples.length);
        return new HeapSound(rate, RateConverter.convert(samples, samples.length, sound.rate(), rate));
    }
}
