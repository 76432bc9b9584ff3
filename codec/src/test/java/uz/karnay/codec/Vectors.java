package uz.karnay.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/** What {@code codec/src/test/vectors.sh} has made with ffmpeg. */
public final class Vectors {

    private Vectors() {}

    public static byte[] bytes(String name) {
        try (var in = Objects.requireNonNull(Vectors.class.getResourceAsStream("/vectors/" + name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static short[] samples(String name) {
        byte[] bytes = bytes(name);
        short[] samples = new short[bytes.length / 2];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return samples;
    }
}
