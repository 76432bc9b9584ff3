package uz.karnay.media.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import uz.karnay.codec.Decoder;

/** Opens a file of sound by what it is, not by its name. */
public final class SoundFile {

    private static final int HEAD_BYTES = 12;

    private SoundFile() {}

    /**
     * Opens what the path names.
     *
     * @param opus makes a decoder of Opus
     * @throws SoundFileException when it is no sound that Karnay reads
     */
    public static SoundReader open(Path path, Supplier<Decoder> opus) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        try {
            return open(in, opus);
        } catch (EOFException _) {
            in.close();
            throw new SoundFileException("The file is cut off before its sound begins.");
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static SoundReader open(InputStream in, Supplier<Decoder> opus) throws IOException {
        in.mark(HEAD_BYTES);
        byte[] head = in.readNBytes(HEAD_BYTES);
        in.reset();
        String word = new String(head, ISO_8859_1);
        if (word.startsWith("RIFF")) {
            return WavReader.open(in);
        }
        if (word.startsWith("OggS")) {
            return OggOpusReader.open(in, opus);
        }
        if (word.startsWith("ID3") || isMpegAudio(head)) {
            return Mp3Reader.open(in);
        }
        throw new SoundFileException(
                "This is not a WAV, Opus (.opus, .ogg) or MP3 file. Save the sound as one of them.");
    }

    /** Eleven bits of synchronization, and a layer. */
    private static boolean isMpegAudio(byte[] head) {
        return head.length > 1 && head[0] == (byte) 0xFF && (head[1] & 0xE0) == 0xE0 && (head[1] & 0x06) != 0;
    }
}
