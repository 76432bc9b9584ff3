package uz.karnay.codec.opus;

/** Makes Opus encoders and decoders with the best library there is. */
public final class Opus {

    /** A system property: {@code java} keeps away from the library of the system. */
    public static final String PREFERENCE = "karnay.opus";

    private static final OpusLibrary LIBRARY = choose();

    private Opus() {}

    private static OpusLibrary choose() {
        if (System.getProperty(PREFERENCE, "").equals("java")) {
            return new JavaOpus();
        }
        try {
            return new SystemOpus();
        } catch (LinkageError _) {
            return new JavaOpus();
        }
    }

    /** Name and version of the library in use, for the log. */
    public static String backend() {
        return LIBRARY.name();
    }

    /** Whether all of it runs in the JVM: at four times the cost of libopus and more. */
    public static boolean isInJava() {
        return LIBRARY instanceof JavaOpus;
    }

    /**
     * An encoder for a receiver that wants {@code wanted}.
     *
     * @param sampleRate of what it is given: 8000, 16000 or 48000
     */
    public static OpusEncoder encoder(OpusParameters wanted, int sampleRate) {
        return new OpusEncoder(LIBRARY, EncoderSettings.of(wanted, sampleRate), sampleRate);
    }

    /** One for sound that is kept: less than half the time, for a difference that voice hardly shows. */
    public static OpusEncoder thriftyEncoder(int sampleRate) {
        EncoderSettings usual = EncoderSettings.of(OpusParameters.DEFAULTS, sampleRate);
        return new OpusEncoder(LIBRARY, usual.thrifty(), sampleRate);
    }

    /**
     * A decoder.
     *
     * @param sampleRate of what it gives, whatever the packets hold: 8000, 16000 or 48000
     */
    public static OpusDecoder decoder(int sampleRate) {
        return new OpusDecoder(LIBRARY, sampleRate);
    }
}
