package uz.karnay.media.audio;

/** Gives sound, a frame at each tick. Confined to its media loop. */
public interface AudioSource {

    /** Samples a second: 8000, 16000 or 48000; the same for all its life. */
    int rate();

    /**
     * Writes the next 20 ms.
     *
     * @param frame {@code rate() / 50} samples, all of them written when there is sound
     * @return false for silence, or nothing yet: the frame is untouched then
     */
    boolean read(short[] frame);
}
