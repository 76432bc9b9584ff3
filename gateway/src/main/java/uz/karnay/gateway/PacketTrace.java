package uz.karnay.gateway;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import uz.karnay.pbx.trunk.TrunkStatus.TracedPacket;

/** The newest messages of one trunk, for whoever asks why it does not work. Any thread. */
final class PacketTrace {

    /** How many are kept. */
    static final int CAPACITY = 30;

    private static final int MAX_CHARACTERS = 4096;

    private final Deque<TracedPacket> packets = new ArrayDeque<>(CAPACITY);

    synchronized void add(Instant at, boolean sent, String peer, String message) {
        if (packets.size() == CAPACITY) {
            packets.removeFirst();
        }
        String kept = message.length() > MAX_CHARACTERS ? message.substring(0, MAX_CHARACTERS) : message;
        packets.addLast(new TracedPacket(at, sent, peer, Redaction.redact(kept)));
    }

    /** Oldest first. */
    synchronized List<TracedPacket> packets() {
        return List.copyOf(packets);
    }
}
