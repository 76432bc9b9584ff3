package uz.karnay.codec.g711;

/**
 * How G.711 squeezes a sample into a byte: two laws, both nearly logarithmic. Decision values and outputs are those of
 * ITU-T G.711 tables 1 and 2; everything is looked up.
 */
@SuppressWarnings("ImmutableEnumChecker") // the tables are written once and never handed out
public enum Law {
    /** µ-law, of North America and Japan: 14 bits, sign and magnitude, sent inverted. */
    MU(14) {
        private static final int BIAS = 33;
        private static final int LARGEST = 0x1FFF;

        @Override
        int compress(int magnitude, boolean negative) {
            int biased = Math.min(magnitude + BIAS, LARGEST);
            int segment = 26 - Integer.numberOfLeadingZeros(biased); // 0 to 7: the bias alone sets bit 5
            int code = segment << 4 | biased >> (segment + 1) & 0x0F;
            return code ^ (negative ? 0x7F : 0xFF);
        }

        @Override
        int expand(int code) {
            int inverted = ~code;
            int segment = inverted >> 4 & 7;
            int biased = (inverted & 0x0F) * 2 + BIAS << segment;
            int magnitude = biased - BIAS << 2;
            return (inverted & 0x80) == 0 ? magnitude : -magnitude;
        }
    },
    /** A-law, of everyone else: 13 bits, of which the last decides nothing, sent with every other bit inverted. */
    A(12) {
        private static final int TOGGLED = 0x55;

        @Override
        int compress(int magnitude, boolean negative) {
            int segment = Math.max(0, 28 - Integer.numberOfLeadingZeros(magnitude)); // 0 and 1 step alike
            int code = segment << 4 | magnitude >> Math.max(0, segment - 1) & 0x0F;
            return (code | (negative ? 0 : 0x80)) ^ TOGGLED;
        }

        @Override
        int expand(int code) {
            int plain = code ^ TOGGLED;
            int segment = plain >> 4 & 7;
            int step = (plain & 0x0F) * 2 + 1; // the middle of the interval
            int magnitude = (segment == 0 ? step : step + 32 << segment - 1) << 3;
            return (plain & 0x80) == 0 ? -magnitude : magnitude;
        }
    };

    private final int dropped;
    private final byte[] codes;
    private final short[] samples = new short[256];

    Law(int bits) {
        dropped = Short.SIZE - bits;
        codes = new byte[1 << bits];
        int half = codes.length / 2;
        for (int i = 0; i < codes.length; i++) {
            int level = i - half;
            codes[i] = (byte) compress(level < 0 ? ~level : level, level < 0);
        }
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) expand(i);
        }
    }

    /** The code of a level whose sign is already off, as many bits as the law keeps. */
    abstract int compress(int magnitude, boolean negative);

    abstract int expand(int code);

    public byte encode(short sample) {
        return codes[(sample >> dropped) + (codes.length >> 1)];
    }

    public short decode(byte code) {
        return samples[code & 0xFF];
    }
}
