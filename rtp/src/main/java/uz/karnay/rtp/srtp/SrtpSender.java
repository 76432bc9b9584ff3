package uz.karnay.rtp.srtp;

import java.nio.ByteBuffer;
import uz.karnay.rtp.RtpPacket;

/**
 * Seals what is sent in one direction of a stream, RTP and RTCP (RFC 3711 §3.3, §3.4). It may send what several sources
 * made, numbered by them; what would use a key stream twice is refused. Confined to its media loop.
 */
public final class SrtpSender {

    private static final long MAX_INDEX = (1L << 48) - 1;
    private static final long MAX_CONTROL_INDEX = (1L << 31) - 1;

    private final PacketCipher rtp;
    private final PacketCipher rtcp;
    private final SrtpSources sources = new SrtpSources();
    private final Workbench bench = new Workbench();

    public SrtpSender(SrtpKey key) {
        var keys = new KeyDerivation(key);
        rtp = PacketCipher.rtp(key.suite(), keys);
        rtcp = PacketCipher.rtcp(key.suite(), keys);
        keys.forget();
    }

    /** Under session keys instead of a master key. */
    SrtpSender(PacketCipher rtp, PacketCipher rtcp) {
        this.rtp = rtp;
        this.rtcp = rtcp;
    }

    /** Seals an RTP packet between position and limit; its limit grows by {@link SrtpSuite#tagBytes}. */
    public SrtpOutcome seal(ByteBuffer packet) {
        int header = RtpPacket.headerBytes(packet);
        if (header < 0) {
            return SrtpOutcome.MALFORMED;
        }
        SrtpSource source = sources.find(RtpPacket.ssrc(packet));
        if (source == null) {
            return SrtpOutcome.TOO_MANY_SOURCES;
        }
        long index = source.packets().indexOf(RtpPacket.sequence(packet));
        if (index > MAX_INDEX) {
            return SrtpOutcome.WORN_OUT;
        }
        if (!source.packets().isNew(index)) {
            return SrtpOutcome.REPLAYED;
        }
        return seal(packet, rtp, header, source, source.packets(), index);
    }

    /** Seals a compound RTCP packet between position and limit, by an index of our own counting. */
    public SrtpOutcome sealControl(ByteBuffer packet) {
        if (packet.remaining() < SrtpReceiver.CONTROL_HEADER_BYTES) {
            return SrtpOutcome.MALFORMED;
        }
        SrtpSource source = sources.find(packet.getInt(packet.position() + 4));
        if (source == null) {
            return SrtpOutcome.TOO_MANY_SOURCES;
        }
        long index = source.reports().next();
        if (index > MAX_CONTROL_INDEX) {
            return SrtpOutcome.WORN_OUT;
        }
        return seal(packet, rtcp, SrtpReceiver.CONTROL_HEADER_BYTES, source, source.reports(), index);
    }

    private SrtpOutcome seal(
            ByteBuffer packet, PacketCipher cipher, int clear, SrtpSource source, ReplayWindow window, long index) {
        int room = cipher.overhead() + PacketCipher.WORD_BYTES;
        if (packet.capacity() - packet.limit() < cipher.overhead()) {
            return SrtpOutcome.NO_ROOM;
        }
        byte[] octets = bench.take(packet, room);
        int length = cipher.seal(octets, clear, packet.remaining(), source.ssrc(), index);
        bench.putBack(packet, clear, length);
        window.add(index);
        sources.keep(source);
        return SrtpOutcome.DONE;
    }
}
