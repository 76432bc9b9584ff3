package uz.karnay.media.recorder;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import uz.karnay.media.recorder.Gap.Reason;

/** Writes down frames that are missing; those of one reason less than a second apart are one gap. Not thread-safe. */
final class GapBook {

    /** A recording with more is described well enough by these; what comes later is added to the last. */
    static final int MAX_GAPS = 500;

    private static final int FRAME_MILLIS = 20;
    private static final int TOGETHER_MILLIS = 1000;

    private final List<Gap> closed = new ArrayList<>();
    private final Map<Reason, Gap> open = new EnumMap<>(Reason.class);

    /** The frames from {@code first} to before {@code end}, counted from the beginning of the recording. */
    void missing(Reason reason, long first, long end) {
        long from = first * FRAME_MILLIS;
        long until = end * FRAME_MILLIS;
        Gap last = open.get(reason);
        if (last != null && (from - last.untilMillis() < TOGETHER_MILLIS || closed.size() >= MAX_GAPS)) {
            open.put(reason, new Gap(reason, last.fromMillis(), until, last.missingMillis() + until - from));
            return;
        }
        if (last != null) {
            closed.add(last);
        }
        open.put(reason, new Gap(reason, from, until, until - from));
    }

    GapReport report(long frames) {
        var all = new ArrayList<>(closed);
        all.addAll(open.values());
        return new GapReport(frames * FRAME_MILLIS, all);
    }
}
