package uz.karnay.codec.tone;

import java.time.Duration;

/** Is told of the keys that are heard in a sound. */
public interface KeyListener {

    /** A key is held down: some 40 ms ago it began. */
    void onKeyDown(char key);

    /** The key of before was let go. */
    void onKeyUp(char key, Duration held);
}
