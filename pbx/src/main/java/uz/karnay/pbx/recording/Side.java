package uz.karnay.pbx.recording;

/** Which channel of a recording somebody is heard on. */
public enum Side {
    /** Whoever began the call: the left channel. */
    CALLER,
    /** Everybody else: the right channel. */
    OTHERS
}
