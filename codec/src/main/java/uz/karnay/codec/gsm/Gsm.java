package uz.karnay.codec.gsm;

/** Whether this machine speaks GSM full rate, and how it is framed. */
public final class Gsm {

    static final int FRAME_SAMPLES = 160;
    static final int FRAME_BYTES = 33;

    private static final boolean AVAILABLE = probe();

    private Gsm() {}

    public static boolean isAvailable() {
        return AVAILABLE;
    }

    private static boolean probe() {
        try {
            LibGsm.destroy(LibGsm.create());
            return true;
        } catch (LinkageError _) {
            return false;
        }
    }
}
