package uz.karnay.media.recorder;

/** Who is heard on which channel of a recording. */
public enum Channel {
    /** Whoever began the call. */
    CALLER,
    /** Everybody the caller talks to. */
    OTHERS
}
