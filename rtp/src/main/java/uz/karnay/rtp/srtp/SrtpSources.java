package uz.karnay.rtp.srtp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sources that were heard or sent under one key. None is ever forgotten: it could be replayed, or its key stream used
 * twice. So there is a limit to them.
 */
final class SrtpSources {

    /** A call hears a new one with each transfer, hardly ever more. */
    static final int MAX = 256;

    private final List<SrtpSource> sources = new ArrayList<>(2);
    private @Nullable SrtpSource latest;

    /** The one known by that number, or a new one that {@link #keep} makes known; null when there are too many. */
    @Nullable
    SrtpSource find(int ssrc) {
        SrtpSource recent = latest;
        if (recent != null && recent.ssrc() == ssrc) {
            return recent;
        }
        for (SrtpSource source : sources) {
            if (source.ssrc() == ssrc) {
                return source;
            }
        }
        return sources.size() < MAX ? new SrtpSource(ssrc) : null;
    }

    void keep(SrtpSource source) {
        if (latest != source) {
            latest = source;
            if (!sources.contains(source)) {
                sources.add(source);
            }
        }
    }
}
