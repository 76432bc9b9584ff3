package uz.karnay.sim.world;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import uz.karnay.loop.virtual.SeededEntropy;
import uz.karnay.loop.virtual.VirtualTime;
import uz.karnay.sim.karnay.SimKarnay;
import uz.karnay.sim.network.SimNat;
import uz.karnay.sim.peer.Mood;
import uz.karnay.sim.peer.SimOperator;
import uz.karnay.sim.peer.SimPhone;

/** What happens in an office in two minutes: calls, moods, phones that come and go, weather, an administrator at work. */
final class Day {

    /** How long anybody begins anything. */
    static final Duration LENGTH = Duration.ofMinutes(2);

    private static final List<String> NUMBERS = List.of("777", "101", "*99", "1003", "00442071234567", "712345678", "");

    private final VirtualTime time;
    private final SeededEntropy entropy;
    private final OfficePlan plan;
    private final People people;
    private final SimKarnay karnay;
    private final Sky sky;
    private final Administrator administrator;

    Day(VirtualTime time, SeededEntropy entropy, OfficePlan plan, People people, SimKarnay karnay, Sky sky) {
        this.time = time;
        this.entropy = entropy;
        this.plan = plan;
        this.people = people;
        this.karnay = karnay;
        this.sky = sky;
        this.administrator = new Administrator(karnay, plan, entropy.fork());
    }

    /** Puts all of it into the diary. */
    void plan() {
        people.phones().forEach(phone -> at(0, 5, () -> phone.stayRegistered(60 + entropy.below(60))));
        times(8 + entropy.below(14), this::phoneCalls);
        times(2 + entropy.below(6), this::operatorCalls);
        times(entropy.below(12), this::moodSwing);
        times(entropy.below(6), sky::change);
        times(entropy.below(4), this::cut);
        times(entropy.below(3), this::rebind);
        times(entropy.below(4), this::comeAndGo);
        times(entropy.below(6), administrator::work);
        times(entropy.below(3), this::hangUpOne);
    }

    private void times(int count, Runnable what) {
        for (int i = 0; i < count; i++) {
            at(5, LENGTH.toSeconds(), what);
        }
    }

    private void at(long least, long most, Runnable what) {
        time.after(Duration.ofMillis(least * 1_000 + entropy.below((int) (most - least) * 1_000)), what);
    }

    private void phoneCalls() {
        SimPhone caller = one(people.phones());
        caller.dial(number());
    }

    private String number() {
        if (entropy.chance(0.6)) {
            return one(plan.extensions()).number();
        }
        return entropy.chance(0.7) ? mobile() : one(NUMBERS.subList(0, NUMBERS.size() - 1));
    }

    private String mobile() {
        String subscriber = String.format(Locale.ROOT, "9%08d", entropy.below(100_000_000));
        return entropy.chance(0.2) ? "7" + subscriber : subscriber;
    }

    private void operatorCalls() {
        SimOperator operator = one(people.operators());
        String did = one(plan.dids()).number().digits();
        operator.call("998" + mobile(), entropy.chance(0.85) ? did : "998785559999");
    }

    private void moodSwing() {
        List<Mood> moods = List.of(Mood.values());
        if (entropy.chance(0.7)) {
            one(people.phones()).mood(one(moods));
        } else {
            Mood next = one(moods);
            one(people.operators()).mood(next == Mood.VANISHES ? Mood.REFUSES : next);
        }
    }

    private void cut() {
        sky.cut(one(people.places()));
    }

    private void rebind() {
        if (!people.routers().isEmpty()) {
            SimNat router = one(people.routers());
            router.rebind();
            sky.trouble();
        }
    }

    private void comeAndGo() {
        SimPhone phone = one(people.phones());
        if (entropy.chance(0.5)) {
            phone.unregister();
        } else {
            phone.stayRegistered(60 + entropy.below(60));
        }
    }

    private void hangUpOne() {
        karnay.book().all().stream().findFirst().ifPresent(call -> karnay.book().hangUp(call.id()));
    }

    private <T> T one(List<T> choices) {
        return choices.get(entropy.below(choices.size()));
    }

    /** Everybody goes home: what is up is hung up, and nobody begins anything. */
    void end() {
        sky.settle(people.places());
        people.phones().forEach(SimPhone::stopRefreshing);
        people.all().forEach(uz.karnay.sim.peer.SimParty::hangUpAll);
    }
}
