package uz.karnay.sim.peer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.Timer;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.sim.network.SimNetwork;

/** The voice of a phone: packets that carry its name, so that who hears them knows whom he hears. */
final class SimRtp implements SimNetwork.Host {

    private static final Duration PACE = Duration.ofMillis(200);
    private static final int HEADER = 12;

    private final VirtualTime time;
    private final SimNetwork network;
    private final InetSocketAddress address;
    private final String name;
    private final Witness witness;
    private Timer next = Timer.none();
    private int sequence;

    SimRtp(VirtualTime time, SimNetwork network, InetSocketAddress address, String name, Witness witness) {
        this.time = time;
        this.network = network;
        this.address = address;
        this.name = name;
        this.witness = witness;
        network.attach(address, this);
    }

    InetSocketAddress address() {
        return address;
    }

    /** Talks to {@code to} until told otherwise; null: says nothing. */
    void talk(@Nullable InetSocketAddress to) {
        next.cancel();
        if (to != null) {
            network.send(address, to, packet());
            next = time.after(PACE, () -> talk(to));
        }
    }

    private byte[] packet() {
        byte[] voice = name.getBytes(US_ASCII);
        return ByteBuffer.allocate(HEADER + voice.length)
                .put((byte) 0x80)
                .put((byte) 8)
                .putShort((short) ++sequence)
                .putInt(sequence * 1_600)
                .putInt(name.hashCode())
                .put(voice)
                .array();
    }

    @Override
    public void onDatagram(InetSocketAddress from, byte[] datagram) {
        witness.heard(name, new String(datagram, HEADER, datagram.length - HEADER, US_ASCII));
    }
}
