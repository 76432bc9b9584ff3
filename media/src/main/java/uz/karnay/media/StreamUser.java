package uz.karnay.media;

import uz.karnay.media.audio.AudioSink;
import uz.karnay.media.audio.AudioSource;

/**
 * Whoever a peer talks with when it is not another peer: a conference, music, a prompt, a mailbox. Attached to an endpoint
 * by {@link MediaEngine#attach}, it takes the place of the bridge. Called on the media loop.
 */
public interface StreamUser {

    /** Samples a second it hears and speaks at: 8000, 16000 or 48000, whatever the codec has. */
    int rate();

    /**
     * The peer is here. Both are read and written on the beat of {@code MediaLoop.ticks}, in the turn
     * {@link uz.karnay.media.audio.Ticks.Turn#SPEAK}; what is not read is gone, and when nothing is written nothing is sent.
     *
     * @param said what the peer says
     * @param ear what the peer hears
     */
    void onAttached(AudioSource said, AudioSink ear);

    /** The peer is gone, or with somebody else: nothing is to be read or written any more. The last word. */
    void onDetached();
}
