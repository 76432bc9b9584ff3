package uz.karnay.pbx.directory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several people behind one number.
 *
 * @param ringTime with {@code ALL} how long the group rings, else how long each member does
 * @param callerPrefix put before the caller's name, so that the called see which number was dialled
 * @param otherwise where the caller goes when nobody answers, or null: refused
 */
public record RingGroup(
        RingGroupId id,
        String name,
        String number,
        Order order,
        List<Member> members,
        Duration ringTime,
        String callerPrefix,
        @Nullable RouteTarget otherwise,
        boolean enabled)
        implements Facility {

    public RingGroup {
        members = List.copyOf(members);
    }

    /** Who rings when. */
    public enum Order {
        /** All together, each after its delay. */
        ALL,
        /** One after the other. */
        IN_ORDER,
        /** One after the other, shuffled for each call. */
        RANDOM
    }

    /**
     * @param target an extension, or an external number
     * @param delay from the beginning of the ringing; only with {@code ALL}
     */
    public record Member(RouteTarget target, Duration delay) {}

    @Override
    public List<Exit> exits() {
        var exits = new ArrayList<Exit>();
        for (int i = 0; i < members.size(); i++) {
            exits.add(new Exit("members[" + i + "].target", members.get(i).target(), false));
        }
        exits.addAll(Exit.automatic("otherwise", otherwise));
        return exits;
    }
}
