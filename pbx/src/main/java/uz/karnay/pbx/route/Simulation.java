package uz.karnay.pbx.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uz.karnay.pbx.call.IncomingCall;
import uz.karnay.pbx.directory.Directory;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.script.ScriptPlan;

/**
 * What would become of a call whom nobody answers and whose caller presses nothing: the switchboard's own decisions, one
 * after the other. Pure.
 */
public final class Simulation {

    private static final int MAX_STAGES = 10;

    private Simulation() {}

    /** @param when {@code at first}, {@code when nobody answers} */
    public record Stage(String when, Route route) {}

    /** A target that the call goes on to by itself, and when it does. */
    private record Next(String when, RouteTarget target) {}

    public static List<Stage> of(Directory directory, IncomingCall call, Moment moment) {
        var stages = new ArrayList<Stage>();
        Route route = Switchboard.route(directory, call, moment);
        stages.add(new Stage("at first", route));
        Optional<Next> next = next(route);
        while (next.isPresent() && stages.size() < MAX_STAGES) {
            route = Switchboard.follow(
                    directory, call, next.get().target(), next.get().when(), moment);
            stages.add(new Stage(next.get().when(), route));
            next = next(route);
        }
        return stages;
    }

    private static Optional<Next> next(Route route) {
        return switch (route) {
            case Route.Ring ring ->
                Optional.ofNullable(ring.onward().onNoAnswer()).map(target -> new Next("when nobody answers", target));
            case Route.RunScript script -> next(script.plan());
            case Route.TryLines _, Route.PickUp _, Route.Park _, Route.NoRoute _ -> Optional.empty();
        };
    }

    private static Optional<Next> next(ScriptPlan plan) {
        return switch (plan) {
            case ScriptPlan.Announce(var announcement) ->
                Optional.ofNullable(announcement.then()).map(target -> new Next("after the announcement", target));
            case ScriptPlan.ChooseFrom(var menu) ->
                Optional.ofNullable(menu.silence().then()).map(target -> new Next("when nothing is pressed", target));
            case ScriptPlan.Queue(var queue) ->
                Optional.ofNullable(queue.overflow().timeout())
                        .map(target -> new Next("when the wait is too long", target));
            case ScriptPlan.LeaveMessage _,
                    ScriptPlan.Mailbox _,
                    ScriptPlan.Conference _,
                    ScriptPlan.QueueLogin _,
                    ScriptPlan.QueuePause _,
                    ScriptPlan.UseFeature _,
                    ScriptPlan.EchoTest _,
                    ScriptPlan.SpeakingClock _ -> Optional.empty();
        };
    }
}
