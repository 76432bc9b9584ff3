package uz.karnay.rtp.srtp;

import java.nio.ByteBuffer;
import uz.karnay.rtp.RtpPacket;

/**
 * Opens what comes in one direction of a stream, RTP and RTCP (RFC 3711 §3.3, §3.4): first whether it is new, then
 * whether it is authentic, and only then what it says. Confined to its media loop.
 */
public final class SrtpReceiver {

    static final int CONTROL_HEADER_BYTES = 8;

    private final PacketCipher rtp;
    private final PacketCipher rtcp;
    private final SrtpSources sources = new SrtpSources();
    private final Workbench bench = new Workbench();
    private final byte[] identifier;

    public SrtpReceiver(SrtpKey key) {
        identifier = key.identifier();
        var keys = new KeyDerivation(key);
        rtp = PacketCipher.rtp(key.suite(), keys);
        rtcp = PacketCipher.rtcp(key.suite(), keys);
        keys.forget();
    }

    /** Under session keys instead of a master key. */
    SrtpReceiver(PacketCipher rtp, PacketCipher rtcp) {
        this.identifier = new byte[0];
        this.rtp = rtp;
        this.rtcp = rtcp;
    }

    /** Opens an SRTP packet between position and limit; its limit shrinks by the tag
     * and by what names the key. Any octets may be handed in. */
    public SrtpOutcome open(ByteBuffer packet) {
        int header = RtpPacket.headerBytes(packet);
        if (header < 0 || header + rtp.overhead() + identifier.length > packet.remaining()) {
            return SrtpOutcome.MALFORMED;
        }
        if (!takeOutIdentifier(packet, rtp)) {
            return SrtpOutcome.FORGED;
        }
        SrtpSource source = sources.find(RtpPacket.ssrc(packet));
        if (source == null) {
            return SrtpOutcome.TOO_MANY_SOURCES;
        }
        long index = source.packets().indexOf(RtpPacket.sequence(packet));
        if (!source.packets().isNew(index)) {
            return SrtpOutcome.REPLAYED;
        }
        return open(packet, rtp, header, source, source.packets(), index);
    }

    /** Opens an SRTCP packet between position and limit. An unencrypted one is taken for malformed: none was agreed. */
    public SrtpOutcome openControl(ByteBuffer packet) {
        if (packet.remaining() < CONTROL_HEADER_BYTES + rtcp.overhead() + identifier.length) {
            return SrtpOutcome.MALFORMED;
        }
        if (!takeOutIdentifier(packet, rtcp)) {
            return SrtpOutcome.FORGED;
        }
        int word = packet.getInt(packet.position() + rtcp.wordAt(packet.remaining()));
        if ((word & PacketCipher.ENCRYPTED) == 0) {
            return SrtpOutcome.MALFORMED;
        }
        SrtpSource source = sources.find(packet.getInt(packet.position() + 4));
        if (source == null) {
            return SrtpOutcome.TOO_MANY_SOURCES;
        }
        long index = word & ~PacketCipher.ENCRYPTED;
        if (!source.reports().isNew(index)) {
            return SrtpOutcome.REPLAYED;
        }
        return open(packet, rtcp, CONTROL_HEADER_BYTES, source, source.reports(), index);
    }

    /** What names the key is neither encrypted nor authenticated; false when another key is named. */
    private boolean takeOutIdentifier(ByteBuffer packet, PacketCipher cipher) {
        if (identifier.length == 0) {
            return true;
        }
        int at = packet.limit() - cipher.behindIdentifier() - identifier.length;
        for (int i = 0; i < identifier.length; i++) {
            if (packet.get(at + i) != identifier[i]) {
                return false;
            }
        }
        for (int i = 0; i < cipher.behindIdentifier(); i++) {
            packet.put(at + i, packet.get(at + identifier.length + i));
        }
        packet.limit(packet.limit() - identifier.length);
        return true;
    }

    private SrtpOutcome open(
            ByteBuffer packet, PacketCipher cipher, int clear, SrtpSource source, ReplayWindow window, long index) {
        byte[] octets = bench.take(packet, PacketCipher.WORD_BYTES);
        int length = cipher.open(octets, clear, packet.remaining(), source.ssrc(), index);
        if (length == PacketCipher.FORGED) {
            return SrtpOutcome.FORGED;
        }
        bench.putBack(packet, clear, length);
        window.add(index);
        sources.keep(source);
        return SrtpOutcome.DONE;
    }
}
