package uz.karnay.net.rtp;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.karnay.loop.Clock;
import uz.karnay.media.RtpSocket;
import uz.karnay.net.Rounds;

/**
 * Media sockets on the system's own calls (socket, epoll, recvfrom, sendto) by the foreign function interface: as cheap
 * as a relay in C. Linux on x86-64 and AArch64.
 */
public final class EpollRtpPoller implements RtpPoller {

    private static final boolean PACKED = System.getProperty("os.arch").equals("amd64");
    private static final int EVENT_BYTES = PACKED ? 12 : 16;
    private static final int EVENT_KEY = PACKED ? 4 : 8;
    private static final int MAX_EVENTS = 1024;
    private static final int MAX_PASSES = 8;
    private static final long WAKE_UP = -1;

    private final Rounds rounds;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment events = arena.allocate((long) MAX_EVENTS * EVENT_BYTES, Long.BYTES);
    private final MemorySegment wakeUpCount = arena.allocateFrom(JAVA_LONG, 1, 0);
    private final MemorySegment pause = arena.allocate(2 * Long.BYTES, Long.BYTES); // a timespec of 0 seconds
    private final Arrival arrival = new Arrival(arena);
    private final int epoll;
    private final int wakeUp;
    private final List<@Nullable EpollRtpSocket> sockets = new ArrayList<>();
    private final Deque<Slot> freeSlots = new ArrayDeque<>();
    private int open;
    private volatile boolean sleeping; // in epoll, which only a write ends; a pause ends by itself
    private volatile boolean wanted; // by a task, which need not write while we are awake
    private boolean closed;

    private EpollRtpPoller(Clock clock) throws IOException {
        rounds = new Rounds(clock, SocketTuning.ROUND);
        epoll = Libc.epollCreate();
        wakeUp = Libc.eventDescriptor();
        watch(wakeUp, WAKE_UP);
    }

    /** Whether this system has what it needs, and the JVM may use it. */
    public static boolean isSupported() {
        return System.getProperty("os.name").equals("Linux")
                && (PACKED || System.getProperty("os.arch").equals("aarch64"))
                && EpollRtpPoller.class.getModule().isNativeAccessEnabled()
                && hasCalls();
    }

    private static boolean hasCalls() {
        try {
            int probe = Libc.epollCreate();
            Libc.close(probe);
            return true;
        } catch (IOException | LinkageError | RuntimeException _) {
            return false; // a libc without them, or a sandbox: NIO stands in
        }
    }

    public static EpollRtpPoller open(Clock clock) throws IOException {
        return new EpollRtpPoller(clock);
    }

    @Override
    public RtpSocket open(InetSocketAddress local, RtpSocket.Receiver receiver) throws IOException {
        Slot slot = freeSlots.isEmpty() ? newSlot() : freeSlots.pop();
        try {
            var socket = new EpollRtpSocket(this, slot, local, receiver);
            watch(socket.descriptor(), slot.index());
            sockets.set(slot.index(), socket);
            open++;
            return socket;
        } catch (IOException e) {
            freeSlots.push(slot);
            throw e;
        }
    }

    private Slot newSlot() {
        sockets.add(null);
        return new Slot(sockets.size() - 1, arena.allocate(DestinationAddress.BYTES, Long.BYTES));
    }

    private void watch(int descriptor, long key) throws IOException {
        try (Arena brief = Arena.ofConfined()) {
            MemorySegment event = brief.allocate(EVENT_BYTES, Long.BYTES);
            event.set(JAVA_INT_UNALIGNED, 0, Libc.EPOLLIN);
            event.set(JAVA_LONG_UNALIGNED, EVENT_KEY, key);
            Libc.epollControl(epoll, Libc.EPOLL_CTL_ADD, descriptor, event.address());
        } catch (IOException e) {
            Libc.close(descriptor);
            throw e;
        }
    }

    /** Takes a socket out, for good. Closing its descriptor takes it out of epoll. */
    void onClosed(Slot slot) {
        sockets.set(slot.index(), null);
        freeSlots.push(slot);
        open--;
    }

    @Override
    public int poll(long maxWaitNanos) {
        pause(rounds.pauseNanos(maxWaitNanos));
        int ready = firstAwait(maxWaitNanos);
        rounds.begin(ready > 0);
        int handled = 0;
        for (int pass = 1; ready > 0 && pass < MAX_PASSES; pass++) {
            handle(ready);
            handled += ready;
            ready = await(0); // what queued up behind the first packet of a socket
        }
        return handled;
    }

    /** Tells those who wake us that they have to, then looks whether one has come before. */
    private int firstAwait(long maxWaitNanos) {
        sleeping = true;
        int ready = await(wanted || maxWaitNanos == 0 ? 0 : Rounds.millis(maxWaitNanos));
        sleeping = false;
        wanted = false;
        return ready;
    }

    /** By the system's own sleep, which passes through less than a park; a task waits for its end, a millisecond at most. */
    private void pause(long nanos) {
        if (nanos > 0) {
            pause.set(JAVA_LONG_UNALIGNED, Long.BYTES, nanos);
            Libc.sleep(pause.address());
        }
    }

    private int await(int millis) {
        return Libc.epollWait(epoll, events.address(), MAX_EVENTS, millis);
    }

    private void handle(int ready) {
        for (int i = 0; i < ready; i++) {
            long key = events.get(JAVA_LONG_UNALIGNED, (long) i * EVENT_BYTES + EVENT_KEY);
            if (key == WAKE_UP) {
                Libc.read(wakeUp, wakeUpCount.address() + Long.BYTES, Long.BYTES);
            } else {
                receive(sockets.get((int) key));
            }
        }
    }

    private void receive(@Nullable EpollRtpSocket socket) {
        if (socket != null) { // else closed by a packet before this one
            socket.receive(arrival);
        }
    }

    /** Where the datagram under way, and its source, are written; the same for all sockets of the loop. */
    Arrival arrival() {
        return arrival;
    }

    @Override
    public void wakeUp() {
        wanted = true;
        if (sleeping) {
            write();
        }
    }

    private synchronized void write() {
        if (!closed) {
            Libc.write(wakeUp, wakeUpCount.address(), Long.BYTES);
        }
    }

    @Override
    public boolean isActive() {
        return open > 0;
    }

    @Override
    public String name() {
        return "epoll";
    }

    @Override
    public long wakeUps() {
        return rounds.count();
    }

    @Override
    public void close() {
        for (EpollRtpSocket socket : sockets) {
            if (socket != null) {
                socket.close();
            }
        }
        release();
    }

    private synchronized void release() {
        if (!closed) {
            closed = true;
            Libc.close(epoll);
            Libc.close(wakeUp);
            arena.close();
        }
    }

    /** A place for a socket, and the memory of an address, which the next one at that place takes over. */
    record Slot(int index, MemorySegment destination) {}

    /** The buffer of the loop. */
    static final class Arrival {
        private static final int SOURCE_BYTES = DestinationAddress.BYTES;

        private final MemorySegment packet;
        private final MemorySegment source;
        private final MemorySegment sourceLength;
        private final ByteBuffer buffer;
        private final long packetAddress;

        Arrival(Arena arena) {
            packet = arena.allocate(RtpSocket.MAX_DATAGRAM_BYTES, Long.BYTES);
            source = arena.allocate(SOURCE_BYTES, Long.BYTES);
            sourceLength = arena.allocate(Integer.BYTES, Integer.BYTES);
            buffer = packet.asByteBuffer();
            packetAddress = packet.address();
        }

        /** Receives one datagram; its length, or a negative number. */
        int from(int descriptor) {
            sourceLength.set(JAVA_INT_UNALIGNED, 0, SOURCE_BYTES);
            return Libc.receive(
                    descriptor, packetAddress, RtpSocket.MAX_DATAGRAM_BYTES, source.address(), sourceLength.address());
        }

        ByteBuffer packet(int length) {
            return buffer.limit(length).position(0);
        }

        MemorySegment source() {
            return source;
        }

        /** The address of what is in {@code bytes}; without a look-up when it is the packet that was received. */
        @SuppressWarnings("ReferenceEquality") // the very buffer is meant
        long addressOf(ByteBuffer bytes) {
            return bytes == buffer
                    ? packetAddress + bytes.position()
                    : MemorySegment.ofBuffer(bytes).address();
        }
    }
}
