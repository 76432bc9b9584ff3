package uz.karnay.rtp.jitter;

import java.nio.ByteBuffer;
import uz.karnay.rtp.RtpPacket;

/** A packet that waits for its turn, copied. Its buffer lives as long as the {@link Ring}. */
final class Slot {

    static final int MAX_BYTES = 1500;

    final ByteBuffer payload = ByteBuffer.allocate(MAX_BYTES);
    long sequence;
    long timestamp;
    int payloadType;
    boolean passed;

    /** Takes over the payload of a valid packet of at most {@link #MAX_BYTES}. */
    void fill(ByteBuffer packet) {
        int length = RtpPacket.payloadBytes(packet);
        payload.clear().put(0, packet, RtpPacket.payloadAt(packet), length).limit(length);
        payloadType = RtpPacket.payloadType(packet);
        passed = false;
    }

    /** Stands for a packet that is not to be played. */
    void pass(int type) {
        payload.clear().limit(0);
        payloadType = type;
        passed = true;
    }
}
