package uz.karnay.pbx.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import uz.karnay.loop.virtual.SeededEntropy;
import uz.karnay.pbx.Office;
import uz.karnay.pbx.directory.Directory;

/** Many seeds of events in any order; a failure names its seed. */
class RandomCallsTest {

    private static final int SEEDS = 2_000;

    /** After this no phone does anything any more. */
    private static final Duration QUIET = Duration.ofMinutes(3);

    private static final Directory DIRECTORY = Office.with(
            Office.narrow(Office.BELL, 2), Office.rule(1, "9XXXXXXXX", Office.BELL, Office.SARKOR, Office.BRANCH));
    private static final List<String> NUMBERS = List.of("200", "200", "901234567", "901234567", "112", "300", "*701");

    @Test
    void everyCallIsAnsweredOnceAndRecordedOnce() {
        for (int seed = 0; seed < SEEDS; seed++) {
            play(seed);
        }
    }

    private static void play(int seed) {
        var entropy = new SeededEntropy(seed);
        var world = new CallWorld(seed, DIRECTORY, 1 + entropy.below(3));
        var legs = new RandomLegs(world, entropy);
        var callers = new ArrayList<FakeLeg>();
        world.onDialled(leg -> {
            leg.onEnd(() -> legs.closeSoon(leg));
            legs.playCalled(leg);
        });
        int count = 1 + entropy.below(4);
        for (int i = 0; i < count; i++) {
            callers.add(begin(world, legs, entropy));
            world.time.advance(Duration.ofMillis(entropy.below(3_000)));
        }
        interfere(world, entropy);
        world.time.advance(QUIET);
        if (world.calls.size() == 0) {
            assertThat(world.time.pending())
                    .as("timers of ended calls, seed %d", seed)
                    .isZero();
        }
        world.time.advance(Duration.ofHours(13));
        check(seed, world, callers);
    }

    private static FakeLeg begin(CallWorld world, RandomLegs legs, SeededEntropy entropy) {
        String number = NUMBERS.get(entropy.below(NUMBERS.size()));
        var leg = new FakeLeg("caller");
        leg.onEnd(() -> legs.closeSoon(leg));
        leg.onAnswer(() -> legs.acknowledge(leg));
        if (entropy.chance(0.2)) {
            world.begin(leg, Office.BELL, "998785553322");
        } else {
            world.begin(leg, Office.ALICE, number);
        }
        legs.playCaller(leg);
        return leg;
    }

    private static void interfere(CallWorld world, SeededEntropy entropy) {
        if (entropy.chance(0.1)) {
            world.time.advance(Duration.ofSeconds(entropy.below(20)));
            world.book.all().stream().findFirst().ifPresent(call -> world.book.hangUp(call.id()));
        }
        if (entropy.chance(0.1)) {
            world.time.advance(Duration.ofSeconds(entropy.below(20)));
            world.run(() -> world.calls.hangUpAll(HangUp.SHUTDOWN));
        }
    }

    private static void check(int seed, CallWorld world, List<FakeLeg> callers) {
        assertThat(world.faults).as("faults, seed %d", seed).isEmpty();
        assertThat(world.records).as("records, seed %d", seed).hasSize(callers.size());
        assertThat(world.calls.size()).as("live calls, seed %d", seed).isZero();
        assertThat(world.book.size()).as("the list of calls, seed %d", seed).isZero();
        assertThat(world.time.pending()).as("timers, seed %d", seed).isZero();
        for (var trunk : DIRECTORY.trunks()) {
            assertThat(world.channels.inUse(trunk.id()))
                    .as("channels, seed %d", seed)
                    .isZero();
        }
        for (FakeLeg leg : world.dialled) {
            assertThat(leg.isOver()).as("%s ended, seed %d", leg.name(), seed).isTrue();
        }
        callers.forEach(leg -> assertThat(finalAnswers(leg))
                .as("final answers %s, seed %d", leg.commands(), seed)
                .isLessThanOrEqualTo(1)
                .isGreaterThanOrEqualTo(leg.isOverByPhone() ? 0 : 1));
    }

    private static long finalAnswers(FakeLeg caller) {
        return caller.commands().stream()
                .filter(command -> command.startsWith("refuse") || command.startsWith("answer"))
                .count();
    }
}
