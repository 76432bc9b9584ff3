package uz.karnay.media;

import java.nio.ByteBuffer;
import uz.karnay.rtp.RtpPacket;

/** Where the packets of a stream go; chosen once, when the call was agreed. Confined to the media loop. */
sealed interface MediaPath {

    /** Carries a valid RTP packet of {@code from}. */
    void carry(ByteBuffer packet, MediaStream from);

    /** Carries a valid RTCP packet of {@code from}. */
    void carryControl(ByteBuffer packet, MediaStream from);

    /** To another stream as they are, but for the payload type. */
    record Relay(MediaStream to, PayloadMap types) implements MediaPath {

        @Override
        public void carry(ByteBuffer packet, MediaStream from) {
            int type = RtpPacket.payloadType(packet);
            int mapped = types.apply(type);
            if (mapped == PayloadMap.DROP) {
                from.drop(Drop.PAYLOAD_TYPE);
                return;
            }
            if (mapped != type) {
                RtpPacket.rewritePayloadType(packet, mapped);
            }
            to.send(packet);
        }

        @Override
        public void carryControl(ByteBuffer packet, MediaStream from) {
            to.sendControl(packet);
        }
    }

    /** Nowhere: before the bridge, and after it. */
    record Silence() implements MediaPath {

        static final Silence INSTANCE = new Silence();

        @Override
        public void carry(ByteBuffer packet, MediaStream from) {
            from.drop(Drop.NO_BRIDGE);
        }

        @Override
        public void carryControl(ByteBuffer packet, MediaStream from) {
            from.drop(Drop.NO_BRIDGE);
        }
    }
}
