package uz.karnay.net.rtp;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * The system calls of a media socket. Pointers are passed as plain addresses, because the memory behind them lives as
 * long as its poller and a check for each packet would find nothing else. The two calls made for every packet are
 * {@link Linker.Option#critical critical}: they never wait, and so are spared the change of the thread's state.
 */
@SuppressWarnings("restricted") // the one place that calls what is not Java
final class Libc {

    static final int AF_INET = 2;
    static final int AF_INET6 = 10;
    static final int SOCK_DGRAM = 2;
    static final int SOCK_NONBLOCK = 0x800;
    static final int SOCK_CLOEXEC = 0x80000;
    static final int SOL_SOCKET = 1;
    static final int SO_RCVBUF = 8;
    static final int IPPROTO_IP = 0;
    static final int IP_TOS = 1;
    static final int IPPROTO_IPV6 = 41;
    static final int IPV6_V6ONLY = 26;
    static final int IPV6_TCLASS = 67;
    static final int EPOLLIN = 1;
    static final int EPOLL_CTL_ADD = 1;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final int MESSAGE_BYTES = 256;

    private static final MethodHandle SOCKET = checked("socket", JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle BIND = checked("bind", JAVA_INT, JAVA_LONG, JAVA_INT);
    private static final MethodHandle SETSOCKOPT =
            checked("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT);
    private static final MethodHandle EPOLL_CREATE = checked("epoll_create1", JAVA_INT);
    private static final MethodHandle EPOLL_CTL = checked("epoll_ctl", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG);
    private static final MethodHandle EVENTFD = checked("eventfd", JAVA_INT, JAVA_INT);
    private static final MethodHandle EPOLL_WAIT =
            plain("epoll_wait", JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT);
    private static final MethodHandle CONNECT = plain("connect", JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT);
    private static final MethodHandle CLOSE = plain("close", JAVA_INT, JAVA_INT);
    private static final MethodHandle READ = plain("read", JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG);
    private static final MethodHandle WRITE = plain("write", JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG);
    private static final MethodHandle NANOSLEEP = plain("nanosleep", JAVA_INT, JAVA_LONG, JAVA_LONG);
    private static final MethodHandle RECVFROM = critical("recvfrom");
    private static final MethodHandle SENDTO = critical("sendto");
    private static final MethodHandle STRERROR =
            LINKER.downcallHandle(symbol("strerror"), FunctionDescriptor.of(ADDRESS, JAVA_INT));

    private Libc() {}

    private static MemorySegment symbol(String name) {
        return LINKER.defaultLookup().findOrThrow(name);
    }

    private static MethodHandle checked(String name, MemoryLayout... arguments) {
        return LINKER.downcallHandle(
                symbol(name), FunctionDescriptor.of(JAVA_INT, arguments), Linker.Option.captureCallState("errno"));
    }

    private static MethodHandle plain(String name, MemoryLayout result, MemoryLayout... arguments) {
        return LINKER.downcallHandle(symbol(name), FunctionDescriptor.of(result, arguments));
    }

    private static MethodHandle critical(String name) {
        var sixth = name.equals("sendto") ? JAVA_INT : JAVA_LONG;
        return LINKER.downcallHandle(
                symbol(name),
                FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_LONG, sixth),
                Linker.Option.critical(false));
    }

    static int socket(int family) throws IOException {
        return orThrow("socket", state ->
                (int) SOCKET.invokeExact(state, family, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    }

    static void bind(int socket, long address, int length) throws IOException {
        orThrow("bind", state -> (int) BIND.invokeExact(state, socket, address, length));
    }

    /** Sets an option that is an int. */
    static void option(int socket, int level, int option, int value) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            long address = arena.allocateFrom(JAVA_INT, value).address();
            orThrow("setsockopt", state ->
                    (int) SETSOCKOPT.invokeExact(state, socket, level, option, address, Integer.BYTES));
        }
    }

    static int epollCreate() throws IOException {
        return orThrow("epoll_create1", state -> (int) EPOLL_CREATE.invokeExact(state, SOCK_CLOEXEC));
    }

    static void epollControl(int epoll, int operation, int descriptor, long event) throws IOException {
        orThrow("epoll_ctl", state -> (int) EPOLL_CTL.invokeExact(state, epoll, operation, descriptor, event));
    }

    static int eventDescriptor() throws IOException {
        return orThrow("eventfd", state -> (int) EVENTFD.invokeExact(state, 0, SOCK_NONBLOCK | SOCK_CLOEXEC));
    }

    /** How many events there are; negative when a signal came between. */
    static int epollWait(int epoll, long events, int capacity, int millis) {
        try {
            return (int) EPOLL_WAIT.invokeExact(epoll, events, capacity, millis);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Sleeps for the timespec at {@code duration}, or until a signal comes. */
    static void sleep(long duration) {
        try {
            int _ = (int) NANOSLEEP.invokeExact(duration, 0L);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** Negative when it fails. */
    static int connect(int socket, long address, int length) {
        try {
            return (int) CONNECT.invokeExact(socket, address, length);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static void close(int descriptor) {
        try {
            int _ = (int) CLOSE.invokeExact(descriptor);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static void read(int descriptor, long buffer, long length) {
        try {
            long _ = (long) READ.invokeExact(descriptor, buffer, length);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    static void write(int descriptor, long buffer, long length) {
        try {
            long _ = (long) WRITE.invokeExact(descriptor, buffer, length);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** The length of the datagram; negative when there is none, or an ICMP message about an earlier one. */
    static int receive(int socket, long buffer, long capacity, long source, long sourceLength) {
        try {
            return (int) (long) RECVFROM.invokeExact(socket, buffer, capacity, 0, source, sourceLength);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** How much was sent; negative when the system did not take it. A destination of 0 is the connected peer. */
    static int send(int socket, long buffer, long length, long destination, int destinationLength) {
        try {
            return (int) (long) SENDTO.invokeExact(socket, buffer, length, 0, destination, destinationLength);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    @FunctionalInterface
    private interface Call {
        int invoke(MemorySegment state) throws Throwable;
    }

    private static int orThrow(String name, Call call) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            int result = call.invoke(state);
            if (result < 0) {
                throw new IOException(name + ": " + message((int) ERRNO.get(state, 0L)));
            }
            return result;
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static String message(int errno) throws Throwable {
        var text = (MemorySegment) STRERROR.invokeExact(errno);
        return text.reinterpret(MESSAGE_BYTES).getString(0);
    }

    private static AssertionError unexpected(Throwable e) {
        return new AssertionError("a system call cannot be made", e);
    }
}
