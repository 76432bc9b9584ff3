package uz.karnay.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import uz.karnay.loop.Clock;
import uz.karnay.media.MediaEndpoint;
import uz.karnay.media.MediaStatistics;
import uz.karnay.pbx.record.CallRecord.MediaFigures;
import uz.karnay.pbx.record.CallRecord.Window;

/** Tells a leg what becomes of its ports, and keeps the course of how they sounded. Confined to the call loop. */
final class EndpointEvents implements MediaEndpoint.Listener {

    /** Nearly three hours; how the rest sounded is in the figures of the whole. */
    private static final int MAX_WINDOWS = 1000;

    private final LegAudio.Listener listener;
    private final Clock clock;
    private final long openedNanos;
    private final List<Window> course = new ArrayList<>();

    EndpointEvents(LegAudio.Listener listener, Clock clock) {
        this.listener = listener;
        this.clock = clock;
        this.openedNanos = clock.nanos();
    }

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
        MediaFigures now = LegFigures.now(untilNow);
        if (course.size() < MAX_WINDOWS) {
            course.add(LegFigures.window(now, Duration.ofNanos(clock.nanos() - openedNanos)));
        }
        listener.onMediaWindow(now);
    }

    @Override
    public void onClosed(MediaStatistics statistics) {
        listener.onMediaClosed(LegFigures.of(statistics).with(course));
    }
}
