package uz.karnay.net.rtp;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** From where the last datagram of a socket came; the same object as long as that does not change. */
final class SourceAddress {

    private static final ValueLayout.OfShort PORT = JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private long head;
    private long high;
    private long low;
    private @Nullable InetSocketAddress object;

    /** Reads what the system wrote into {@code memory}; its layout is that of {@link DestinationAddress}. */
    InetSocketAddress read(MemorySegment memory) {
        boolean four = memory.get(JAVA_SHORT_UNALIGNED, 0) == Libc.AF_INET;
        long nextHead = memory.get(JAVA_LONG_UNALIGNED, 0);
        long nextHigh = four ? 0 : memory.get(JAVA_LONG_UNALIGNED, 8);
        long nextLow = four ? 0 : memory.get(JAVA_LONG_UNALIGNED, 16);
        InetSocketAddress known = object;
        if (known != null && nextHead == head && nextHigh == high && nextLow == low) {
            return known;
        }
        head = nextHead;
        high = nextHigh;
        low = nextLow;
        return object = decode(memory, four);
    }

    private static InetSocketAddress decode(MemorySegment memory, boolean four) {
        byte[] octets = memory.asSlice(four ? 4 : 8, four ? 4 : 16).toArray(ValueLayout.JAVA_BYTE);
        int scope = four ? 0 : memory.get(JAVA_INT_UNALIGNED, 24);
        return new InetSocketAddress(host(octets, scope), memory.get(PORT, 2) & 0xffff);
    }

    private static InetAddress host(byte[] octets, int scope) {
        try {
            return scope == 0
                    ? InetAddress.getByAddress(octets) // a mapped address becomes one of IPv4
                    : Inet6Address.getByAddress("", octets, scope);
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e); // never: there are 4 or 16 octets
        }
    }
}
