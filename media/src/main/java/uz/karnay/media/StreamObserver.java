package uz.karnay.media;

/**
 * Somebody who listens to what a peer says, without being part of its path: a recorder, a supervisor, a meter, a detector.
 * Called on the media loop, and never again after {@link #onEnd}.
 */
public interface StreamObserver {

    /** What a frame is made of. */
    enum Content {
        /** What the peer sent. */
        SOUND,
        /** Silence that the peer announced: comfort noise, or discontinuous transmission. */
        PAUSE,
        /** Made up, because a packet was lost or came too late. */
        CONCEALED,
        /** Made up, because the next packet was not here yet: one frame stretches the sound, several bridge a gap. */
        STRETCHED,
        /** Nothing was sent, or nothing that could be understood: zeros. */
        NOTHING
    }

    /** Samples a second it wants: 8000, 16000 or 48000, whatever the codec has; the same for all its life. */
    int rate();

    /**
     * The next 20 ms, every 20 ms, whether anything came or not.
     *
     * @param frame {@code rate() / 50} samples, not to be changed, the stream's again when this returns
     */
    void onFrame(short[] frame, Content content);

    /**
     * The peer pressed a key (RFC 4733, or heard in the sound where that was asked for), reported once, when it begins.
     *
     * @param digit {@code 0-9 * # A-D}
     */
    default void onDigit(char digit) {}

    /** The stream closed, or the observation was ended: the last word. */
    default void onEnd() {}
}
