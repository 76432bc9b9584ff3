package uz.karnay.server;

import java.util.List;
import uz.karnay.net.SipLoops;
import uz.karnay.net.StreamCounts;
import uz.karnay.net.UdpSipPort;
import uz.karnay.net.UdpSipReceiver;
import uz.karnay.pbx.HealthSource;

/**
 * What the sockets of SIP have carried and turned away since the start. It is always up: what is lost on the way is sent
 * again, and who is turned away may be an attacker; the numbers are for a person to judge. Any thread.
 */
record SipTraffic(SipSockets sockets, List<UdpSipReceiver> receivers, SipLoops loops) implements HealthSource {

    @Override
    public String name() {
        return "sip";
    }

    @Override
    public Health health() {
        StreamCounts tcp = sockets.tcp().counts();
        return new Health(
                true,
                "UDP: " + receivers.stream().mapToLong(UdpSipReceiver::received).sum() + " received, "
                        + receivers.stream().mapToLong(UdpSipReceiver::failed).sum() + " failed, "
                        + sockets.udp().stream().mapToLong(UdpSipPort::notSent).sum() + " not sent. TCP: "
                        + tcp.open() + " open, "
                        + tcp.refused() + " refused, "
                        + tcp.broken() + " broken, "
                        + tcp.slow() + " too slow, "
                        + tcp.idle() + " idle. Dropped under load: "
                        + loops.shed());
    }
}
