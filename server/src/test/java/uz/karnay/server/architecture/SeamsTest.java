package uz.karnay.server.architecture;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/**
 * Time, chance and threads come from the loop, or a simulated world could not be replayed from its seed. The sockets,
 * the database and the wiring stand outside the simulation.
 */
class SeamsTest {

    private static final Set<String> OUTSIDE = Set.of("uz.karnay.net", "uz.karnay.store", "uz.karnay.server");
    private static final Set<String> THE_SEAMS_THEMSELVES =
            Set.of("uz.karnay.loop.SystemClock", "uz.karnay.loop.SecureEntropy", "uz.karnay.loop.LoopThread");

    @Test
    void nobodyAsksTheMachineForTime() {
        check(
                "ask the machine for time",
                target -> is(target, System.class, "nanoTime", "currentTimeMillis")
                        || (is(target, Instant.class, "now")
                                && target.getRawParameterTypes().isEmpty()));
    }

    @Test
    void nobodyAsksTheMachineForChance() {
        check(
                "ask the machine for chance",
                target -> is(target, UUID.class, "randomUUID")
                        || is(target, Math.class, "random")
                        || (target.getOwner().isAssignableTo(Random.class)
                                && target.getName().equals("<init>"))
                        || target.getOwner().isEquivalentTo(ThreadLocalRandom.class));
    }

    @Test
    void nobodyMakesPlatformThreadsOrSleeps() {
        check(
                "make platform threads or sleep",
                target -> is(target, Thread.class, "<init>", "ofPlatform", "sleep")
                        || (target.getOwner().isEquivalentTo(CompletableFuture.class)
                                && target.getName().endsWith("Async")));
    }

    private static void check(String what, TargetTest banned) {
        noClasses()
                .that(are(insideTheSimulation()))
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "they " + what,
                        (JavaAccess<?> access) ->
                                access.getTarget() instanceof CodeUnitAccessTarget target && banned.test(target)))
                .because("it comes from the loop: Clock, Entropy, EventLoop")
                .check(Classes.ALL);
    }

    private static DescribedPredicate<JavaClass> insideTheSimulation() {
        return DescribedPredicate.describe(
                "inside the simulation",
                one -> OUTSIDE.stream().noneMatch(module -> (one.getPackageName() + ".").startsWith(module + "."))
                        && THE_SEAMS_THEMSELVES.stream()
                                .noneMatch(seam -> (one.getName() + "$").startsWith(seam + "$")));
    }

    private static boolean is(CodeUnitAccessTarget target, Class<?> owner, String... names) {
        return target.getOwner().isEquivalentTo(owner) && Set.of(names).contains(target.getName());
    }

    @FunctionalInterface
    private interface TargetTest {
        boolean test(CodeUnitAccessTarget target);
    }
}
