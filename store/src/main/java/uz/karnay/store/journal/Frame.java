package uz.karnay.store.journal;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * What stands around each record in the file, to know it from one that a crash tore.
 *
 * <pre>
 *  | length of the record, 4 bytes | CRC-32C of the record, 4 bytes | record |
 * </pre>
 */
sealed interface Frame {

    int HEADER_BYTES = 8;

    /** No record is longer; a greater length is a sign of damage. */
    int MAX_RECORD_BYTES = 8 << 20;

    /** A whole record. */
    record Whole(ByteBuffer record) implements Frame {}

    /** The file ends within it, or is empty from here on: a crash tore it off, and nobody was told it is safe. */
    record Torn() implements Frame {}

    /** It is all there and not what was written. */
    record Damaged() implements Frame {}

    static ByteBuffer wrap(byte[] record) {
        return ByteBuffer.allocate(HEADER_BYTES + record.length)
                .putInt(record.length)
                .putInt(crc(ByteBuffer.wrap(record)))
                .put(record)
                .flip();
    }

    /** Reads the frame at the position of {@code in}, moves behind it when it is whole. */
    static Frame read(ByteBuffer in) {
        if (in.remaining() < HEADER_BYTES) {
            return new Torn();
        }
        int length = in.getInt(in.position());
        int crc = in.getInt(in.position() + Integer.BYTES);
        if (length == 0 && crc == 0) {
            return new Torn(); // a file system may leave zeros where the power failed
        }
        if (length <= 0 || length > MAX_RECORD_BYTES) {
            return new Damaged();
        }
        if (in.remaining() < HEADER_BYTES + length) {
            return new Torn();
        }
        ByteBuffer record = in.slice(in.position() + HEADER_BYTES, length);
        if (crc(record.duplicate()) != crc) {
            return new Damaged();
        }
        in.position(in.position() + HEADER_BYTES + length);
        return new Whole(record);
    }

    private static int crc(ByteBuffer record) {
        var crc = new CRC32C();
        crc.update(record);
        return (int) crc.getValue();
    }
}
