package uz.karnay.rtp;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Packets for tests. */
final class Packets {

    private Packets() {}

    static ByteBuffer rtp(int sequence, int timestamp, int ssrc) {
        return ByteBuffer.allocate(172)
                .put(0, (byte) 0x80)
                .put(1, (byte) 8)
                .putShort(2, (short) sequence)
                .putInt(4, timestamp)
                .putInt(8, ssrc);
    }

    static ByteBuffer hex(String octets) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(octets.replace(" ", "")));
    }
}
