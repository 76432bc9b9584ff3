package uz.karnay.media.recorder;

/**
 * A stretch of a recording in which sound is missing.
 *
 * @param fromMillis since the beginning of the recording
 * @param untilMillis exclusive
 * @param missingMillis of the stretch; less than all of it when losses lie close together
 */
public record Gap(Reason reason, long fromMillis, long untilMillis, long missingMillis) {

    /** Why it is missing. */
    public enum Reason {
        /** Packets of the caller were lost. */
        LOSS_OF_CALLER,
        /** Packets of the others were lost. */
        LOSS_OF_OTHERS,
        /** Somebody paused the recording. */
        PAUSE,
        /** The disk was too slow, full, or could not be written. */
        DISK,
        /** This machine stood still. */
        STALL
    }
}
