package uz.karnay.media.mixer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses whose voices are mixed when more talk than anyone could follow: the loudest, but whoever has the floor keeps it
 * against a voice that is hardly louder, so that nobody is cut off in mid-word. Confined to its media loop.
 */
final class ActiveSpeakers {

    /** A voice takes the floor from another when it is 6 dB louder. */
    private static final float ADVANTAGE = 2.0f;

    private final int most;

    ActiveSpeakers(int most) {
        this.most = most;
    }

    /** Gives and takes the floor; all who want it get it while there is room. */
    void choose(List<Member> candidates) {
        int room = most;
        for (Member candidate : candidates) {
            if (candidate.hasFloor()) {
                if (candidate.wantsFloor() && room > 0) {
                    room--;
                } else {
                    candidate.floor(false);
                }
            }
        }
        while (true) {
            Member loudest = loudestWithout(candidates);
            if (loudest == null) {
                return;
            }
            if (room > 0) {
                room--;
            } else {
                Member softest = softestWith(candidates);
                if (softest == null || loudest.loudness() < softest.loudness() * ADVANTAGE) {
                    return;
                }
                softest.floor(false);
            }
            loudest.floor(true);
        }
    }

    private static @Nullable Member loudestWithout(List<Member> candidates) {
        Member found = null;
        for (Member candidate : candidates) {
            if (candidate.wantsFloor()
                    && !candidate.hasFloor()
                    && (found == null || candidate.loudness() > found.loudness())) {
                found = candidate;
            }
        }
        return found;
    }

    private static @Nullable Member softestWith(List<Member> candidates) {
        Member found = null;
        for (Member candidate : candidates) {
            if (candidate.hasFloor() && (found == null || candidate.loudness() < found.loudness())) {
                found = candidate;
            }
        }
        return found;
    }
}
