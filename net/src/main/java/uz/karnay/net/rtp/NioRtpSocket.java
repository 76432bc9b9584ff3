package uz.karnay.net.rtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import org.jspecify.annotations.Nullable;
import uz.karnay.media.RtpSocket;

/** One port on a channel of NIO. */
final class NioRtpSocket implements RtpSocket {

    private final DatagramChannel channel;
    private final Receiver receiver;

    NioRtpSocket(DatagramChannel channel, Receiver receiver) {
        this.channel = channel;
        this.receiver = receiver;
    }

    void receive(ByteBuffer buffer) {
        buffer.clear();
        InetSocketAddress source = receiveInto(buffer);
        if (source != null) {
            receiver.onDatagram(buffer.flip(), source);
        }
    }

    private @Nullable InetSocketAddress receiveInto(ByteBuffer buffer) {
        try {
            return (InetSocketAddress) channel.receive(buffer);
        } catch (IOException _) {
            return null; // what an ICMP message said of an earlier packet
        }
    }

    @Override
    public boolean send(ByteBuffer packet, InetSocketAddress destination) {
        int length = packet.remaining();
        try {
            return channel.send(packet, destination) == length;
        } catch (IOException | UnsupportedAddressTypeException _) {
            return false; // no route, a firewall, a peer whose port is closed or who is of the other IP version
        }
    }

    @Override
    public void connect(InetSocketAddress peer) {
        try {
            channel.disconnect().connect(peer);
        } catch (IOException | UnsupportedAddressTypeException _) {
            disconnect(); // without the filter of the system it works as well
        }
    }

    @Override
    public void disconnect() {
        try {
            channel.disconnect();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot disconnect a media socket", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close a media socket", e);
        }
    }
}
