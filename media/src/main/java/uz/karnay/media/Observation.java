package uz.karnay.media;

import uz.karnay.codec.resample.Resampler;

/** One observer of a stream, and the way to the rate it wants. Confined to the media loop. */
final class Observation {

    private final StreamObserver observer;
    private final short[] frame;
    private Resampler resampler;

    Observation(StreamObserver observer, int rate) {
        this.observer = observer;
        this.resampler = Resampler.between(rate, observer.rate());
        this.frame = new short[observer.rate() / 50];
    }

    @SuppressWarnings("ReferenceEquality") // the very observer that was given
    boolean isOf(StreamObserver other) {
        return observer == other;
    }

    StreamObserver observer() {
        return observer;
    }

    /** Frames come at another rate from now on. */
    void onRate(int rate) {
        if (rate != resampler.fromRate()) {
            resampler = Resampler.between(rate, observer.rate());
        }
    }

    void onFrame(short[] heard, StreamObserver.Content content) {
        if (resampler.fromRate() == resampler.toRate()) {
            observer.onFrame(heard, content);
        } else {
            resampler.resample(heard, 0, heard.length, frame, 0);
            observer.onFrame(frame, content);
        }
    }
}
