package uz.karnay.sim.network;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A datagram on its way, for the ladder of a failed world. */
public record Crossing(long atNanos, InetSocketAddress from, InetSocketAddress to, String head, Fate fate) {

    /** What became of it. */
    public enum Fate {
        DELIVERED,
        LOST,
        CORRUPTED,
        NOBODY_THERE
    }

    static Crossing of(long atNanos, InetSocketAddress from, InetSocketAddress to, byte[] datagram, Fate fate) {
        return new Crossing(atNanos, from, to, head(datagram), fate);
    }

    /** Whether a datagram may be a SIP message: those of RTP begin with a bit set. */
    static boolean isSip(byte[] datagram) {
        return datagram.length > 0 && datagram[0] > 0;
    }

    /** The start line, the CSeq and the begin of the Call-ID. */
    private static String head(byte[] datagram) {
        String text = new String(datagram, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n");
        String line = end < 0 ? datagram.length + " bytes" : text.substring(0, end);
        return line + " (" + field(text, "CSeq", 20) + ") [" + field(text, "Call-ID", 8) + "]";
    }

    private static String field(String text, String name, int most) {
        int at = text.indexOf("\r\n" + name + ": ");
        if (at < 0) {
            return "";
        }
        int begin = at + name.length() + 4;
        int end = text.indexOf("\r\n", begin);
        return end < 0 ? "" : text.substring(begin, Math.min(end, begin + most));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%10.3f  %s:%d -> %s:%d  %s%s",
                atNanos / 1e9,
                from.getHostString(),
                from.getPort(),
                to.getHostString(),
                to.getPort(),
                head,
                fate == Fate.DELIVERED ? "" : "  " + fate);
    }
}
