package uz.karnay.rtp.srtp;

/**
 * AES in counter mode with HMAC-SHA1 (RFC 3711 §4.1.1, §4.2.1). What is authenticated is the packet and a word: for RTP
 * the rollover counter, which is not sent, for RTCP the index, which is.
 *
 * <pre>
 * RTP   | header | encrypted payload | tag |
 * RTCP  | header | encrypted rest | E, index | tag |
 * </pre>
 */
final class CounterMode implements PacketCipher {

    private final KeyStream stream;
    private final HmacSha1 hmac;
    private final int tagBytes;
    private final boolean control;
    private final byte[] received;

    CounterMode(byte[] key, byte[] salt, HmacSha1 hmac, int tagBytes, boolean control) {
        this.stream = new KeyStream(key, salt);
        this.hmac = hmac;
        this.tagBytes = tagBytes;
        this.control = control;
        this.received = new byte[tagBytes];
    }

    @Override
    public int overhead() {
        return tagBytes + (control ? WORD_BYTES : 0);
    }

    @Override
    public int behindIdentifier() {
        return tagBytes;
    }

    @Override
    public int wordAt(int length) {
        return length - tagBytes - WORD_BYTES;
    }

    @Override
    public int seal(byte[] packet, int clear, int length, int ssrc, long index) {
        stream.apply(packet, clear, length, ssrc, index);
        int tagAt = length + (control ? WORD_BYTES : 0);
        byte[] tag = code(packet, length, index);
        System.arraycopy(tag, 0, packet, tagAt, tagBytes);
        return tagAt + tagBytes;
    }

    @Override
    public int open(byte[] packet, int clear, int length, int ssrc, long index) {
        int inner = length - overhead();
        System.arraycopy(packet, length - tagBytes, received, 0, tagBytes);
        if (!isReceived(code(packet, inner, index))) {
            return FORGED;
        }
        stream.apply(packet, clear, inner, ssrc, index);
        return inner;
    }

    private byte[] code(byte[] packet, int length, long index) {
        Octets.putInt(packet, length, control ? ENCRYPTED | (int) index : (int) (index >> 16));
        return hmac.of(packet, length + WORD_BYTES);
    }

    /** As long for a wrong tag as for a right one. */
    private boolean isReceived(byte[] tag) {
        int difference = 0;
        for (int i = 0; i < tagBytes; i++) {
            difference |= tag[i] ^ received[i];
        }
        return difference == 0;
    }
}
