package uz.karnay.pbx.sound;

/** What was uploaded cannot be played; the message says why and what to do. */
public final class SoundRefused extends Exception {
    public SoundRefused(String message) {
        super(message);
    }
}
