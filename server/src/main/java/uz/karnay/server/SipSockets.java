package uz.karnay.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import uz.karnay.loop.Clock;
import uz.karnay.net.LocalAddresses;
import uz.karnay.net.StreamLimits;
import uz.karnay.net.TcpSip;
import uz.karnay.net.UdpSipPort;
import uz.karnay.server.config.SipConfig;

/**
 * The ports of SIP, taken before anything else is started, so that a server that cannot have them leaves no trace.
 *
 * @param udp one socket for each call loop, all on the same port
 */
record SipSockets(List<UdpSipPort> udp, TcpSip tcp, LocalAddresses addresses) implements AutoCloseable {

    /** @throws StartException when a port is taken, not allowed or not of this machine */
    static SipSockets bind(SipConfig config, int loops, Clock clock) {
        InetSocketAddress listen = config.listen();
        var addresses = new LocalAddresses(listen.getAddress(), config.publicAddress(), clock);
        List<UdpSipPort> udp = bindUdp(listen, loops, addresses);
        try {
            var chosen = new InetSocketAddress(
                    listen.getAddress(), udp.getFirst().localAddress().getPort());
            return new SipSockets(udp, bindTcp(chosen, config, addresses), addresses);
        } catch (StartException e) {
            udp.forEach(UdpSipPort::close);
            throw e;
        }
    }

    private static List<UdpSipPort> bindUdp(InetSocketAddress listen, int loops, LocalAddresses addresses) {
        try {
            return UdpSipPort.bind(listen, loops, addresses);
        } catch (IOException e) {
            throw cannotListen("SIP, UDP", "--sip", listen, e);
        }
    }

    private static TcpSip bindTcp(InetSocketAddress listen, SipConfig config, LocalAddresses addresses) {
        try {
            return TcpSip.bind(listen, limits(config), addresses);
        } catch (IOException e) {
            throw cannotListen("SIP, TCP", "--sip", listen, e);
        }
    }

    private static StreamLimits limits(SipConfig config) {
        return StreamLimits.standard()
                .withConnections(config.maxConnections(), config.maxConnectionsPerAddress())
                .withTimes(config.idleTimeout(), config.messageTimeout());
    }

    /** The system's own words differ by system and library, and the user needs to know what to do. */
    static StartException cannotListen(String protocol, String option, InetSocketAddress listen, IOException e) {
        String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        String reason;
        if (words.contains("in use")) {
            reason = "another program has the port; stop it or choose another port with " + option;
        } else if (words.contains("permission")) {
            reason = "ports below 1024 need more rights; choose another port with " + option;
        } else if (words.contains("assign")) {
            reason = "this machine has no such address; choose another with " + option;
        } else {
            reason = String.valueOf(e.getMessage());
        }
        return new StartException("cannot listen on " + text(listen) + " (" + protocol + "): " + reason, e);
    }

    static String text(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    @Override
    public void close() {
        tcp.close();
        udp.forEach(UdpSipPort::close);
    }
}
