package uz.karnay.media.file;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Writes one logical stream into an Ogg file, whole pages only: RFC 3533. A packet never spans pages here, so a file that
 * is cut off anywhere plays up to its last whole page.
 */
final class OggWriter implements Closeable {

    /** More than a packet of sound or tags ever has. */
    static final int MAX_PACKET_BYTES = 60_000;

    private final FileChannel file;
    private final int serial;
    private final ByteBuffer body = Bytes.allocate(OggPage.MAX_SEGMENTS * OggPage.MAX_SEGMENT_BYTES);
    private final byte[] lacing = new byte[OggPage.MAX_SEGMENTS];
    private int segments;
    private long granule = OggPage.NO_GRANULE;
    private int pages;
    private long end;

    /** @throws java.nio.file.FileAlreadyExistsException when the file is there */
    OggWriter(Path path, int serial) throws IOException {
        this.file = FileChannel.open(path, CREATE_NEW, WRITE);
        this.serial = serial;
    }

    /**
     * Adds a packet to the page.
     *
     * @param packet from position to limit
     * @param granuleAfter the granule position at its end
     */
    void packet(ByteBuffer packet, long granuleAfter) throws IOException {
        int length = packet.remaining();
        if (length > MAX_PACKET_BYTES) {
            throw new IllegalArgumentException("a packet of " + length + " bytes");
        }
        int needed = length / OggPage.MAX_SEGMENT_BYTES + 1;
        if (segments + needed > OggPage.MAX_SEGMENTS) {
            page(0);
        }
        for (int i = 1; i < needed; i++) {
            lacing[segments++] = (byte) OggPage.MAX_SEGMENT_BYTES;
        }
        lacing[segments++] = (byte) (length % OggPage.MAX_SEGMENT_BYTES);
        body.put(packet);
        granule = granuleAfter;
    }

    /** Writes the page, if there is anything on it. */
    void flush() throws IOException {
        if (segments > 0) {
            page(0);
        }
    }

    private void page(int flags) throws IOException {
        body.flip();
        ByteBuffer page = Bytes.allocate(OggPage.HEAD_BYTES + segments + body.remaining())
                .putInt(OggPage.CAPTURE)
                .put((byte) 0)
                .put((byte) (pages == 0 ? flags | OggPage.FIRST : flags))
                .putLong(granule)
                .putInt(serial)
                .putInt(pages)
                .putInt(0)
                .put((byte) segments)
                .put(lacing, 0, segments)
                .put(body)
                .flip();
        page.putInt(OggPage.CHECKSUM_AT, OggCrc.of(page));
        end = Bytes.write(file, page, end);
        pages++;
        segments = 0;
        body.clear();
    }

    void sync() throws IOException {
        file.force(false);
    }

    /** Writes what there is as the last page of the stream. */
    @Override
    public void close() throws IOException {
        try (file) {
            page(OggPage.LAST);
        }
    }
}
