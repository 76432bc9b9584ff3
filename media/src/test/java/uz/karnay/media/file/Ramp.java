package uz.karnay.media.file;

import java.io.IOException;
import java.util.Arrays;

/** Samples that are all different, so that one too few or too many is seen. */
final class Ramp {

    private Ramp() {}

    static short sample(int channel, int at) {
        return (short) (at * 7 + channel * 1000);
    }

    static void write(SoundWriter writer, int frames) throws IOException {
        int count = writer.rate() / SoundWriter.FRAMES_PER_SECOND;
        short[][] frame = new short[writer.channels()][count];
        for (int i = 0; i < frames; i++) {
            for (int channel = 0; channel < frame.length; channel++) {
                for (int j = 0; j < count; j++) {
                    frame[channel][j] = sample(channel, i * count + j);
                }
            }
            writer.write(frame);
        }
    }

    /** The channels in turn. */
    static short[] expected(int channels, int count) {
        short[] samples = new short[channels * count];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = sample(i % channels, i / channels);
        }
        return samples;
    }

    static short[] all(SoundReader reader) throws IOException {
        short[] all = new short[0];
        short[] some = new short[700 * reader.channels()];
        for (int got = reader.read(some); got >= 0; got = reader.read(some)) {
            int before = all.length;
            all = Arrays.copyOf(all, before + got);
            System.arraycopy(some, 0, all, before, got);
        }
        return all;
    }
}
