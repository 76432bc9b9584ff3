package uz.karnay.media.file;

import java.nio.ByteBuffer;

/** The checksum of an Ogg page: CRC-32 of polynomial 04C11DB7, not reflected, from 0. RFC 3533 §6. */
final class OggCrc {

    private static final int POLYNOMIAL = 0x04C1_1DB7;
    private static final int[] TABLE = table();

    private OggCrc() {}

    private static int[] table() {
        int[] table = new int[256];
        for (int octet = 0; octet < table.length; octet++) {
            int crc = octet << 24;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc < 0 ? crc << 1 ^ POLYNOMIAL : crc << 1;
            }
            table[octet] = crc;
        }
        return table;
    }

    /** Of everything up to the limit, with the four octets of the checksum itself taken as 0. */
    static int of(ByteBuffer page) {
        int crc = 0;
        for (int at = 0; at < page.limit(); at++) {
            boolean isChecksum = at >= OggPage.CHECKSUM_AT && at < OggPage.CHECKSUM_AT + 4;
            int octet = isChecksum ? 0 : Byte.toUnsignedInt(page.get(at));
            crc = crc << 8 ^ TABLE[crc >>> 24 ^ octet];
        }
        return crc;
    }
}
