package uz.karnay.media.file;

import java.io.IOException;

/** A file is not the sound it should be; the message is for whoever sent it, with what to do. */
public final class SoundFileException extends IOException {
    public SoundFileException(String message) {
        super(message);
    }
}
