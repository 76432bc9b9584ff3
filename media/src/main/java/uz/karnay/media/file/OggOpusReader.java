package uz.karnay.media.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import uz.karnay.codec.Decoder;

/**
 * Reads Opus from an Ogg file, RFC 7845. A stereo stream comes out as one channel, two streams that know nothing of each
 * other as two.
 */
public final class OggOpusReader implements SoundReader {

    private final OggReader ogg;
    private final List<Decoder> decoders;
    private final int rate;
    private final short[][] decoded;
    private final ByteBuffer plain = Bytes.allocate(OggReader.MAX_PACKET_BYTES);
    private int at;
    private int count;
    private long skip;
    private final long preSkip;
    private long given;

    private OggOpusReader(OggReader ogg, OpusHead head, List<Decoder> decoders) {
        this.ogg = ogg;
        this.decoders = decoders;
        this.rate = decoders.getFirst().sampleRate();
        this.preSkip = head.preSkip();
        this.skip = atRate(head.preSkip());
        this.decoded = new short[decoders.size()][rate * Decoder.MAX_PAYLOAD_MILLIS / 1000];
    }

    /**
     * Reads up to the first sample.
     *
     * @param decoders makes one of Opus, each time of the same rate
     */
    public static OggOpusReader open(InputStream in, Supplier<Decoder> decoders) throws IOException {
        var ogg = new OggReader(in, OpusHead.MAGIC);
        ByteBuffer first = ogg.next();
        if (first == null) {
            throw new SoundFileException("The Ogg file has no Opus in it. Save it as Opus, WAV or MP3.");
        }
        OpusHead head = OpusHead.parse(first);
        if (ogg.next() == null) {
            throw new SoundFileException("The Opus file ends after its header.");
        }
        var made = new ArrayList<Decoder>();
        for (int stream = 0; stream < head.streams(); stream++) {
            made.add(decoders.get());
        }
        return new OggOpusReader(ogg, head, List.copyOf(made));
    }

    private long atRate(long samples) {
        return samples * rate / OpusHead.CLOCK;
    }

    @Override
    public int rate() {
        return rate;
    }

    @Override
    public int channels() {
        return decoders.size();
    }

    @Override
    public int read(short[] samples) throws IOException {
        while (at == count) {
            ByteBuffer packet = ogg.next();
            if (packet == null) {
                return -1;
            }
            decode(packet);
        }
        int taken = Math.min(samples.length / channels(), count - at);
        for (int i = 0; i < taken; i++) {
            for (int channel = 0; channel < channels(); channel++) {
                samples[i * channels() + channel] = decoded[channel][at + i];
            }
        }
        at += taken;
        return taken * channels();
    }

    private void decode(ByteBuffer packet) {
        at = 0;
        count = Integer.MAX_VALUE;
        for (int stream = 0; stream < decoders.size(); stream++) {
            ByteBuffer own = stream == decoders.size() - 1 ? packet : delimited(packet);
            count = Math.min(count, own == null ? 0 : decoders.get(stream).decode(own, decoded[stream], 0));
        }
        trim();
    }

    private @Nullable ByteBuffer delimited(ByteBuffer packet) {
        return OpusFraming.undelimit(packet, plain) ? plain : null;
    }

    /** The beginning belongs to the decoder, RFC 7845 §4.2; the end may lie within the last packet, §4.4. */
    private void trim() {
        int skipped = (int) Math.min(skip, count);
        skip -= skipped;
        at = skipped;
        if (ogg.isLastPage() && ogg.granule() != OggPage.NO_GRANULE) {
            long end = atRate(ogg.granule() - preSkip);
            count = Math.clamp(end - given + at, at, count);
        }
        given += count - at;
    }

    @Override
    public void close() throws IOException {
        try (ogg) {
            decoders.forEach(Decoder::close);
        }
    }
}
