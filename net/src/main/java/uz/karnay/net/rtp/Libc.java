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
 * long as its poller and a check for each packet would find nothing else. What is called for packets is
 * {@link Linker.Option#critical critical}: it never waits, and so is spared the change of the thread's state.
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

    /**
     * Every function is called as if it took six longs and gave an int. The calling conventions of x86-64 and AArch64
     * pass all of them in registers, and a function looks at no more of a register than its own parameter needs. Each
     * further signature would cost a start some 30 ms, in which the JVM makes classes for it.
     */
    private static final FunctionDescriptor SIX =
            FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);

    private static final Linker.Option ERROR_KEPT = Linker.Option.captureCallState("errno");
    private static final Linker.Option NEVER_WAITS = Linker.Option.critical(false);

    private static final MethodHandle SOCKET = handle("socket", ERROR_KEPT);
    private static final MethodHandle BIND = handle("bind", ERROR_KEPT);
    private static final MethodHandle SETSOCKOPT = handle("setsockopt", ERROR_KEPT);
    private static final MethodHandle EPOLL_CREATE = handle("epoll_create1", ERROR_KEPT);
    private static final MethodHandle EPOLL_CTL = handle("epoll_ctl", ERROR_KEPT);
    private static final MethodHandle EVENTFD = handle("eventfd", ERROR_KEPT);
    private static final MethodHandle EPOLL_WAIT = handle("epoll_wait");
    private static final MethodHandle NANOSLEEP = handle("nanosleep");
    private static final MethodHandle CONNECT = handle("connect", NEVER_WAITS);
    private static final MethodHandle CLOSE = handle("close");
    private static final MethodHandle READ = handle("read", NEVER_WAITS);
    private static final MethodHandle WRITE = handle("write", NEVER_WAITS);
    private static final MethodHandle RECVFROM = handle("recvfrom", NEVER_WAITS);
    private static final MethodHandle SENDTO = handle("sendto", NEVER_WAITS);

    private Libc() {}

    private static MethodHandle handle(String name, Linker.Option... options) {
        return LINKER.downcallHandle(symbol(name), SIX, options);
    }

    private static MemorySegment symbol(String name) {
        return LINKER.defaultLookup().findOrThrow(name);
    }

    static int socket(int family) throws IOException {
        return orThrow("socket", SOCKET, family, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, 0, 0);
    }

    static void bind(int socket, long address, int length) throws IOException {
        orThrow("bind", BIND, socket, address, length, 0, 0);
    }

    /** Sets an option that is an int. */
    static void option(int socket, int level, int option, int value) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            long address = arena.allocateFrom(JAVA_INT, value).address();
            orThrow("setsockopt", SETSOCKOPT, socket, level, option, address, Integer.BYTES);
        }
    }

    static int epollCreate() throws IOException {
        return orThrow("epoll_create1", EPOLL_CREATE, SOCK_CLOEXEC, 0, 0, 0, 0);
    }

    static void epollControl(int epoll, int operation, int descriptor, long event) throws IOException {
        orThrow("epoll_ctl", EPOLL_CTL, epoll, operation, descriptor, event, 0);
    }

    /** A descriptor that can be waited for and counts how often it was written to. */
    static int eventDescriptor() throws IOException {
        return orThrow("eventfd", EVENTFD, 0, SOCK_CLOEXEC | SOCK_NONBLOCK, 0, 0, 0);
    }

    /** How many events there are; negative when a signal came between. */
    static int epollWait(int epoll, long events, int capacity, int millis) {
        return call(EPOLL_WAIT, epoll, events, capacity, millis);
    }

    /** Sleeps for the timespec at {@code duration}, or until a signal comes. */
    static void sleep(long duration) {
        call(NANOSLEEP, duration, 0, 0, 0);
    }

    /** Negative when it fails. */
    static int connect(int socket, long address, int length) {
        return call(CONNECT, socket, address, length, 0);
    }

    static void close(int descriptor) {
        call(CLOSE, descriptor, 0, 0, 0);
    }

    static void read(int descriptor, long buffer, long length) {
        call(READ, descriptor, buffer, length, 0);
    }

    static void write(int descriptor, long buffer, long length) {
        call(WRITE, descriptor, buffer, length, 0);
    }

    private static int call(MethodHandle function, long first, long second, long third, long fourth) {
        try {
            return (int) function.invokeExact(first, second, third, fourth, 0L, 0L);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** The length of the datagram; negative when there is none, or an ICMP message about an earlier one. */
    static int receive(int socket, long buffer, long capacity, long source, long sourceLength) {
        try {
            return (int) RECVFROM.invokeExact((long) socket, buffer, capacity, 0L, source, sourceLength);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** How much was sent; negative when the system did not take it. A destination of 0 is the connected peer. */
    static int send(int socket, long buffer, long length, long destination, int destinationLength) {
        try {
            return (int) SENDTO.invokeExact((long) socket, buffer, length, 0L, destination, (long) destinationLength);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static int orThrow(
            String name, MethodHandle function, long first, long second, long third, long fourth, long fifth)
            throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            int result = (int) function.invokeExact(state, first, second, third, fourth, fifth, 0L);
            if (result < 0) {
                throw new IOException(name + ": " + ErrorText.of((int) ERRNO.get(state, 0L)));
            }
            return result;
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static AssertionError unexpected(Throwable e) {
        return new AssertionError("a system call cannot be made", e);
    }

    /** What the system says of an error; found only when there is one. */
    private static final class ErrorText {
        private static final int BYTES = 256;
        private static final MethodHandle STRERROR =
                LINKER.downcallHandle(symbol("strerror"), FunctionDescriptor.of(ADDRESS, JAVA_INT));

        static String of(int errno) throws Throwable {
            var text = (MemorySegment) STRERROR.invokeExact(errno);
            return text.reinterpret(BYTES).getString(0);
        }
    }
}
