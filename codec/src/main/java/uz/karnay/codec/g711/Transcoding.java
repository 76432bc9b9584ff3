package uz.karnay.codec.g711;

import java.nio.ByteBuffer;

/**
 * PCMU to PCMA or back, byte by byte: what decoding and encoding again would give, without a sample in between. The
 * smallest steps and the loudest levels are those that are not the same after a way there and back.
 */
public final class Transcoding {

    private static final byte[] MU_TO_A = table(Law.MU, Law.A);
    private static final byte[] A_TO_MU = table(Law.A, Law.MU);

    private Transcoding() {}

    private static byte[] table(Law from, Law to) {
        byte[] table = new byte[256];
        for (int i = 0; i < table.length; i++) {
            table[i] = to.encode(from.decode((byte) i));
        }
        return table;
    }

    /** Rewrites {@code payload} in place, from position to limit, which stay as they are. */
    public static void rewrite(ByteBuffer payload, Law from) {
        byte[] table = switch (from) {
            case MU -> MU_TO_A;
            case A -> A_TO_MU;
        };
        for (int i = payload.position(); i < payload.limit(); i++) {
            payload.put(i, table[payload.get(i) & 0xFF]);
        }
    }
}
