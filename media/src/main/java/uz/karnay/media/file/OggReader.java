package uz.karnay.media.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the packets of one logical stream out of an Ogg file, RFC 3533: the first that begins like {@code wanted}. Pages
 * of other streams are passed over; a damaged page is lost with the packets on it, and reading goes on behind it. A
 * file that is cut off ends with its last whole page.
 */
final class OggReader implements Closeable {

    /** RFC 7845 §6 lets a reader refuse longer ones; they are cut here, which only tags with pictures meet. */
    static final int MAX_PACKET_BYTES = 61_440;

    /** Rubbish between two pages, at most; a file with more is none of Ogg. */
    private static final int MAX_RUBBISH_BYTES = 1 << 20;

    private static final int MAX_FOREIGN_PAGES = 10_000;

    private final InputStream in;
    private final byte[] wanted;
    private final byte[] bytes = new byte[OggPage.MAX_BYTES];
    private final ByteBuffer page = Bytes.wrap(bytes);
    private final ByteBuffer packet = Bytes.allocate(MAX_PACKET_BYTES);
    private @Nullable Integer serial;
    private int number;
    private int segment;
    private int segments;
    private int at;
    private boolean isPartial;

    /** @param wanted how the first packet of the stream begins */
    OggReader(InputStream in, byte[] wanted) {
        this.in = in;
        this.wanted = wanted.clone();
    }

    /** The next packet, from 0 to its limit, valid until the next call; null at the end. */
    @Nullable
    ByteBuffer next() throws IOException {
        if (!isPartial) {
            packet.clear();
        }
        while (true) {
            if (segment < segments) {
                if (takeSegment()) {
                    isPartial = false;
                    return packet.flip();
                }
            } else if (isLastPage() || !nextPage()) {
                return null;
            }
        }
    }

    /** Whether the page of the last packet is the stream's last. */
    boolean isLastPage() {
        return segments > 0 && (bytes[OggPage.FLAGS_AT] & OggPage.LAST) != 0;
    }

    /** The granule position of the page of the last packet. */
    long granule() {
        return page.getLong(OggPage.GRANULE_AT);
    }

    /** Whether the packet ends with it. */
    private boolean takeSegment() {
        int length = Byte.toUnsignedInt(bytes[OggPage.HEAD_BYTES + segment]);
        packet.put(bytes, at, Math.min(length, packet.remaining()));
        at += length;
        segment++;
        isPartial = length == OggPage.MAX_SEGMENT_BYTES;
        return !isPartial;
    }

    private boolean nextPage() throws IOException {
        for (int foreign = 0; foreign < MAX_FOREIGN_PAGES; foreign++) {
            if (!readPage()) {
                segments = 0;
                return false;
            }
            if (isOurs()) {
                enterPage();
                return true;
            }
        }
        throw new SoundFileException("The Ogg file has no sound of the kind it should have.");
    }

    private boolean isOurs() {
        int pageSerial = page.getInt(OggPage.SERIAL_AT);
        if (serial == null && beginsAsWanted()) {
            serial = pageSerial;
            number = page.getInt(18);
        }
        return serial != null && serial == pageSerial;
    }

    private boolean beginsAsWanted() {
        int body = OggPage.HEAD_BYTES + Byte.toUnsignedInt(bytes[OggPage.SEGMENTS_AT]);
        return (bytes[OggPage.FLAGS_AT] & OggPage.FIRST) != 0
                && Arrays.equals(bytes, body, body + wanted.length, wanted, 0, wanted.length);
    }

    /** A packet that goes on from a page we do not have, or ends on one, is passed over. */
    private void enterPage() {
        segments = Byte.toUnsignedInt(bytes[OggPage.SEGMENTS_AT]);
        segment = 0;
        at = OggPage.HEAD_BYTES + segments;
        boolean isNext = page.getInt(18) == number++;
        boolean isContinued = (bytes[OggPage.FLAGS_AT] & OggPage.CONTINUED) != 0;
        number = page.getInt(18) + 1;
        if (isPartial && !(isNext && isContinued)) {
            packet.clear();
            isPartial = false;
        }
        if (isContinued && !isPartial) {
            passOver();
        }
    }

    private void passOver() {
        int length = OggPage.MAX_SEGMENT_BYTES;
        while (segment < segments && length == OggPage.MAX_SEGMENT_BYTES) {
            length = Byte.toUnsignedInt(bytes[OggPage.HEAD_BYTES + segment++]);
            at += length;
        }
    }

    /** Whether another whole page came. */
    private boolean readPage() throws IOException {
        int rubbish = 0;
        int have = in.readNBytes(bytes, 0, OggPage.HEAD_BYTES);
        while (have == OggPage.HEAD_BYTES) {
            if (page.getInt(0) == OggPage.CAPTURE && bytes[4] == 0) {
                int length = readRest();
                if (length < 0) {
                    return false;
                }
                page.limit(length);
                if (OggCrc.of(page) == page.getInt(OggPage.CHECKSUM_AT)) {
                    page.limit(page.capacity());
                    return true;
                }
                page.limit(page.capacity());
                have = in.readNBytes(bytes, 0, OggPage.HEAD_BYTES);
            } else if (++rubbish > MAX_RUBBISH_BYTES) {
                throw new SoundFileException("This is not an Ogg file, or it is damaged.");
            } else {
                System.arraycopy(bytes, 1, bytes, 0, OggPage.HEAD_BYTES - 1);
                have = OggPage.HEAD_BYTES - 1 + in.readNBytes(bytes, OggPage.HEAD_BYTES - 1, 1);
            }
        }
        return false;
    }

    /** The length of the page; -1 when the file ends in it. */
    private int readRest() throws IOException {
        int count = Byte.toUnsignedInt(bytes[OggPage.SEGMENTS_AT]);
        if (in.readNBytes(bytes, OggPage.HEAD_BYTES, count) < count) {
            return -1;
        }
        int body = 0;
        for (int i = 0; i < count; i++) {
            body += Byte.toUnsignedInt(bytes[OggPage.HEAD_BYTES + i]);
        }
        int begin = OggPage.HEAD_BYTES + count;
        return in.readNBytes(bytes, begin, body) < body ? -1 : begin + body;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
