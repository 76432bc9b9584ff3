package uz.karnay.acceptance.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Mono sound of 16 bits a sample.
 *
 * @param rate samples per second
 */
@SuppressWarnings("ArrayRecordComponent")
public record Sound(short[] samples, int rate) {

    private static final int HEADER_BYTES = 44;
    private static final double FULL_SCALE = 32768;

    /** A sine at half of full scale. */
    public static Sound tone(double hertz, int rate, double seconds) {
        var samples = new short[(int) (rate * seconds)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (FULL_SCALE / 2 * Math.sin(2 * Math.PI * hertz * i / rate));
        }
        return new Sound(samples, rate);
    }

    /** Reads a RIFF WAVE file of 16-bit PCM; of several channels the first. A file still being written ends where it ends. */
    public static Sound read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.limit() < 12 || !word(bytes, 0).equals("RIFF")) {
            throw new IOException(file + " is not a RIFF WAVE file");
        }
        int channels = 1;
        int rate = 8000;
        int at = 12;
        while (at + 8 <= bytes.limit()) {
            String chunk = word(bytes, at);
            int length = bytes.getInt(at + 4);
            if (chunk.equals("fmt ")) {
                channels = bytes.getShort(at + 10);
                rate = bytes.getInt(at + 12);
            } else if (chunk.equals("data")) {
                int usable = Math.min(length <= 0 ? Integer.MAX_VALUE : length, bytes.limit() - at - 8);
                return new Sound(firstChannel(bytes, at + 8, usable, channels), rate);
            }
            at += 8 + length + (length & 1);
        }
        throw new IOException(file + " has no data chunk");
    }

    private static String word(ByteBuffer bytes, int at) {
        var word = new byte[4];
        bytes.get(at, word);
        return new String(word, StandardCharsets.US_ASCII);
    }

    private static short[] firstChannel(ByteBuffer bytes, int from, int length, int channels) {
        var samples = new short[length / 2 / channels];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = bytes.getShort(from + 2 * i * channels);
        }
        return samples;
    }

    /** Writes a RIFF WAVE file with the same sound on every channel. */
    public void write(Path file, int channels) throws IOException {
        int frameBytes = 2 * channels;
        int dataBytes = samples.length * frameBytes;
        ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(HEADER_BYTES - 8 + dataBytes);
        bytes.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        bytes.putShort((short) 1).putShort((short) channels).putInt(rate).putInt(rate * frameBytes);
        bytes.putShort((short) frameBytes).putShort((short) 16);
        bytes.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(dataBytes);
        for (short sample : samples) {
            for (int channel = 0; channel < channels; channel++) {
                bytes.putShort(sample);
            }
        }
        Files.write(file, bytes.array());
    }

    public double seconds() {
        return (double) samples.length / rate;
    }

    /** A piece of it; shorter when it ends before. */
    public Sound part(double fromSeconds, double seconds) {
        int from = Math.min(samples.length, (int) (fromSeconds * rate));
        int until = Math.min(samples.length, from + (int) (seconds * rate));
        return new Sound(Arrays.copyOfRange(samples, from, until), rate);
    }

    /** The same sound again and again until it is at least {@code seconds} long. */
    public Sound repeated(double seconds) {
        int times = Math.max(1, (int) Math.ceil(seconds / seconds()));
        var all = new short[samples.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(samples, 0, all, i * samples.length, samples.length);
        }
        return new Sound(all, rate);
    }

    /** The mean power, in dB below full scale; −120 for silence. */
    public double levelDb() {
        double sum = 0;
        for (short sample : samples) {
            sum += (double) sample * sample;
        }
        return decibels(samples.length == 0 ? 0 : sum / samples.length);
    }

    /** The power at one frequency, in dB below full scale (Goertzel's algorithm). */
    public double levelDbAt(double hertz) {
        double factor = 2 * Math.cos(2 * Math.PI * hertz / rate);
        double before = 0;
        double last = 0;
        for (short sample : samples) {
            double next = sample + factor * last - before;
            before = last;
            last = next;
        }
        double power = before * before + last * last - factor * before * last;
        double length = Math.max(1, samples.length);
        return decibels(2 * power / (length * length));
    }

    private static double decibels(double meanSquare) {
        return 10 * Math.log10(Math.max(1e-12, meanSquare / (FULL_SCALE * FULL_SCALE)));
    }
}
