package uz.karnay.codec.opus;

/**
 * How an encoder is set up, out of what the receiver asked for (RFC 7587 §6.1).
 *
 * @param bitrate bits a second on average
 * @param bandwidth the widest it may use
 * @param complexity 0 to 10: time against quality
 * @param expectedLoss per cent, as long as no report says otherwise; forward error correction follows it
 */
record EncoderSettings(
        int bitrate,
        Bandwidth bandwidth,
        int complexity,
        boolean inbandFec,
        int expectedLoss,
        boolean dtx,
        boolean cbr) {

    /** Half of what 10 costs, and hard to tell from it with voice. */
    static final int COMPLEXITY = 5;

    /** Half of what 5 costs again, for many voices that are kept and not talked with. */
    private static final int THRIFTY_COMPLEXITY = 1;

    private static final int FIRST_EXPECTED_LOSS = 5;

    /** Audio bandwidths of Opus (RFC 6716 §2, table 1), by the sampling rate that can carry them. */
    enum Bandwidth {
        NARROW(8000),
        MEDIUM(12000),
        WIDE(16000),
        SUPER_WIDE(24000),
        FULL(48000);

        private final int sampleRate;

        Bandwidth(int sampleRate) {
            this.sampleRate = sampleRate;
        }

        /** The widest that {@code rate} carries. */
        static Bandwidth at(int rate) {
            Bandwidth widest = NARROW;
            for (Bandwidth one : values()) {
                widest = one.sampleRate <= rate ? one : widest;
            }
            return widest;
        }
    }

    static EncoderSettings of(OpusParameters wanted, int sampleRate) {
        var bandwidth = Bandwidth.at(Math.min(wanted.maxPlaybackRate(), sampleRate));
        int most = wanted.maxAverageBitrate() == 0 ? Integer.MAX_VALUE : wanted.maxAverageBitrate();
        return new EncoderSettings(
                Math.min(usualBitrate(bandwidth), most),
                bandwidth,
                COMPLEXITY,
                wanted.inbandFec(),
                wanted.inbandFec() ? FIRST_EXPECTED_LOSS : 0,
                wanted.dtx(),
                wanted.cbr());
    }

    /** The same in less time. */
    EncoderSettings thrifty() {
        return new EncoderSettings(bitrate, bandwidth, THRIFTY_COMPLEXITY, inbandFec, expectedLoss, dtx, cbr);
    }

    /** The upper ends, or above, of what RFC 7587 §3.1.1 calls the sweet spots for speech. */
    private static int usualBitrate(Bandwidth bandwidth) {
        return switch (bandwidth) {
            case NARROW -> 16_000;
            case MEDIUM -> 20_000;
            case WIDE -> 24_000;
            case SUPER_WIDE -> 28_000;
            case FULL -> 36_000;
        };
    }
}
