package uz.karnay.media.file;

import fr.delthas.javamp3.Sound;
import java.io.IOException;
import java.io.InputStream;

/** Reads MPEG audio of layers 1 to 3, with the library that knows how; its faults with damaged files end here. */
public final class Mp3Reader implements SoundReader {

    private final Sound sound;
    private final byte[] bytes = new byte[8192];

    private Mp3Reader(Sound sound) {
        this.sound = sound;
    }

    public static Mp3Reader open(InputStream in) throws IOException {
        try {
            return new Mp3Reader(new Sound(in));
        } catch (IOException | RuntimeException _) {
            throw damaged();
        }
    }

    private static SoundFileException damaged() {
        return new SoundFileException("The MP3 file is damaged or of a kind that is not read. Save it as WAV or Opus.");
    }

    @Override
    public int rate() {
        return sound.getSamplingFrequency();
    }

    @Override
    public int channels() {
        return sound.isStereo() ? 2 : 1;
    }

    @Override
    public int read(short[] samples) throws IOException {
        int most = Math.min(bytes.length, 2 * samples.length) / (2 * channels()) * 2 * channels();
        int got = fill(most) / (2 * channels()) * channels();
        Bytes.wrap(bytes).asShortBuffer().get(samples, 0, got);
        return got == 0 ? -1 : got;
    }

    private int fill(int most) throws IOException {
        try {
            int have = 0;
            while (have < most) {
                int got = sound.read(bytes, have, most - have);
                if (got < 0) {
                    break;
                }
                have += got;
            }
            return have;
        } catch (RuntimeException _) {
            throw damaged();
        }
    }

    @Override
    public void close() throws IOException {
        sound.close();
    }
}
