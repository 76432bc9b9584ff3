package uz.karnay.media;

import java.time.Duration;
import uz.karnay.codec.tone.DtmfDetector;
import uz.karnay.codec.tone.KeyListener;

/** The keys that are heard in what a peer says, for one that sends them no other way. Confined to the media loop. */
final class SoundedKeys implements StreamObserver, KeyListener {

    private static final int RATE = 8000;

    private final StreamSound.DigitListener digits;
    private final DtmfDetector detector = new DtmfDetector(RATE, this);

    SoundedKeys(StreamSound.DigitListener digits) {
        this.digits = digits;
    }

    @Override
    public int rate() {
        return RATE;
    }

    @Override
    public void onFrame(short[] frame, Content content) {
        detector.listen(frame, 0, frame.length);
    }

    @Override
    public void onKeyDown(char key) {
        digits.onDigit(key);
    }

    @Override
    public void onKeyUp(char key, Duration held) {
        // a key is told once, when it begins
    }
}
