package uz.karnay.media.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import uz.karnay.codec.Encoder;

/**
 * Writes Opus into an Ogg file, RFC 7845. Two channels are two streams that know nothing of each other, so that nobody's
 * voice leaks into the other's; any player takes the first for left and the second for right.
 */
public final class OggOpusWriter implements SoundWriter {

    /** Samples at 48 kHz by which libopus is late when it encodes speech: 6.5 ms. */
    public static final int SPEECH_DELAY = 312;

    private static final int MAX_PACKET_BYTES = 1276;
    private static final int FRAME_AT_CLOCK = OpusHead.CLOCK / FRAMES_PER_SECOND;

    private final List<Encoder> encoders;
    private final OggWriter ogg;
    private final int rate;
    private final short[][] silence;
    private final ByteBuffer plain = Bytes.allocate(MAX_PACKET_BYTES);
    private final ByteBuffer packet = Bytes.allocate(2 * MAX_PACKET_BYTES + 4);
    private final byte[] lastToc;
    private long frames;
    private long unwritten;

    /**
     * Takes the encoders over and closes them in the end.
     *
     * @param encoders of Opus, one for each channel, all of one rate
     * @param serial of the stream in its file; anything
     * @throws java.nio.file.FileAlreadyExistsException when the file is there
     */
    public OggOpusWriter(Path path, List<Encoder> encoders, OpusTags tags, int serial) throws IOException {
        this.encoders = List.copyOf(encoders);
        this.rate = encoders.getFirst().sampleRate();
        this.silence = new short[encoders.size()][rate / FRAMES_PER_SECOND];
        this.lastToc = new byte[encoders.size()];
        this.ogg = new OggWriter(path, serial);
        ogg.packet(OpusHead.separate(encoders.size(), SPEECH_DELAY, rate).write(), 0);
        ogg.flush(); // RFC 7845 §3: each of the two headers ends its page
        ogg.packet(tags.write(), 0);
        ogg.flush();
    }

    @Override
    public int rate() {
        return rate;
    }

    @Override
    public int channels() {
        return encoders.size();
    }

    @Override
    public void write(short[][] frame) throws IOException {
        if (unwritten >= FRAMES_PER_SECOND) {
            commit();
        }
        encode(frame);
        frames++;
        unwritten++;
        ogg.packet(packet, frames * FRAME_AT_CLOCK);
    }

    private void encode(short[][] frame) {
        packet.clear();
        for (int channel = 0; channel < encoders.size(); channel++) {
            encode(channel, frame[channel]);
            if (channel < encoders.size() - 1) {
                OpusFraming.delimited(plain, packet);
            } else {
                packet.put(plain);
            }
        }
        packet.flip();
    }

    private void encode(int channel, short[] samples) {
        plain.clear();
        int length = encoders.get(channel).encode(samples, 0, rate / FRAMES_PER_SECOND, plain);
        if (length == 0) {
            plain.put(lastToc[channel]); // an empty frame: nothing was worth sending
        }
        plain.flip();
        lastToc[channel] = (byte) (plain.get(0) & ~3);
    }

    @Override
    public void commit() throws IOException {
        ogg.flush();
        unwritten = 0;
    }

    @Override
    public void sync() throws IOException {
        ogg.sync();
    }

    /** One more packet brings out what the encoders still hold; the last granule position says where the sound ends. */
    @Override
    public void close() throws IOException {
        try (ogg) {
            encode(silence);
            ogg.packet(packet, frames * FRAME_AT_CLOCK + SPEECH_DELAY);
        } finally {
            encoders.forEach(Encoder::close);
        }
    }
}
