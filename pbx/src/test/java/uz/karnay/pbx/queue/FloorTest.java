package uz.karnay.pbx.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static uz.karnay.pbx.queue.Shop.agent;
import static uz.karnay.pbx.queue.Shop.always;
import static uz.karnay.pbx.queue.Shop.loggingIn;
import static uz.karnay.pbx.queue.Shop.queue;
import static uz.karnay.pbx.queue.Shop.seconds;
import static uz.karnay.pbx.queue.Shop.skilled;
import static uz.karnay.pbx.queue.Shop.tier;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import uz.karnay.pbx.directory.CallQueue;
import uz.karnay.pbx.directory.CallQueue.Entry;
import uz.karnay.pbx.directory.CallQueue.Join;
import uz.karnay.pbx.directory.CallQueue.Strategy;
import uz.karnay.pbx.queue.QueueEvent.Kind;
import uz.karnay.pbx.queue.QueueWord.GoOn;
import uz.karnay.pbx.queue.QueueWord.Reason;
import uz.karnay.pbx.record.CallId;

class FloorTest {

    @Test
    void servesCallersInTheirOrder() {
        CallQueue sales = queue("sales", Strategy.LINEAR, always(0));
        var shop = new Shop(1, 1, sales);
        CallId first = shop.comes(sales);
        CallId second = shop.comes(sales);
        CallId third = shop.comes(sales);
        assertThat(shop.rung(first)).containsExactly(List.of(0));
        assertThat(shop.floor.place(third))
                .hasValueSatisfying(place -> assertThat(place.position()).isEqualTo(3));
        shop.isServed(first, 30);
        assertThat(shop.rung(second)).as("the agent wraps up").isEmpty();
        shop.pass(10);
        assertThat(shop.rung(second)).containsExactly(List.of(0));
        assertThat(shop.rung(third)).isEmpty();
        assertThat(shop.floor.place(third))
                .hasValueSatisfying(place -> assertThat(place.position()).isEqualTo(2));
    }

    @Test
    void ringsAllWhoAreFreeAndGivesTheCallToTheFirst() {
        CallQueue sales = queue("sales", Strategy.RING_ALL, always(0), always(1), always(2));
        var shop = new Shop(1, 3, sales);
        CallId first = shop.comes(sales);
        assertThat(shop.rung(first)).containsExactly(List.of(0, 1, 2));
        shop.floor.answered(first, agent(1));
        CallId second = shop.comes(sales);
        assertThat(shop.rung(second)).containsExactly(List.of(0, 2));
    }

    @Test
    void asksALowerTierFirst() {
        CallQueue sales = queue("sales", Strategy.RING_ALL, tier(0, 2), tier(1, 1), tier(2, 1));
        var shop = new Shop(1, 3, sales);
        assertThat(shop.rung(shop.comes(sales))).containsExactly(List.of(1, 2));
        assertThat(shop.rung(shop.comes(sales))).containsExactly(List.of(0));
    }

    @Test
    void takesTurnsAndRemembersWhoseItIs() {
        CallQueue sales = queue("sales", Strategy.ROUND_ROBIN, always(0), always(1), always(2));
        var shop = new Shop(1, 3, sales);
        for (int expected : List.of(0, 1, 2, 0, 1)) {
            CallId call = shop.comes(sales);
            assertThat(shop.ringing(call)).isEqualTo(expected);
            shop.isServed(call, 5);
            shop.pass(10);
        }
    }

    @Test
    void asksWhoHasBeenIdleLongest() {
        CallQueue sales = queue("sales", Strategy.LONGEST_IDLE, always(0), always(1));
        var shop = new Shop(1, 2, sales);
        shop.isServed(shop.comes(sales), 60);
        shop.pass(10);
        CallId next = shop.comes(sales);
        assertThat(shop.ringing(next)).isEqualTo(1);
        shop.isServed(next, 5);
        shop.pass(10);
        assertThat(shop.ringing(shop.comes(sales))).isEqualTo(0);
    }

    @Test
    void asksWhoHadTheFewestCalls() {
        CallQueue sales = queue("sales", Strategy.FEWEST_CALLS, always(0), always(1));
        var shop = new Shop(1, 2, sales);
        CallId first = shop.comes(sales);
        int busy = shop.ringing(first);
        shop.isServed(first, 5);
        shop.pass(10);
        shop.staff.agent(agent(1 - busy)).elsewhere(true);
        shop.isServed(shop.comes(sales), 5);
        shop.pass(10);
        shop.staff.agent(agent(1 - busy)).elsewhere(false);
        assertThat(shop.ringing(shop.comes(sales))).isEqualTo(1 - busy);
    }

    @Test
    void asksTheSkilledMoreOften() {
        CallQueue sales = queue("sales", Strategy.WEIGHTED, skilled(0, 9), skilled(1, 1));
        var shop = new Shop(1, 2, sales);
        int first = 0;
        for (int i = 0; i < 200; i++) {
            CallId call = shop.comes(sales);
            first += shop.ringing(call) == 0 ? 1 : 0;
            shop.floor.left(call);
        }
        assertThat(first).isBetween(160, 195);
    }

    @Test
    void triesTheNextAgentAndKeepsThePlace() {
        CallQueue sales = queue("sales", Strategy.LINEAR, always(0), always(1));
        var shop = new Shop(1, 2, sales);
        CallId call = shop.comes(sales);
        shop.pass(15);
        shop.floor.nobodyAnswered(call);
        assertThat(shop.ringing(call)).isEqualTo(1);
        CallId later = shop.comes(sales);
        shop.floor.nobodyAnswered(call);
        shop.pass(4);
        assertThat(shop.rung(later)).isEmpty();
        shop.pass(1);
        assertThat(shop.rung(call)).hasSize(3);
        assertThat(shop.figures(sales).notAnswered()).isEqualTo(2);
    }

    @Test
    void leavesAnAgentAloneForAMomentWhosePhoneRefusesAtOnce() {
        CallQueue sales = new CallQueue(
                queue("sales", Strategy.LINEAR).id(),
                "sales",
                "",
                Strategy.LINEAR,
                List.of(always(0)),
                new CallQueue.Timing(seconds(15), Duration.ZERO, Duration.ZERO, seconds(20)),
                Shop.OPEN,
                Shop.QUIET,
                Shop.NOWHERE,
                0,
                false,
                true);
        var shop = new Shop(1, 1, sales);
        CallId call = shop.comes(sales);
        shop.floor.nobodyAnswered(call);
        assertThat(shop.rung(call)).hasSize(1);
        shop.pass(1);
        assertThat(shop.rung(call)).hasSize(2);
    }

    @Test
    void sharesAnAgentBetweenQueuesByTheirPriority() {
        CallQueue sales = queue("sales", Strategy.LINEAR, always(0));
        CallQueue urgent = Shop.with(queue("urgent", Strategy.LINEAR, always(0)), Shop.OPEN, 10);
        var shop = new Shop(1, 1, sales, urgent);
        CallId served = shop.comes(sales);
        shop.floor.answered(served, agent(0));
        CallId waits = shop.comes(sales);
        CallId important = shop.comes(urgent);
        shop.floor.talked(served, seconds(5));
        shop.pass(10);
        assertThat(shop.rung(important)).containsExactly(List.of(0));
        assertThat(shop.rung(waits)).isEmpty();
    }

    @Test
    void ringsNobodyWhoPausesOrIsOnThePhoneElsewhere() {
        CallQueue sales = queue("sales", Strategy.LINEAR, always(0), always(1));
        var shop = new Shop(1, 2, sales);
        shop.pause(0, "lunch");
        shop.staff.agent(agent(1)).elsewhere(true);
        CallId call = shop.comes(sales);
        assertThat(shop.rung(call)).isEmpty();
        shop.pause(0, "");
        assertThat(shop.ringing(call)).isEqualTo(0);
    }

    @Test
    void ringsOnlyThoseWhoAreLoggedIn() {
        CallQueue sales = queue("sales", Strategy.LINEAR, loggingIn(0), loggingIn(1));
        var shop = new Shop(1, 2, sales);
        CallId call = shop.comes(sales);
        assertThat(shop.rung(call)).isEmpty();
        shop.logIn(1, sales);
        assertThat(shop.ringing(call)).isEqualTo(1);
    }

    @Test
    void leadsOnWhoHasWaitedLongEnough() {
        CallQueue sales = Shop.with(
                queue("sales", Strategy.LINEAR, loggingIn(0)), new Entry(10, seconds(60), Join.ALWAYS, false));
        var shop = new Shop(1, 1, sales);
        CallId call = shop.comes(sales);
        shop.pass(59);
        assertThat(shop.told(call)).isEmpty();
        shop.pass(1);
        assertThat(shop.told(call)).containsExactly(new GoOn(Reason.TIMEOUT));
        assertThat(shop.figures(sales).waitedLost()).isEqualTo(seconds(60));
    }

    @Test
    void letsAnAgentWhoRingsHaveTheCallerThoughHisTimeIsOver() {
        CallQueue sales = Shop.with(
                queue("sales", Strategy.LINEAR, loggingIn(0)), new Entry(10, seconds(60), Join.ALWAYS, false));
        var shop = new Shop(1, 1, sales);
        CallId patient = shop.comes(sales);
        shop.pass(55);
        shop.logIn(0, sales);
        shop.pass(10);
        shop.floor.nobodyAnswered(patient);
        assertThat(shop.told(patient)).hasSize(2).endsWith(new GoOn(Reason.TIMEOUT));
    }

    @Test
    void refusesWhenItIsFullOrNobodyIsThere() {
        CallQueue full = Shop.with(
                queue("full", Strategy.LINEAR, loggingIn(0)), new Entry(1, Duration.ZERO, Join.ALWAYS, false));
        CallQueue manned = Shop.with(
                queue("manned", Strategy.LINEAR, loggingIn(0)), new Entry(9, Duration.ZERO, Join.WITH_AGENTS, true));
        CallQueue ready = Shop.with(
                queue("ready", Strategy.LINEAR, loggingIn(0)),
                new Entry(9, Duration.ZERO, Join.WITH_READY_AGENTS, false));
        var shop = new Shop(1, 1, full, manned, ready);
        shop.comes(full);
        assertThat(enters(shop, full)).isEqualTo(new QueueEntry.Refused(Reason.FULL));
        assertThat(enters(shop, manned)).isEqualTo(new QueueEntry.Refused(Reason.DESERTED));
        shop.logIn(0, manned);
        shop.logIn(0, ready);
        shop.pause(0, "lunch");
        assertThat(enters(shop, manned)).isEqualTo(new QueueEntry.Waits());
        assertThat(enters(shop, ready)).isEqualTo(new QueueEntry.Refused(Reason.DESERTED));
        assertThat(shop.figures(ready).refused()).isEqualTo(1);
    }

    @Test
    void leadsThemOnWhenTheLastAgentGoesOrTheQueueCloses() {
        CallQueue sales = Shop.with(
                queue("sales", Strategy.LINEAR, loggingIn(0)), new Entry(9, Duration.ZERO, Join.ALWAYS, true));
        CallQueue other = queue("other", Strategy.LINEAR, loggingIn(0));
        var shop = new Shop(1, 1, sales, other);
        shop.logIn(0, sales);
        shop.pause(0, "lunch");
        CallId call = shop.comes(sales);
        CallId elsewhere = shop.comes(other);
        assertThat(shop.told(call)).isEmpty();
        shop.logOut(0, sales);
        assertThat(shop.told(call)).containsExactly(new GoOn(Reason.DESERTED));
        shop.close(other);
        assertThat(shop.told(elsewhere)).containsExactly(new GoOn(Reason.CLOSED));
    }

    @Test
    void freesTheAgentWhenTheCallerHangsUpBeforeTheAnswer() {
        CallQueue sales = queue("sales", Strategy.LINEAR, always(0));
        var shop = new Shop(1, 1, sales);
        CallId impatient = shop.comes(sales);
        CallId next = shop.comes(sales);
        shop.pass(3);
        shop.floor.left(impatient);
        assertThat(shop.rung(next)).containsExactly(List.of(0));
        shop.floor.left(impatient);
        assertThat(shop.figures(sales).abandoned()).isEqualTo(1);
    }

    @Test
    void givesTheAgentToTheNextWhenACallerCannotBeTold() {
        CallQueue sales = queue("sales", Strategy.LINEAR, loggingIn(0));
        var shop = new Shop(1, 1, sales);
        CallId gone = shop.comes(sales);
        CallId next = shop.comes(sales);
        shop.unreachable.add(gone);
        shop.logIn(0, sales);
        assertThat(shop.rung(next)).containsExactly(List.of(0));
        assertThat(shop.figures(sales).abandoned()).isEqualTo(1);
    }

    @Test
    void countsFromItsEvents() {
        CallQueue sales = queue("sales", Strategy.LINEAR, always(0));
        var shop = new Shop(1, 1, sales);
        CallId first = shop.comes(sales);
        CallId second = shop.comes(sales);
        shop.pass(4);
        shop.isServed(first, 30);
        shop.pass(10);
        shop.pass(2);
        shop.isServed(second, 20);
        Figures figures = shop.figures(sales);
        assertThat(figures.offered()).isEqualTo(2);
        assertThat(figures.answered()).isEqualTo(2);
        assertThat(figures.inTime()).isEqualTo(1); // 4 s, and 46 s
        assertThat(figures.averageWait()).isEqualTo(seconds(25));
        assertThat(figures.longestWait()).isEqualTo(seconds(46));
        assertThat(figures.averageTalk()).isEqualTo(seconds(25));
        assertThat(figures.serviceLevelPercent()).isEqualTo(50);
        assertThat(Figures.of(shop.events, seconds(20))).isEqualTo(figures);
    }

    @Test
    void tellsHowLongItMayTakeOnceItKnowsHowLongCallsTake() {
        CallQueue sales = queue("sales", Strategy.LINEAR, always(0));
        var shop = new Shop(1, 1, sales);
        CallId first = shop.comes(sales);
        assertThat(shop.floor.place(first)).contains(new Place(1, Duration.ZERO));
        shop.isServed(first, 50);
        CallId second = shop.comes(sales);
        CallId third = shop.comes(sales);
        assertThat(shop.floor.place(second)).contains(new Place(1, seconds(60)));
        assertThat(shop.floor.place(third)).contains(new Place(2, seconds(120)));
    }

    @Test
    void knowsWhenAnAnswerWasNotSeen() {
        CallQueue sales = queue("sales", Strategy.LINEAR, always(0));
        var shop = new Shop(1, 1, sales);
        CallId call = shop.comes(sales);
        shop.pass(40);
        shop.floor.talked(call, seconds(30));
        assertThat(shop.figures(sales).averageWait()).isEqualTo(seconds(10));
        assertThat(shop.figures(sales).averageTalk()).isEqualTo(seconds(30));
        assertThat(shop.events)
                .extracting(QueueEvent::kind)
                .containsExactly(Kind.JOINED, Kind.RANG, Kind.ANSWERED, Kind.TALKED);
    }

    @Test
    void beginsANewCountAtMidnight() {
        CallQueue sales = queue("sales", Strategy.LINEAR, always(0));
        var shop = new Shop(1, 1, sales);
        shop.isServed(shop.comes(sales), 5);
        assertThat(shop.figures(sales).answered()).isEqualTo(1);
        shop.pass(Duration.ofHours(15).toSeconds());
        assertThat(shop.figures(sales)).isEqualTo(Figures.NONE);
    }

    private static QueueEntry enters(Shop shop, CallQueue queue) {
        return shop.enters(queue, new CallId(new UUID(10, shop.events.size())));
    }
}
