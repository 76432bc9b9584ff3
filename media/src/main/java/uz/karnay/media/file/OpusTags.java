package uz.karnay.media.file;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * The second packet of Opus in Ogg: who wrote it, and comments. RFC 7845 §5.2.
 *
 * @param comments {@code NAME=text} each
 */
public record OpusTags(String vendor, List<String> comments) {

    static final byte[] MAGIC = "OpusTags".getBytes(US_ASCII);

    private static final int MAX_BYTES = 10_000;

    public OpusTags {
        comments = List.copyOf(comments);
    }

    /** Karnay's own. */
    public static OpusTags of(String... comments) {
        return new OpusTags("Karnay", List.of(comments));
    }

    ByteBuffer write() {
        ByteBuffer packet = Bytes.allocate(MAX_BYTES).put(MAGIC);
        text(packet, vendor);
        packet.putInt(comments.size());
        comments.forEach(comment -> text(packet, comment));
        return packet.flip();
    }

    private static void text(ByteBuffer packet, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        packet.putInt(bytes.length).put(bytes);
    }
}
