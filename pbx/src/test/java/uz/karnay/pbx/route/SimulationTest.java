package uz.karnay.pbx.route;

import static org.assertj.core.api.Assertions.assertThat;
import static uz.karnay.pbx.Facilities.announcement;
import static uz.karnay.pbx.Facilities.group;
import static uz.karnay.pbx.Facilities.member;
import static uz.karnay.pbx.Facilities.queue;
import static uz.karnay.pbx.Office.BELL;
import static uz.karnay.pbx.Office.BOB;
import static uz.karnay.pbx.Office.did;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.pbx.MemoryBindings;
import uz.karnay.pbx.Office;
import uz.karnay.pbx.call.CallerId;
import uz.karnay.pbx.call.IncomingCall;
import uz.karnay.pbx.call.IncomingCall.Origin;
import uz.karnay.pbx.directory.RingGroup.Order;
import uz.karnay.pbx.directory.RouteTarget;
import uz.karnay.pbx.registration.Bindings;

class SimulationTest {

    private final VirtualTime time = new VirtualTime(1);

    @Test
    void aCallerWhomNobodyAnswersIsFollowedToTheEnd() {
        var bindings =
                new Bindings(new MemoryBindings().holding(BOB, 6060, time.now().plus(Duration.ofHours(1))), time);
        var sorry = announcement("sorry", new RouteTarget.HangUp(RouteTarget.Cause.UNAVAILABLE));
        var support = queue("Support", "700", new RouteTarget.ToAnnouncement(sorry.id()), BOB);
        var sales = group("Sales", "600", Order.ALL, new RouteTarget.ToQueue(support.id()), member(BOB, 0));
        var directory =
                Office.with(sorry, support, sales, did("+998785553322", new RouteTarget.ToRingGroup(sales.id())));
        var call = new IncomingCall(
                new Origin.FromTrunk(BELL), "998785553322", new CallerId("998901234567", ""), "a simulation");
        List<Simulation.Stage> stages =
                Simulation.of(directory, call, new Moment(bindings, time.now(), time.entropy()));
        assertThat(stages)
                .extracting(Simulation.Stage::when)
                .containsExactly(
                        "at first", "when nobody answers", "when the wait is too long", "after the announcement");
        assertThat(stages.getLast().route()).isInstanceOf(Route.NoRoute.class);
    }
}
