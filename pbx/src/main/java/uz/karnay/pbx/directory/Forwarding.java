package uz.karnay.pbx.directory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an extension's callers go instead; null each time: nowhere else.
 *
 * @param always without ringing at all
 * @param ringTime how long it rings before {@code noAnswer}; null: as long as usual
 * @param followMe rung besides its own devices, each after its delay
 */
public record Forwarding(
        @Nullable RouteTarget always,
        @Nullable RouteTarget busy,
        @Nullable RouteTarget noAnswer,
        @Nullable RouteTarget notRegistered,
        @Nullable Duration ringTime,
        List<RingGroup.Member> followMe) {

    public static final Forwarding NONE = new Forwarding(null, null, null, null, null, List.of());

    public Forwarding {
        followMe = List.copyOf(followMe);
    }

    /** Everywhere it may lead. */
    List<Facility.Exit> exits() {
        var exits = new ArrayList<Facility.Exit>();
        exits.addAll(Facility.Exit.automatic("handling.forwarding.always", always));
        exits.addAll(Facility.Exit.automatic("handling.forwarding.busy", busy));
        exits.addAll(Facility.Exit.automatic("handling.forwarding.noAnswer", noAnswer));
        exits.addAll(Facility.Exit.automatic("handling.forwarding.notRegistered", notRegistered));
        for (int i = 0; i < followMe.size(); i++) {
            exits.add(new Facility.Exit(
                    "handling.forwarding.followMe[" + i + "].target",
                    followMe.get(i).target(),
                    false));
        }
        return exits;
    }

    public Forwarding always(@Nullable RouteTarget target) {
        return new Forwarding(target, busy, noAnswer, notRegistered, ringTime, followMe);
    }

    public Forwarding busy(@Nullable RouteTarget target) {
        return new Forwarding(always, target, noAnswer, notRegistered, ringTime, followMe);
    }

    public Forwarding noAnswer(@Nullable RouteTarget target) {
        return new Forwarding(always, busy, target, notRegistered, ringTime, followMe);
    }
}
