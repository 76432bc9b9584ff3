package uz.karnay.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import uz.karnay.codec.Codecs;
import uz.karnay.codec.Encoder;
import uz.karnay.codec.WireFormat;
import uz.karnay.media.MediaEndpoint;
import uz.karnay.media.StreamFormats;
import uz.karnay.rtp.RtpPacket;

/** One side of some calls: what it says, over and over, to each of them. Confined to the thread of the phones. */
record Side(DatagramChannel socket, StreamFormats formats, List<ByteBuffer> says, List<MediaEndpoint> calls) {

    private static final int FRAMES = 250;

    static Side of(InetSocketAddress address, int payloadType, WireFormat format, int ptime) throws IOException {
        DatagramChannel socket = DatagramChannel.open().bind(address);
        socket.configureBlocking(false);
        var voice = new StreamFormats.Voice(payloadType, format, ptime);
        var formats = new StreamFormats(Map.of(payloadType, format), voice, Map.of(), StreamFormats.Keys.NONE);
        return new Side(socket, formats, packets(payloadType, format), new ArrayList<>());
    }

    private static List<ByteBuffer> packets(int payloadType, WireFormat format) {
        List<ByteBuffer> packets = new ArrayList<>();
        try (Encoder encoder = Codecs.encoder(format)) {
            int samples = encoder.sampleRate() / 50;
            short[] voice = Voice.of(encoder.sampleRate(), FRAMES);
            for (int frame = 0; frame < FRAMES; frame++) {
                ByteBuffer packet = ByteBuffer.allocateDirect(1500).position(RtpPacket.HEADER_BYTES);
                encoder.encode(voice, frame * samples, samples, packet);
                packets.add(packet.flip()
                        .put(0, (byte) 0x80)
                        .put(1, (byte) payloadType)
                        .putInt(8, payloadType));
            }
        }
        return packets;
    }

    void say(int tick) {
        ByteBuffer packet = says.get(tick % FRAMES);
        packet.putShort(2, (short) tick)
                .putInt(4, tick * (formats.said().format().clockRate() / 50));
        try {
            for (MediaEndpoint call : calls) {
                socket.send(packet.rewind(), call.localAddress());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes what came, so that the system has no reason to throw it away: milliseconds of sound. */
    int hear(ByteBuffer room) {
        int heard = 0;
        try {
            while (socket.receive(room.clear()) != null) {
                heard += formats.said().ptimeMillis();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return heard;
    }
}
