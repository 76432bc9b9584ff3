package uz.karnay.pbx.call;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.karnay.pbx.record.CallId;
import uz.karnay.pbx.record.CallRecord.MediaFigures;
import uz.karnay.pbx.record.Direction;

/**
 * A running call as others may see it: a copy, as of its last change.
 *
 * @param lines what the office's own extensions have to do with it, each of them once
 */
public record LiveCall(
        CallId id,
        Direction direction,
        String caller,
        String callerName,
        String called,
        String state,
        Instant startedAt,
        @Nullable Instant answeredAt,
        List<String> legs,
        List<Sound> sounds,
        List<ExtensionLine> lines) {

    /** One that no extension has to do with. */
    public LiveCall(
            CallId id,
            Direction direction,
            String caller,
            String callerName,
            String called,
            String state,
            Instant startedAt,
            @Nullable Instant answeredAt,
            List<String> legs,
            List<Sound> sounds) {
        this(id, direction, caller, callerName, called, state, startedAt, answeredAt, legs, sounds, List.of());
    }

    public LiveCall {
        lines = List.copyOf(lines);
        legs = List.copyOf(legs);
        sounds = List.copyOf(sounds);
    }

    /**
     * How an answered leg sounds, as of the last ten seconds.
     *
     * @param codec the encoding name agreed on, or empty
     */
    public record Sound(String leg, String codec, MediaFigures figures) {}

    /** Whether those who talk use different codecs, so that sound is converted between them. */
    public boolean isConverted() {
        return sounds.stream()
                        .map(Sound::codec)
                        .filter(codec -> !codec.isEmpty())
                        .distinct()
                        .count()
                > 1;
    }
}
