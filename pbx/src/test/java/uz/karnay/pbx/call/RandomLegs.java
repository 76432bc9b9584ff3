package uz.karnay.pbx.call;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import uz.karnay.loop.virtual.SeededEntropy;

/**
 * The far ends of a call doing what they like when they like, within what the gateway promises: nothing but the last
 * word follows an end, and an event may be under way while the call ends the leg.
 */
final class RandomLegs {

    private static final List<Integer> STATUSES =
            List.of(401, 403, 404, 408, 480, 484, 486, 487, 488, 500, 503, 600, 603);

    private static final List<String> TRANSFERS = List.of("100", "200", "901234567", "*700", "*701", "999");

    private static final TransferAsk.Reply DEAF = new TransferAsk.Reply() {
        @Override
        public void accepted() {}

        @Override
        public void refused(Refusal why) {}
    };

    private final CallWorld world;
    private final SeededEntropy entropy;

    RandomLegs(CallWorld world, SeededEntropy entropy) {
        this.world = world;
        this.entropy = entropy;
    }

    /** A phone that is called: tries, perhaps rings, then answers, refuses, breaks, or does nothing for ever. */
    void playCalled(FakeLeg leg) {
        if (entropy.chance(0.7)) {
            later(leg, LegListener::onRinging);
        }
        if (entropy.chance(0.3)) {
            later(leg, LegListener::onProgress);
        }
        after(2_000, () -> decide(leg));
    }

    /** A caller: acknowledges what is answered, and gives up or hangs up some time. */
    void playCaller(FakeLeg leg) {
        if (entropy.chance(0.8)) {
            after(entropy.chance(0.5) ? 4_000 : 90_000, () -> hangUp(leg));
        }
    }

    /** What the gateway does when the call answers the caller. */
    void acknowledge(FakeLeg leg) {
        if (entropy.chance(0.9)) {
            later(leg, LegListener::onAnswered);
        } else if (entropy.chance(0.5)) {
            after(100, () -> byPhone(leg, phone -> phone.onRefused(Refusal.NOT_ACCEPTABLE)));
        } else {
            after(32_000, () -> byPhone(leg, phone -> phone.onHungUp(HangUp.PEER_VANISHED)));
        }
    }

    /** The last word of a leg that ended, however it ended; now and then it never comes. */
    void closeSoon(FakeLeg leg) {
        if (entropy.chance(0.95)) {
            after(entropy.chance(0.9) ? 300 : 9_000, leg::close);
        }
    }

    private void decide(FakeLeg leg) {
        switch (entropy.below(6)) {
            case 0 -> byPhone(leg, phone -> phone.onRefused(anyRefusal()));
            case 1 -> byPhone(leg, phone -> phone.onHungUp(HangUp.NO_MEDIA));
            case 2, 3, 4 -> answer(leg);
            default -> {} // never says anything again
        }
    }

    /** Now and then the answer has crossed the call's own end of the leg. */
    private void answer(FakeLeg leg) {
        if (leg.isOverByPhone() || leg.isOver() && entropy.chance(0.5)) {
            return;
        }
        leg.answeredByPhone();
        leg.phone().onAnswered();
        if (entropy.chance(0.3)) {
            after(3_000, () -> hold(leg));
        }
        if (entropy.chance(0.3)) {
            String number = TRANSFERS.get(entropy.below(TRANSFERS.size()));
            after(9_000, () -> transfer(leg, number));
        }
        if (entropy.chance(0.7)) {
            after(60_000, () -> hangUp(leg));
        }
    }

    private static void transfer(FakeLeg leg, String number) {
        if (!leg.isOver()) {
            leg.phone().onTransferAsked(new TransferAsk.Blind(number, DEAF));
        }
    }

    private static void hold(FakeLeg leg) {
        if (!leg.isOver()) {
            leg.phone().onHold(true);
        }
    }

    private void hangUp(FakeLeg leg) {
        byPhone(leg, phone -> phone.onHungUp(HangUp.NORMAL));
    }

    private Refusal anyRefusal() {
        return new Refusal(STATUSES.get(entropy.below(STATUSES.size())), "Because");
    }

    private void later(FakeLeg leg, Consumer<LegListener> event) {
        after(1_500, () -> {
            if (!leg.isOver() && !leg.isAnsweredByPhone()) {
                event.accept(leg.phone());
            }
        });
    }

    /** An end that comes from the phone's side. */
    private void byPhone(FakeLeg leg, Consumer<LegListener> event) {
        if (!leg.isOver()) {
            leg.overByPhone();
            event.accept(leg.phone());
        }
    }

    private void after(int withinMillis, Runnable event) {
        Duration delay = Duration.ofMillis(entropy.below(withinMillis));
        world.time.after(delay, () -> world.loop.run(event));
    }
}
