package uz.karnay.rtp.srtp;

import java.nio.ByteBuffer;

/** Where packets are worked on: ciphers are quick on arrays, and packets come in direct buffers. */
final class Workbench {

    private static final int USUAL_BYTES = 256;

    private byte[] octets = new byte[USUAL_BYTES];

    /** A copy of the packet, with {@code room} behind it; good until the next one is taken. */
    byte[] take(ByteBuffer packet, int room) {
        int length = packet.remaining();
        if (length + room > octets.length) {
            octets = new byte[length + room + USUAL_BYTES];
        }
        packet.get(packet.position(), octets, 0, length);
        return octets;
    }

    /** Puts the first {@code length} octets back in the packet's place, from {@code from} on. */
    void putBack(ByteBuffer packet, int from, int length) {
        packet.limit(packet.position() + length);
        packet.put(packet.position() + from, octets, from, length - from);
    }
}
