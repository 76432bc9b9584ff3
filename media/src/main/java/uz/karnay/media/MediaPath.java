package uz.karnay.media;

import java.nio.ByteBuffer;
import uz.karnay.codec.g711.Law;
import uz.karnay.codec.g711.Transcoding;
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

    /**
     * To another stream that heard somebody else before, or us: the numbers go on from there, so that it hears one source
     * all along. Reports about the numbers of before would only confuse it.
     */
    record Continued(MediaPath path, MediaStream to) implements MediaPath {

        @Override
        public void carry(ByteBuffer packet, MediaStream from) {
            if (to.hasKeyDown()) {
                return; // the sound makes way for it
            }
            to.sender().forward(packet, to.nanos());
            path.carry(packet, from);
        }

        @Override
        public void carryControl(ByteBuffer packet, MediaStream from) {
            // what the peer reports was read; the other side has numbers of its own
        }
    }

    /** To another stream that takes the other law of G.711: byte by byte, without making sound of it. */
    record Companded(Relay relay, int payloadType, Law law) implements MediaPath {

        @Override
        public void carry(ByteBuffer packet, MediaStream from) {
            if (RtpPacket.payloadType(packet) == payloadType) {
                int at = packet.position();
                int end = packet.limit();
                int payloadAt = RtpPacket.payloadAt(packet);
                packet.limit(payloadAt + RtpPacket.payloadBytes(packet)).position(payloadAt);
                Transcoding.rewrite(packet, law);
                packet.limit(end).position(at);
            }
            relay.carry(packet, from);
        }

        @Override
        public void carryControl(ByteBuffer packet, MediaStream from) {
            relay.carryControl(packet, from);
        }
    }

    /** Through another path, after somebody had a look: for its sound, or for keys. */
    record Observed(MediaPath path, PacketObserver observer) implements MediaPath {

        @Override
        public void carry(ByteBuffer packet, MediaStream from) {
            observer.onPacket(packet, from.nanos());
            path.carry(packet, from);
        }

        @Override
        public void carryControl(ByteBuffer packet, MediaStream from) {
            path.carryControl(packet, from);
        }
    }

    /** Becomes sound, which the observers of {@code playout} carry on, and keys. */
    record Decoded(Playout playout, HeardKeys keys) implements MediaPath {

        @Override
        public void carry(ByteBuffer packet, MediaStream from) {
            long now = from.nanos();
            if (!playout.onPacket(packet, now) && !keys.onPacket(packet, now)) {
                from.drop(Drop.PAYLOAD_TYPE);
            }
        }

        @Override
        public void carryControl(ByteBuffer packet, MediaStream from) {
            // what the peer reports was read; the other side has numbers of its own
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
