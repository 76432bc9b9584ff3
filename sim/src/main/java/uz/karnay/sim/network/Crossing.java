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

    /** The start line and the CSeq of a SIP message; how long anything else is. */
    private static String head(byte[] datagram) {
        String text = new String(datagram, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n");
        if (end < 0 || !text.contains("SIP/2.0")) {
            return datagram.length + " bytes";
        }
        int cseq = text.indexOf("\r\nCSeq: ");
        String tail = cseq < 0 ? "" : " (" + text.substring(cseq + 8, text.indexOf("\r\n", cseq + 8)) + ")";
        return text.substring(0, end) + tail;
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
