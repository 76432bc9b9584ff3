package uz.karnay.media;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import uz.karnay.codec.WireFormat;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.media.virtual.VirtualRtpNetwork;
import uz.karnay.rtp.PacketKind;
import uz.karnay.rtp.RtpPacket;
import uz.karnay.rtp.RtpReceiver;
import uz.karnay.rtp.RtpSender;
import uz.karnay.rtp.control.ControlPacket;
import uz.karnay.rtp.control.ControlParser;
import uz.karnay.rtp.control.ControlSession;

/** A phone that sends G.711 or the like and reports what it hears, as it should. */
final class Correspondent {

    private static final int PAYLOAD_BYTES = 160;

    final InetSocketAddress rtp;
    final RtpReceiver receiver = new RtpReceiver();
    final RtpSender sender;
    final ControlSession control;
    final List<ControlPacket> heard = new ArrayList<>();
    private final VirtualTime time;
    private final VirtualRtpNetwork network;
    private final WireFormat.Fixed format;
    private final int payloadType;
    private boolean talking;
    boolean reports = true;

    Correspondent(VirtualTime time, VirtualRtpNetwork network, String host, WireFormat.Fixed format, int payloadType) {
        this.time = time;
        this.network = network;
        this.format = format;
        this.payloadType = payloadType;
        this.rtp = new InetSocketAddress(InetAddress.ofLiteral(host), 4000);
        this.sender = new RtpSender(time.entropy(), format.clockRate());
        this.control = new ControlSession(host, sender, receiver, time.entropy(), time.now(), time.nanos());
        network.attach(rtp, (datagram, _) -> onDatagram(ByteBuffer.wrap(datagram)));
    }

    StreamFormats formats() {
        return new StreamFormats(
                Map.of(payloadType, format),
                new StreamFormats.Voice(payloadType, format, 20),
                Map.of(),
                StreamFormats.Keys.NONE);
    }

    private void onDatagram(ByteBuffer packet) {
        if (PacketKind.of(packet) == PacketKind.RTP) {
            receiver.onPacket(packet, time.nanos());
            return;
        }
        control.onPacket(packet.duplicate(), time.nanos());
        if (ControlParser.parse(packet) instanceof ControlParser.Parsed(var packets)) {
            heard.addAll(packets);
        } else {
            throw new AssertionError("a report that is none");
        }
    }

    <T> List<T> heard(Class<T> type) {
        return heard.stream().filter(type::isInstance).map(type::cast).toList();
    }

    void talksTo(InetSocketAddress to) {
        talking = true;
        goOn(to);
    }

    void stops() {
        talking = false;
    }

    private void goOn(InetSocketAddress to) {
        if (talking) {
            say(to);
            time.after(Duration.ofMillis(20), () -> goOn(to));
        }
    }

    private void say(InetSocketAddress to) {
        ByteBuffer packet = ByteBuffer.allocate(RtpPacket.HEADER_BYTES + PAYLOAD_BYTES);
        sender.stamp(packet, payloadType, PAYLOAD_BYTES, time.nanos());
        network.send(rtp, to, packet.array());
        if (reports && control.isDue(time.nanos())) {
            ByteBuffer report = ByteBuffer.allocate(ControlSession.MAX_REPORT_BYTES);
            control.write(report, time.nanos());
            var datagram = new byte[report.position()];
            report.get(0, datagram);
            network.send(rtp, to, datagram);
        }
    }
}
