package uz.karnay.net.rtp;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * A socket address in memory, as the system reads it.
 *
 * <pre>
 * IPv4:  family 2 | port 2 | address 4
 * IPv6:  family 2 | port 2 | flow 4 | address 16 | scope 4
 * </pre>
 */
final class DestinationAddress {

    static final int BYTES = 32;

    /** The length of an IPv4 address, and of one that stands for none. */
    static final int FOUR_BYTES = 16;

    private static final int SIX_BYTES = 28;
    private static final ValueLayout.OfShort PORT = JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    private final MemorySegment memory;
    private @Nullable InetSocketAddress written;
    private int length;

    DestinationAddress(MemorySegment memory) {
        this.memory = memory;
    }

    long address() {
        return memory.address();
    }

    /**
     * Writes {@code address} for a socket of {@code family}, unless it stands here already.
     *
     * @return its length in octets, or 0 when no socket of that family reaches it
     */
    @SuppressWarnings("ReferenceEquality") // the same object for the same address is the rule; another is written again
    int write(InetSocketAddress address, int family) {
        if (address != written) {
            written = address;
            length = encode(address, family);
        }
        return length;
    }

    private int encode(InetSocketAddress address, int family) {
        byte[] octets = address.getAddress().getAddress();
        memory.fill((byte) 0);
        memory.set(JAVA_SHORT_UNALIGNED, 0, (short) family);
        memory.set(PORT, 2, (short) address.getPort());
        return family == Libc.AF_INET ? encodeFour(octets) : encodeSix(octets, address.getAddress());
    }

    private int encodeFour(byte[] octets) {
        if (octets.length != Integer.BYTES) {
            return 0;
        }
        copy(octets, 4);
        return FOUR_BYTES;
    }

    private int encodeSix(byte[] octets, InetAddress host) {
        if (octets.length == Integer.BYTES) {
            copy(MAPPED, 8);
            copy(octets, 20);
        } else {
            copy(octets, 8);
            memory.set(JAVA_INT_UNALIGNED, 24, scope(host));
        }
        return SIX_BYTES;
    }

    private static int scope(InetAddress address) {
        return address instanceof Inet6Address six ? six.getScopeId() : 0;
    }

    private void copy(byte[] octets, long at) {
        MemorySegment.copy(octets, 0, memory, ValueLayout.JAVA_BYTE, at, octets.length);
    }
}
