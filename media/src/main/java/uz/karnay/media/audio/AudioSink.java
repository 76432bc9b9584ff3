package uz.karnay.media.audio;

/** Takes sound, a frame at each tick. Confined to its media loop. */
public interface AudioSink {

    /** Samples a second: 8000, 16000 or 48000; the same for all its life. */
    int rate();

    /**
     * Takes the next 20 ms.
     *
     * @param frame {@code rate() / 50} samples, the caller's again when this returns
     */
    void write(short[] frame);
}
