package uz.karnay.gateway;

import uz.karnay.media.MediaEndpoint;
import uz.karnay.media.MediaStatistics;

/** Tells a leg what becomes of its ports. */
record EndpointEvents(LegAudio.Listener listener) implements MediaEndpoint.Listener {

    @Override
    public void onFailed(String reason) {
        listener.onMediaFailed(reason);
    }

    @Override
    public void onDigit(char digit) {
        listener.onKey(digit);
    }

    @Override
    public void onWindow(MediaStatistics untilNow) {
        listener.onMediaWindow(LegFigures.now(untilNow));
    }

    @Override
    public void onClosed(MediaStatistics statistics) {
        listener.onMediaClosed(LegFigures.of(statistics));
    }
}
