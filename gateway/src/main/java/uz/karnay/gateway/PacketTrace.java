package uz.karnay.gateway;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import uz.karnay.pbx.trunk.TrunkStatus.TracedPacket;

/**
 * The newest messages of one trunk, for whoever asks why it does not work. They are kept as they are, and written with
 * their secrets masked when somebody asks. Any thread.
 */
final class PacketTrace {

    /** How many are kept. */
    static final int CAPACITY = 30;

    private static final int MAX_CHARACTERS = 4096;

    private record Kept(Instant at, boolean sent, FlowAddress peer, ByteBuffer message) {

        TracedPacket written() {
            String whole = Redaction.redact(
                    StandardCharsets.UTF_8.decode(message.duplicate()).toString());
            return new TracedPacket(
                    at,
                    sent,
                    peer.toString(),
                    whole.length() > MAX_CHARACTERS ? whole.substring(0, MAX_CHARACTERS) : whole);
        }
    }

    private final Deque<Kept> packets = new ArrayDeque<>(CAPACITY);

    /** @param message nobody may change it from now on */
    synchronized void add(Instant at, boolean sent, FlowAddress peer, ByteBuffer message) {
        if (packets.size() == CAPACITY) {
            packets.removeFirst();
        }
        packets.addLast(new Kept(at, sent, peer, message));
    }

    /** Oldest first. */
    List<TracedPacket> packets() {
        return copy().stream().map(Kept::written).toList();
    }

    private synchronized List<Kept> copy() {
        return List.copyOf(packets);
    }
}
