package uz.karnay.sim.peer;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.Timer;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.sim.network.Link;
import uz.karnay.sim.network.SimNetwork;

/** The voice in one call: packets that carry the call's name, so that who hears them knows whom he hears. */
final class SimRtp implements SimNetwork.Host {

    private static final Duration PACE = Duration.ofMillis(250);
    private static final int HEADER = 12;
    private static final int SAMPLES = 2_000;

    private final VirtualTime time;
    private final Link link;
    private final InetSocketAddress address;
    private final String callId;
    private final Witness witness;
    private Timer next = Timer.none();
    private int sequence;
    private boolean closed;

    SimRtp(VirtualTime time, Link link, InetSocketAddress address, String callId, Witness witness) {
        this.time = time;
        this.link = link;
        this.address = address;
        this.callId = callId;
        this.witness = witness;
        link.attach(address, this);
    }

    InetSocketAddress address() {
        return address;
    }

    /** Talks to {@code to} until told otherwise; null: says nothing. */
    void talk(@Nullable InetSocketAddress to, int codec) {
        next.cancel();
        if (to != null && !closed) {
            link.send(address, to, packet(codec));
            next = time.after(PACE, () -> talk(to, codec));
        }
    }

    void close() {
        next.cancel();
        if (!closed) {
            closed = true;
            link.detach(address);
        }
    }

    private byte[] packet(int codec) {
        byte[] voice = SimVoice.say(callId, codec);
        return ByteBuffer.allocate(HEADER + voice.length)
                .put((byte) 0x80)
                .put((byte) codec)
                .putShort((short) ++sequence)
                .putInt(sequence * SAMPLES)
                .putInt(callId.hashCode())
                .put(voice)
                .array();
    }

    @Override
    public void onDatagram(InetSocketAddress from, byte[] datagram) {
        if (datagram.length > HEADER) {
            byte[] voice = Arrays.copyOfRange(datagram, HEADER, datagram.length);
            String speaker = SimVoice.hear(voice, datagram[1] & 0x7f);
            if (speaker != null) {
                witness.heard(callId, speaker);
            }
        }
    }
}
