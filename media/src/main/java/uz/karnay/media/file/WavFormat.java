package uz.karnay.media.file;

import java.nio.ByteBuffer;
import uz.karnay.codec.g711.Law;

/**
 * How the samples of a WAV file are written, by its {@code fmt } chunk.
 *
 * @param sampleBytes of one sample of one channel
 */
record WavFormat(Coding coding, int rate, int channels, int sampleBytes) {

    enum Coding {
        LINEAR,
        A_LAW,
        MU_LAW
    }

    private static final int TAG_PCM = 1;
    private static final int TAG_A_LAW = 6;
    private static final int TAG_MU_LAW = 7;
    private static final int TAG_EXTENSIBLE = 0xFFFE;
    private static final int EXTENSIBLE_BYTES = 40;
    private static final int SUB_TAG_AT = 24;
    private static final int MIN_RATE = 4_000;
    private static final int MAX_RATE = 192_000;

    static WavFormat parse(ByteBuffer chunk) throws SoundFileException {
        if (chunk.remaining() < 16) {
            throw new SoundFileException("The WAV file's format is cut off. Save it again as 16-bit PCM.");
        }
        int tag = Short.toUnsignedInt(chunk.getShort(0));
        if (tag == TAG_EXTENSIBLE && chunk.remaining() >= EXTENSIBLE_BYTES) {
            tag = Short.toUnsignedInt(chunk.getShort(SUB_TAG_AT));
        }
        int channels = Short.toUnsignedInt(chunk.getShort(2));
        int rate = chunk.getInt(4);
        int bits = Short.toUnsignedInt(chunk.getShort(14));
        if (channels < 1 || channels > SoundReader.MAX_CHANNELS) {
            throw new SoundFileException(
                    "A WAV file of " + channels + " channels is not read; save it with one or two.");
        }
        if (rate < MIN_RATE || rate > MAX_RATE) {
            throw new SoundFileException("A WAV file of " + Integer.toUnsignedString(rate)
                    + " samples a second is not read; save it with 8000 to 48000.");
        }
        return new WavFormat(coding(tag, bits), rate, channels, bits / 8);
    }

    private static Coding coding(int tag, int bits) throws SoundFileException {
        boolean isLinear = tag == TAG_PCM && (bits == 8 || bits == 16 || bits == 24 || bits == 32);
        if (isLinear) {
            return Coding.LINEAR;
        }
        if (bits == 8 && tag == TAG_A_LAW) {
            return Coding.A_LAW;
        }
        if (bits == 8 && tag == TAG_MU_LAW) {
            return Coding.MU_LAW;
        }
        throw new SoundFileException(
                "A WAV file of format " + tag + " with " + bits + " bits is not read; save it as 16-bit PCM.");
    }

    int blockBytes() {
        return sampleBytes * channels;
    }

    /** The sample at this place, as 16 bits. */
    short sample(ByteBuffer data, int at) {
        return switch (coding) {
            case A_LAW -> Law.A.decode(data.get(at));
            case MU_LAW -> Law.MU.decode(data.get(at));
            case LINEAR -> linear(data, at);
        };
    }

    /** Of 24 and 32 bits the upper 16; of 8, which have no sign in this format, 256 times their distance from the middle. */
    private short linear(ByteBuffer data, int at) {
        return sampleBytes == 1
                ? (short) (Byte.toUnsignedInt(data.get(at)) - 128 << 8)
                : data.getShort(at + sampleBytes - 2);
    }
}
