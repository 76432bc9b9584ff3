package uz.karnay.media;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import uz.karnay.codec.Codecs;
import uz.karnay.codec.Decoder;
import uz.karnay.codec.Encoder;
import uz.karnay.codec.WireFormat;
import uz.karnay.codec.noise.SilenceDescriptor;
import uz.karnay.codec.signal.WhiteNoise;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.media.virtual.VirtualRtpNetwork;
import uz.karnay.rtp.PacketKind;
import uz.karnay.rtp.RtpPacket;
import uz.karnay.rtp.event.TelephoneEvent;

/** A phone that says a tone in some codec and writes down what it hears. It plays out as packets come, so links to it are good. */
final class Caller {

    /** As a packet came. */
    record Packet(
            long nanos, int payloadType, boolean marker, int sequence, int timestamp, int ssrc, ByteBuffer payload) {}

    final InetSocketAddress rtp;
    final List<Packet> packets = new ArrayList<>();
    final List<ByteBuffer> reports = new ArrayList<>();
    private final VirtualTime time;
    private final VirtualRtpNetwork network;
    private final int payloadType;
    private final WireFormat format;
    private final int ptimeMillis;
    private final Encoder encoder;
    private int talk;
    private final WhiteNoise noise = new WhiteNoise(7);
    private double phase;
    private boolean echoing;
    private Consumer<short[]> echo = _ -> {};
    private int sequence = 65_500;
    private int timestamp = 1_000_000;
    int ssrc = 0x1234;

    Caller(
            VirtualTime time,
            VirtualRtpNetwork network,
            String host,
            int payloadType,
            WireFormat format,
            int ptimeMillis) {
        this.time = time;
        this.network = network;
        this.payloadType = payloadType;
        this.format = format;
        this.ptimeMillis = ptimeMillis;
        this.encoder = Codecs.encoder(format);
        this.rtp = new InetSocketAddress(InetAddress.ofLiteral(host), 4000);
        network.attach(rtp, (datagram, _) -> onPacket(datagram));
    }

    StreamFormats formats() {
        return formats(Map.of(), StreamFormats.Keys.NONE);
    }

    /** With telephone-events by {@code keyType} at {@code clockRate}. */
    StreamFormats formatsWithKeys(int keyType, int clockRate) {
        return formats(Map.of(keyType, clockRate), new StreamFormats.Keys(keyType, clockRate));
    }

    private StreamFormats formats(Map<Integer, Integer> heardKeys, StreamFormats.Keys saidKeys) {
        return new StreamFormats(
                Map.of(payloadType, format),
                new StreamFormats.Voice(payloadType, format, ptimeMillis),
                heardKeys,
                saidKeys);
    }

    /** Presses a key for {@code packets} times 20 ms, its end said three times. */
    void presses(int code, int packets, int keyType, int clockRate, InetSocketAddress to) {
        int begin = timestamp;
        for (int i = 1; i <= packets + 2; i++) {
            ByteBuffer packet = ByteBuffer.allocate(RtpPacket.HEADER_BYTES + TelephoneEvent.PAYLOAD_BYTES);
            int duration = Math.min(i, packets) * clockRate / 50;
            TelephoneEvent.write(packet, RtpPacket.HEADER_BYTES, code, i >= packets, 10, duration);
            header(packet, keyType | (i == 1 ? 0x80 : 0), begin);
            network.send(rtp, to, packet.array());
            if (i < packets) {
                timestamp += format.clockRate() / 50;
                time.advance(Duration.ofMillis(20));
            }
        }
    }

    /** Sends all sound that it heard, a packet every ptime. */
    void repeatsWhatItHeard(InetSocketAddress to) {
        for (Packet heard : List.copyOf(packets)) {
            ByteBuffer packet = ByteBuffer.allocate(RtpPacket.HEADER_BYTES + heard.payload.remaining());
            packet.put(RtpPacket.HEADER_BYTES, heard.payload, 0, heard.payload.remaining());
            header(packet, payloadType, timestamp);
            timestamp += format.clockRate() / 1000 * ptimeMillis;
            network.send(rtp, to, packet.array());
            time.advance(Duration.ofMillis(ptimeMillis));
        }
    }

    /** Describes its background in one packet, and that it is silent for so long (RFC 3389). */
    void describes(SilenceDescriptor silence, Duration length, InetSocketAddress to) {
        ByteBuffer packet = ByteBuffer.allocate(RtpPacket.HEADER_BYTES + 13);
        packet.position(RtpPacket.HEADER_BYTES);
        silence.writeTo(packet);
        packet.flip();
        header(packet, StreamFormats.COMFORT_NOISE, timestamp);
        timestamp += (int) (length.toMillis() * format.clockRate() / 1000);
        var datagram = new byte[packet.limit()];
        packet.get(0, datagram);
        network.send(rtp, to, datagram);
        time.advance(length);
    }

    private void header(ByteBuffer packet, int markerAndType, int at) {
        packet.put(0, (byte) 0x80)
                .put(1, (byte) markerAndType)
                .putShort(2, (short) sequence++)
                .putInt(4, at)
                .putInt(8, ssrc);
    }

    private void onPacket(byte[] datagram) {
        ByteBuffer packet = ByteBuffer.wrap(datagram);
        if (PacketKind.of(packet) == PacketKind.RTCP) {
            reports.add(packet);
            return;
        }
        var payload = new byte[RtpPacket.payloadBytes(packet)];
        packet.get(RtpPacket.payloadAt(packet), payload);
        if (echoing) {
            echo(ByteBuffer.wrap(payload));
        }
        packets.add(new Packet(
                time.nanos(),
                RtpPacket.payloadType(packet),
                RtpPacket.hasMarker(packet),
                RtpPacket.sequence(packet),
                RtpPacket.timestamp(packet),
                RtpPacket.ssrc(packet),
                ByteBuffer.wrap(payload)));
    }

    private void echo(ByteBuffer payload) {
        try (Decoder decoder = Codecs.decoder(format, format.sampleRate())) {
            var samples = new short[decoder.sampleRate() / 1000 * ptimeMillis];
            decoder.decode(payload, samples, 0);
            echo.accept(samples);
        }
    }

    /** Says a tone from now on, a packet every ptime. */
    void says(double hertz, double amplitude, InetSocketAddress to) {
        talk++;
        goOn(talk, hertz, amplitude, to);
    }

    /** Makes a noise from now on, a packet every ptime. */
    void hisses(double amplitude, InetSocketAddress to) {
        talk++;
        hissOn(talk, amplitude, to);
    }

    private void hissOn(int which, double amplitude, InetSocketAddress to) {
        if (which == talk) {
            var samples = new short[encoder.sampleRate() / 1000 * ptimeMillis];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (short) (amplitude * noise.next());
            }
            send(samples, to);
            time.after(Duration.ofMillis(ptimeMillis), () -> hissOn(which, amplitude, to));
        }
    }

    /** Sends back what it hears, later and softer, as a line does that ends in two wires. */
    void echoes(double share, Duration later, InetSocketAddress to) {
        echoing = true;
        echo = samples -> time.after(later, () -> {
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (short) Math.round(share * samples[i]);
            }
            send(samples, to);
        });
    }

    private void goOn(int which, double hertz, double amplitude, InetSocketAddress to) {
        if (which == talk) {
            send(hertz, amplitude, to);
            time.after(Duration.ofMillis(ptimeMillis), () -> goOn(which, hertz, amplitude, to));
        }
    }

    void stops() {
        talk++;
    }

    private void send(double hertz, double amplitude, InetSocketAddress to) {
        int rate = encoder.sampleRate();
        var samples = new short[rate / 1000 * ptimeMillis];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.round(amplitude * Math.sin(phase));
            phase += 2 * Math.PI * hertz / rate;
        }
        send(samples, to);
    }

    private void send(short[] samples, InetSocketAddress to) {
        ByteBuffer packet = ByteBuffer.allocate(2000);
        packet.position(RtpPacket.HEADER_BYTES);
        encoder.encode(samples, 0, samples.length, packet);
        packet.flip();
        header(packet, payloadType, timestamp);
        timestamp += format.clockRate() / 1000 * ptimeMillis;
        var datagram = new byte[packet.limit()];
        packet.get(0, datagram);
        network.send(rtp, to, datagram);
    }

    /** All that was heard, decoded without a gap. */
    short[] heard() {
        short[] all = new short[0];
        try (Decoder decoder = Codecs.decoder(format, format.sampleRate())) {
            var room = new short[decoder.sampleRate() / 1000 * Decoder.MAX_PAYLOAD_MILLIS];
            for (Packet packet : packets) {
                int count = decoder.decode(packet.payload, room, 0);
                int from = all.length;
                all = java.util.Arrays.copyOf(all, from + count);
                System.arraycopy(room, 0, all, from, count);
            }
        }
        return all;
    }

    int rate() {
        return format.sampleRate();
    }

    void close() {
        encoder.close();
    }
}
