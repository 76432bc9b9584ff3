package uz.karnay.media;

import java.time.Duration;
import uz.karnay.codec.tone.DtmfDetector;
import uz.karnay.codec.tone.KeyListener;
import uz.karnay.rtp.event.TelephoneEvent;

/**
 * In front of a conversion: keys that are heard in the sound leave it, and go on by their names when they are let go. Of
 * each, the 40 ms that it takes to be sure of it still sound. Confined to the media loop.
 */
final class NamedKeys implements StreamObserver, KeyListener {

    private final Conversion conversion;
    private final DtmfDetector detector;
    private final short[] silence;
    private boolean down;

    NamedKeys(Conversion conversion) {
        this.conversion = conversion;
        this.detector = new DtmfDetector(conversion.rate(), this);
        this.silence = new short[conversion.rate() / 50];
    }

    @Override
    public int rate() {
        return conversion.rate();
    }

    @Override
    public void onFrame(short[] frame, Content content) {
        detector.listen(frame, 0, frame.length);
        conversion.onFrame(down ? silence : frame, content);
    }

    @Override
    public void onKeyDown(char key) {
        down = true;
    }

    @Override
    public void onKeyUp(char key, Duration held) {
        down = false;
        conversion.onKey(TelephoneEvent.code(key), held);
    }
}
