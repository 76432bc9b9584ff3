package uz.karnay.codec.signal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import uz.karnay.codec.resample.Resampler;

/** Some seconds of speech; the folder says where they come from. */
public final class Speech {

    private static final int WAV_HEADER_BYTES = 44;
    private static final int RATE = 16_000;

    private Speech() {}

    /** In whole frames of 20 ms, with its peaks at half of full scale. */
    public static short[] sample(int rate) {
        short[] wide = read();
        Resampler resampler = Resampler.between(RATE, rate);
        int count = wide.length / (RATE / 50) * (RATE / 50);
        short[] sound = new short[resampler.outputLength(count)];
        resampler.resample(wide, 0, count, sound, 0);
        return sound;
    }

    private static short[] read() {
        try (InputStream in = Objects.requireNonNull(Speech.class.getResourceAsStream("/speech/hello.wav"))) {
            byte[] wav = in.readAllBytes();
            short[] samples = new short[(wav.length - WAV_HEADER_BYTES) / 2];
            ByteBuffer.wrap(wav, WAV_HEADER_BYTES, samples.length * 2)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer()
                    .get(samples);
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
