package uz.karnay.media;

import java.nio.ByteBuffer;

/** Looks at the packets of a peer on their way, and leaves them as they are. Confined to the media loop. */
interface PacketObserver {

    /**
     * A valid RTP packet came.
     *
     * @return false when it is none that this observer knows
     */
    boolean onPacket(ByteBuffer packet, long nowNanos);
}
