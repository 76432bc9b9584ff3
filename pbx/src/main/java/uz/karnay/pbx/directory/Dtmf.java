package uz.karnay.pbx.directory;

/** How the keys of a phone or an operator come, and how keys are pressed towards it. */
public enum Dtmf {
    /** As telephone-events where they are agreed, else as tones in the sound. */
    AUTO,
    /** As telephone-events (RFC 4733), and never as tones. */
    RFC4733,
    /** As tones in the sound: they are listened for, and made. */
    INBAND,
    /** In INFO requests, apart from the sound. */
    INFO
}
