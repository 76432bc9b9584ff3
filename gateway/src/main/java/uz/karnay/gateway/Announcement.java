package uz.karnay.gateway;

import java.util.List;
import uz.karnay.media.player.Sound;
import uz.karnay.pbx.recording.Side;

/** What the parties of a conversation hear before it is recorded. Any thread. */
public interface Announcement {

    /** Nobody is told. */
    Announcement NONE = new Announcement() {
        @Override
        public boolean isFor(Side side) {
            return false;
        }

        @Override
        public List<Sound> at(int rate) {
            return List.of();
        }
    };

    boolean isFor(Side side);

    /** @param rate samples a second: 8000, 16000 or 48000 */
    List<Sound> at(int rate);
}
